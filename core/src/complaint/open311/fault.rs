//! The error list of the standard.
//!
//! Source: GeoReport v2, Errors.

use alloc::string::String;
use alloc::vec::Vec;

use super::node::Node;
use super::out::Out;
use super::read::{fault, parse};
use super::{Error, Format};

/// One error, as a server tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its code, mostly the HTTP status; may be empty in somebody else's answer.
    pub code: String,
    /// What went wrong, for people.
    pub description: String,
}

impl Fault {
    /// Writes an error list. A code that is a number is written as one, as in the standard.
    #[must_use]
    pub fn write_list(faults: &[Self], format: Format) -> String {
        let mut out = Out::new(format);
        out.root("errors", '[', |out| {
            for fault in faults {
                out.record("error", |out| {
                    out.number("code", Some(&fault.code));
                    out.text("description", Some(&fault.description));
                });
            }
        });
        out.finish()
    }

    /// Reads an error list, bare or as `errors`.
    ///
    /// # Errors
    ///
    /// [`Error`] if the text is neither JSON nor XML, or holds no error.
    pub fn read_list(text: &str) -> Result<Vec<Self>, Error> {
        let tree = parse(text)?;
        let (mut nodes, root) = (Vec::new(), &tree.root);
        let list = root.get("errors").or_else(|| root.get("error")).unwrap_or(root);
        Node::items(list, "error", &mut nodes);
        let faults: Vec<Self> = nodes.into_iter().filter_map(fault).collect();
        match faults.is_empty() {
            true => Err(Error::Unexpected { expected: "errors", found: String::new() }),
            false => Ok(faults),
        }
    }
}
