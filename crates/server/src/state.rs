//! What every handler has at hand.

use std::sync::Arc;

use recoup_store::Store;
use uuid::Uuid;

use crate::{
    app::{App, Who},
    auth::{Caller, Cookie, Effort, PasswordGate, SignInLimits},
    bind::Transport,
    clock::Clock,
    under_way::UnderWay,
};

/// What every handler has at hand. Cheap to clone; nothing in it changes but the counts of tries.
#[derive(Clone)]
pub struct AppState {
    /// Store and library, and the units of work on them.
    pub(crate) app: App,
    /// The time.
    pub(crate) clock: Clock,
    /// What is the same for the life of the server.
    site: Arc<Site>,
}

struct Site {
    transport: Transport,
    demo: Option<Uuid>,
    limits: SignInLimits,
    gate: PasswordGate,
    under_way: UnderWay,
}

/// What the server is told once.
#[derive(Clone, Debug)]
pub struct Terms {
    /// How requests reach it.
    pub transport: Transport,
    /// The demo athlete, whom everybody may be without signing in.
    pub demo: Option<Uuid>,
    /// Where it takes the time from.
    pub clock: Clock,
    /// How much work a password's hash is.
    pub effort: Effort,
}

impl AppState {
    /// The state of a server on these terms.
    pub fn new(app: App, terms: Terms) -> Self {
        let Terms {
            transport,
            demo,
            clock,
            effort,
        } = terms;
        let (limits, gate) = (SignInLimits::new(), PasswordGate::new(effort));
        Self {
            app,
            clock,
            site: Arc::new(Site {
                transport,
                demo,
                limits,
                gate,
                under_way: UnderWay::default(),
            }),
        }
    }

    pub(crate) fn store(&self) -> &Store {
        self.app.store()
    }

    pub(crate) fn transport(&self) -> &Transport {
        &self.site.transport
    }

    pub(crate) fn demo(&self) -> Option<Uuid> {
        self.site.demo
    }

    pub(crate) fn limits(&self) -> &SignInLimits {
        &self.site.limits
    }

    pub(crate) fn under_way(&self) -> &UnderWay {
        &self.site.under_way
    }

    pub(crate) fn gate(&self) -> &PasswordGate {
        &self.site.gate
    }

    pub(crate) fn cookie(&self) -> Cookie {
        if self.transport().is_https() {
            Cookie::Https
        } else {
            Cookie::Loopback
        }
    }

    /// The caller, now.
    pub(crate) fn who(&self, caller: &Caller) -> Who {
        Who {
            athlete: caller.athlete,
            now: self.clock.now(),
            language: caller.language,
        }
    }
}
