//! Names the features of a model once: an enum for the code, a list of names for reports.

/// Declares a feature enum with its variants in the order of their weights.
macro_rules! named {
    ($(#[$about:meta])* $kind:ident; $($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $kind { $($(#[$doc])* $name),+ }

        impl $kind {
            /// All features, in the order of their weights.
            pub const ALL: &[$kind] = &[$($kind::$name),+];
            /// Their names, in the same order.
            pub const NAMES: &[&str] = &[$(stringify!($name)),+];
        }
    };
}

pub(crate) use named;
