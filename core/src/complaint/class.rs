//! What a complaint is, and who may know of it.
//!
//! Source: the classes and the meaning of *anonim* and *rahasia* are those of SP4N-LAPOR!
//! (`docs/reference/complaint-lifecycle.md`).

use super::actor::Role;
use super::wire::named;

named!(
    /// What a citizen sends in.
    Class {
        /// Something is wrong (*pengaduan*).
        Complaint = "complaint",
        /// Something is wished for (*aspirasi*).
        Aspiration = "aspiration",
        /// Something is asked (*permintaan informasi*).
        InformationRequest = "information_request",
    }
);

named!(
    /// Who may know what about a complaint.
    Privacy {
        /// Everybody sees the complaint, the city sees whose it is.
        Public = "public",
        /// Everybody sees the complaint, nobody but the city's own system sees whose it is.
        Anonymous = "anonymous",
        /// Nobody but the city sees the complaint; the public sees it in totals only.
        Secret = "secret",
    }
);

impl Privacy {
    /// Whether somebody of a role may see who complained; a citizen is whoever did.
    #[must_use]
    pub fn shows_identity_to(self, role: Role) -> bool {
        match self {
            Self::Public | Self::Secret => true,
            Self::Anonymous => matches!(role, Role::Citizen | Role::System),
        }
    }
}

impl Class {
    /// Its place in a set of classes.
    pub(super) fn bit(self) -> u8 {
        1 << self as u8
    }
}
