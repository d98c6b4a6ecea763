//! Names as they stand in files, rows and JSON: one macro, so that each is written once.

/// An unknown code, with what was allowed in its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind} {found:?} is not known; use one of {allowed}")]
pub struct UnknownCode {
    /// What was being read, such as `muscle`.
    pub kind: &'static str,
    /// The text that was found.
    pub found: String,
    /// The codes that would have been accepted, separated by commas.
    pub allowed: String,
}

/// Declares an enum whose variants have a code each, for everything outside the engine.
macro_rules! coded {
    ($(#[$meta:meta])* $vis:vis enum $name:ident as $kind:literal {
        $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code that stands for this variant in files, rows and JSON.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The variant that a code stands for.
            ///
            /// # Errors
            /// [`UnknownCode`](crate::UnknownCode) names the code and the ones that are allowed.
            pub fn from_code(code: &str) -> Result<Self, $crate::UnknownCode> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    other => Err($crate::UnknownCode {
                        kind: $kind,
                        found: other.to_owned(),
                        allowed: [$($code),+].join(", "),
                    }),
                }
            }
        }
    };
}
pub(crate) use coded;
