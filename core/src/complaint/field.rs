//! Words of people, kept out of the log: an event holds a seal of each, the words lie beside it.
//!
//! A seal is a salted hash. Who has words and salt can show that they are the ones; once both are
//! erased, the seal says nothing about them and the chain of events still verifies.
//!
//! Units: lengths in characters (Unicode scalar values); salts and seals in bytes.
//! Source: SHA-256 of FIPS 180-4; `docs/reference/complaint-log.md`. The limit of 4,000 characters
//! is that of Open311 GeoReport v2 for a description.

use alloc::string::String;

use sha2::{Digest, Sha256};

use super::wire::named;

/// The most characters of one text.
pub const WORDS_CHARS_MAX: usize = 4_000;

named!(
    /// Words that say who somebody is. No public view can hold them.
    IdentityField {
        /// What the citizen is called.
        Name = "name",
        /// How to reach the citizen: telephone, e-mail.
        Contact = "contact",
        /// A number of an identity card.
        IdentityNumber = "identity_number",
    }
);

named!(
    /// Words that everybody may read, unless the case is secret or they were redacted.
    OpenField {
        /// What is wrong, wished for or asked.
        Description = "description",
        /// Where.
        Address = "address",
        /// What is asked of the citizen.
        Question = "question",
        /// What the citizen answers.
        Answer = "answer",
        /// What the agency replies.
        Reply = "reply",
        /// Why something was done.
        Reason = "reason",
        /// Words that take the place of redacted ones.
        Replacement = "replacement",
    }
);

/// What some words are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Who somebody is.
    Identity(IdentityField),
    /// Anything else.
    Open(OpenField),
}

/// Words with the salt they are sealed with: random, made by the caller, used once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What they are about.
    pub field: Field,
    /// 16 random bytes.
    pub salt: [u8; 16],
    /// The words.
    pub text: String,
}

/// What an event holds of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal {
    /// What they are about.
    pub field: Field,
    /// SHA-256 of the salt followed by the words in UTF-8.
    pub hash: [u8; 32],
}

/// Some words of a case: those about `field` in the entry `seq`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WordsAt {
    /// The number of the entry.
    pub seq: u32,
    /// What they are about.
    pub field: Field,
}

impl Field {
    /// Its name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Identity(field) => field.as_str(),
            Self::Open(field) => field.as_str(),
        }
    }

    /// Its place in a set of fields.
    pub(super) fn bit(self) -> u16 {
        match self {
            Self::Identity(field) => 1 << field as u16,
            Self::Open(field) => 1 << (IdentityField::ALL.len() as u16 + field as u16),
        }
    }

    /// The field of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let identity = IdentityField::parse(name).map(Self::Identity);
        identity.or_else(|| OpenField::parse(name).map(Self::Open))
    }
}

impl Words {
    /// Seals them.
    #[must_use]
    pub fn seal(&self) -> Seal {
        let hash = Sha256::new().chain_update(self.salt).chain_update(&self.text).finalize();
        Seal { field: self.field, hash: hash.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::complaint::log::hex;

    #[test]
    fn a_seal_is_the_hash_of_salt_and_words() {
        let words = Words {
            field: Field::Open(OpenField::Description),
            salt: [7; 16],
            text: "Lampu jalan mati".into(),
        };
        // python3: hashlib.sha256(bytes([7]*16) + "Lampu jalan mati".encode()).hexdigest()
        let mut out = String::new();
        hex::push(&words.seal().hash, &mut out);
        assert_eq!(out, "0a3d70c2e272ee672a0c096c2e723a3414397f38d75cbf48ee6cf9f2eb7483f8");
    }

    #[test]
    fn every_field_has_a_name_and_a_bit_of_its_own() {
        let identity = IdentityField::ALL.iter().copied().map(Field::Identity);
        let mut bits = 0;
        for field in identity.chain(OpenField::ALL.iter().copied().map(Field::Open)) {
            assert_eq!(Field::parse(field.as_str()), Some(field));
            assert_eq!(bits & field.bit(), 0, "{field:?}");
            bits |= field.bit();
        }
        assert_eq!(Field::parse("names"), None);
    }
}
