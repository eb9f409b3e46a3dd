//! Who acts.
//!
//! Whether somebody is who they say they are is for the caller to know; here it is taken as a fact.
//!
//! Source: the roles are those of SP4N-LAPOR!, with the system as one of its own.

use super::wire::named;
use crate::kernel::id::id;

named!(
    /// What somebody may be in a case.
    Role {
        /// Who complained, and nobody else.
        Citizen = "citizen",
        /// The desk that looks at every complaint first.
        Verifier = "verifier",
        /// The agency (*OPD*) a complaint was given to.
        Agency = "agency",
        /// Who watches over verifiers and agencies.
        Supervisor = "supervisor",
        /// The city's own system, acting by rule.
        System = "system",
    }
);

id!(
    /// A case, by its tracking code.
    CaseId
);
id!(
    /// An agency of the city.
    AgencyId
);
id!(
    /// An account of an officer; never a citizen's name.
    OfficerId
);

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// As what.
    pub role: Role,
    /// The agency they act for, if they do.
    pub agency: Option<AgencyId>,
    /// The officer; `None` for citizens, whose identity has no place in a log, and the system.
    pub officer: Option<OfficerId>,
}

impl Role {
    /// Its place in a set of roles.
    pub(super) fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl Actor {
    /// Whoever complained.
    pub const CITIZEN: Self = Self { role: Role::Citizen, agency: None, officer: None };
    /// The system.
    pub const SYSTEM: Self = Self { role: Role::System, agency: None, officer: None };
}
