//! Ids of the standard, one type per kind.
//!
//! Source: GeoReport v2, which sets no limit; 255 bytes is our own choice, because ids in the wild
//! are paths and names of categories.

use alloc::string::String;

/// Longest id, in bytes.
pub(super) const ID_BYTES_MAX: usize = 255;

/// A text that is an id: not empty, at most 255 bytes, without control characters.
fn check(text: &str) -> Option<String> {
    let text = text.trim();
    let is_id =
        !text.is_empty() && text.len() <= ID_BYTES_MAX && !text.chars().any(char::is_control);
    is_id.then(|| text.into())
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// Reads an id; spaces around it are dropped. `None` if it is empty, longer than 255
            /// bytes or holds a control character.
            #[must_use]
            pub fn new(text: &str) -> Option<Self> {
                check(text).map(Self)
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl super::fields::Id for $name {
            fn from_text(text: &str) -> Option<Self> {
                Self::new(text)
            }
        }
    };
}

id!(
    /// A service request: one report of one citizen.
    ServiceRequestId
);
id!(
    /// A kind of request that a city accepts.
    ServiceCode
);
id!(
    /// What a server answers with until it knows the id of a new request.
    Token
);
id!(
    /// An update of a request.
    UpdateId
);
id!(
    /// A question that a service asks.
    AttributeCode
);
