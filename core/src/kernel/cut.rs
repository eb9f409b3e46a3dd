//! Cutting a text at a mark.
//!
//! The standard library's `split_once` and `split` do more than is needed here, and cost a page a
//! kilobyte of code.
//!
//! Source: measured, see `docs/decisions/0008-page-budget.md`.

/// What stands before and after the first `mark`, an ASCII character; `None` if there is none.
///
/// ```
/// assert_eq!(balai::cut("sort:price:x", b':'), Some(("sort", "price:x")));
/// assert_eq!(balai::cut("sort", b':'), None);
/// ```
#[must_use]
pub fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == mark)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}
