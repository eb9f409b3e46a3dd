//! Why a price file, or a single row of it, cannot be read.
//!
//! An [`Error`] stops the import: there is no table to read. A [`RowError`] sets one row aside and
//! the rest is read. Both say what was found and what to do about it.
//!
//! Source: `docs/reference/errors.md`.

use alloc::string::String;
use core::fmt;

use crate::Coded;

/// Longest piece of somebody else's text that an error repeats, in characters.
const TEXT_CHARS_MAX: usize = 40;

/// Why nothing can be read from a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No text at all.
    #[error("the file is empty; download it again")]
    Empty,
    /// Something else than a table.
    #[error("found {found} instead of a table; {remedy}")]
    NotATable {
        /// What it is.
        found: &'static str,
        /// What to do.
        remedy: &'static str,
    },
    /// A table in an encoding other than UTF-8.
    #[error("the file is written in {found}; save it as CSV in UTF-8")]
    Encoding {
        /// The encoding.
        found: &'static str,
    },
    /// A first line that is no header of a known price file.
    #[error(
        "the first line {found:?} is not the header of a price file; give a WFP price CSV (columns \
         date, market, commodity, price …) or a PIHPS grid (columns No, Komoditas, dates …)"
    )]
    UnknownLayout {
        /// The beginning of the line.
        found: String,
    },
    /// A header that lacks a column.
    #[error("the column {column} is missing, the header has: {found}; take the file as published")]
    MissingColumn {
        /// The column.
        column: String,
        /// The columns there are.
        found: String,
    },
    /// A header that has a column twice.
    #[error("the column {column} stands twice in the header; remove one of them")]
    RepeatedColumn {
        /// The column.
        column: String,
    },
    /// JSON that is no GeoJSON; the message says where.
    #[error("no GeoJSON, {0}; give a FeatureCollection of points")]
    NotGeoJson(crate::json::JsonError),
    /// A first line longer than a row may be.
    #[error("the header is longer than 64 KiB; give a CSV file with one row per line")]
    HeaderTooLong,
    /// More than the caller has memory for.
    #[error("more than {n_max} {what}; read the file in parts, or allow more")]
    TableTooLarge {
        /// What there is too much of.
        what: &'static str,
        /// How many there may be.
        n_max: u32,
    },
}

impl Coded for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "price.file_empty",
            Self::NotATable { .. } => "price.file_not_a_table",
            Self::Encoding { .. } => "price.file_encoding",
            Self::UnknownLayout { .. } => "price.file_unknown_layout",
            Self::MissingColumn { .. } => "price.file_missing_column",
            Self::RepeatedColumn { .. } => "price.file_repeated_column",
            Self::NotGeoJson(_) => "price.file_not_geojson",
            Self::HeaderTooLong => "price.file_header_too_long",
            Self::TableTooLarge { .. } => "price.file_table_too_large",
        }
    }
}

/// Why a row is set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum RowFlaw {
    /// Longer than 64 KiB.
    TooLong,
    /// A quotation mark that is not closed on its line.
    UnbalancedQuote,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// Fewer fields than the header.
    TooFewFields,
    /// More fields than the header.
    TooManyFields,
    /// A field that must be filled is empty.
    MissingField,
    /// Not a date, or no such day.
    BadDate,
    /// Not a plain decimal number.
    NotANumber,
    /// A price below zero.
    NegativePrice,
    /// A price of zero, or one that rounds to it.
    ZeroPrice,
    /// A price that cannot be counted in minor units.
    PriceTooLarge,
    /// A unit of sale that is not known.
    UnknownUnit,
    /// A currency that is not in ISO 4217.
    UnknownCurrency,
    /// Neither retail, wholesale, producer nor farm gate.
    UnknownPriceType,
    /// An id that is too long or not printable.
    BadId,
    /// A commodity that the source's list does not have.
    UnknownCommodity,
    /// A row number that is neither roman nor arabic.
    BadRowNumber,
    /// Degrees that are no place on earth.
    BadPlace,
    /// A market that stands in the list already, described differently.
    Contradiction,
    /// A feature that is no point, or cannot be read.
    NotAPoint,
}

impl Coded for RowFlaw {
    fn code(&self) -> &'static str {
        match self {
            Self::TooLong => "price.row_too_long",
            Self::UnbalancedQuote => "price.unbalanced_quote",
            Self::NotUtf8 => "price.not_utf8",
            Self::TooFewFields => "price.too_few_fields",
            Self::TooManyFields => "price.too_many_fields",
            Self::MissingField => "price.missing_field",
            Self::BadDate => "price.bad_date",
            Self::NotANumber => "price.not_a_number",
            Self::NegativePrice => "price.negative_price",
            Self::ZeroPrice => "price.zero_price",
            Self::PriceTooLarge => "price.price_too_large",
            Self::UnknownUnit => "price.unknown_unit",
            Self::UnknownCurrency => "price.unknown_currency",
            Self::UnknownPriceType => "price.unknown_price_type",
            Self::BadId => "price.bad_id",
            Self::UnknownCommodity => "price.unknown_commodity",
            Self::BadRowNumber => "price.bad_row_number",
            Self::BadPlace => "price.bad_place",
            Self::Contradiction => "price.market_contradiction",
            Self::NotAPoint => "price.not_a_point",
        }
    }
}

impl RowFlaw {
    /// What is wrong, and what to do.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::TooLong => ("the row is longer than 64 KiB", "put each row on a line of its own"),
            Self::UnbalancedQuote => ("a quotation mark is not closed", "close it on its line"),
            Self::NotUtf8 => ("the text is not UTF-8", "save the file as CSV in UTF-8"),
            Self::TooFewFields => ("the row has too few fields", "give every column a field"),
            Self::TooManyFields => {
                ("the row has too many fields", "put fields with commas in quotes")
            }
            Self::MissingField => ("the field is empty", "fill it in"),
            Self::BadDate => ("this is not a day", "write it as the other rows do"),
            Self::NotANumber => ("this is not a number", "write it as 12500 or 122.64"),
            Self::NegativePrice => {
                ("the price is below zero", "ask the source for the right price")
            }
            Self::ZeroPrice => ("the price is zero", "leave the row out if no price was seen"),
            Self::PriceTooLarge => ("the price is too large", "ask the source for the right price"),
            Self::UnknownUnit => {
                ("the unit is not known", "see the list of units in the reference")
            }
            Self::UnknownCurrency => ("the currency is not known", "use a code of ISO 4217"),
            Self::UnknownPriceType => {
                ("the price type is not known", "use Retail, Wholesale, Producer or Farm Gate")
            }
            Self::BadId => ("this is not an id", "use at most 64 printable bytes"),
            Self::UnknownCommodity => {
                ("the commodity is not known", "use a name of the PIHPS list")
            }
            Self::BadRowNumber => ("this is not a row number", "number rows I, II or 1, 2"),
            Self::BadPlace => {
                ("this is no place on earth", "give latitude and longitude in decimal degrees")
            }
            Self::Contradiction => {
                ("the market stands in the list already, described differently", "keep one of them")
            }
            Self::NotAPoint => {
                ("the feature is no point", "give a point with an id for each market")
            }
        }
    }
}

/// A row's flaw with where it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError {
    /// What is wrong.
    pub flaw: RowFlaw,
    /// The column; empty if it is the whole row.
    pub column: String,
    /// The offending text, cut to 40 characters; may be empty.
    pub text: String,
}

impl RowError {
    pub(crate) fn new(flaw: RowFlaw, column: &str, text: &str) -> Self {
        Self { flaw, column: cut(column), text: cut(text) }
    }

    pub(super) fn of_row(flaw: RowFlaw, row: &[u8]) -> Self {
        Self::new(flaw, "", &beginning(row))
    }
}

impl Coded for RowError {
    fn code(&self) -> &'static str {
        self.flaw.code()
    }
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (wrong, remedy) = self.flaw.words();
        if !self.column.is_empty() {
            write!(f, "column {}: ", self.column)?;
        }
        f.write_str(wrong)?;
        if !self.text.is_empty() {
            write!(f, ": \"{}\"", self.text)?;
        }
        write!(f, "; {remedy}")
    }
}

impl core::error::Error for RowError {}

/// The beginning of somebody else's bytes, safe to print on one line.
pub(super) fn beginning(bytes: &[u8]) -> String {
    let head = bytes.get(..TEXT_CHARS_MAX * 4 + 4).unwrap_or(bytes);
    let cut_off = head.len() < bytes.len();
    let mut text = String::from_utf8_lossy(head).into_owned();
    if cut_off {
        text.push(' ');
    }
    cut(&text)
}

/// At most 40 characters of `text`, control characters shown as spaces.
pub(super) fn cut(text: &str) -> String {
    let mut out: String = text.chars().take(TEXT_CHARS_MAX).collect();
    if out.chars().any(char::is_control) {
        out = out.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    }
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn messages_name_column_text_and_remedy() {
        let error = RowError::new(RowFlaw::NegativePrice, "price", "-5");
        assert_eq!(
            error.to_string(),
            "column price: the price is below zero: \"-5\"; ask the source for the right price"
        );
        let error = RowError::of_row(RowFlaw::TooLong, "é\n".repeat(1_000).as_bytes());
        assert_eq!(error.text.chars().count(), 41);
        assert!(error.to_string().starts_with("the row is longer than 64 KiB: \"é é é"));
    }
}
