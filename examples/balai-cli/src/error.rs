//! Why a command could not be done, each with a stable code and a remedy.

/// Why a command could not be done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// A price file cannot be read.
    #[error("{0}")]
    File(#[from] balai_price_file::Error),
    /// A feed or another text file cannot be read.
    #[error("cannot read {path}: {cause}")]
    Unreadable {
        /// The file.
        path: String,
        /// The system's words.
        cause: String,
    },
    /// A log or a workflow of complaints is refused by the core.
    #[error("{cause}")]
    Complaint {
        /// The core's code.
        code: &'static str,
        /// The file, and the core's words.
        cause: String,
    },
    /// A log names a workflow that does not come with the command.
    #[error("{path} was decided by the workflow {id:?}, which does not come with this command")]
    WorkflowUnknown {
        /// The file.
        path: String,
        /// The workflow's id.
        id: String,
    },
    /// Logs that do not hold.
    #[error("{n} of {of} logs do not hold")]
    LogsBroken {
        /// How many.
        n: usize,
        /// Of how many.
        of: usize,
    },
    /// The data is neither a feed nor a price file.
    #[error("{path}: {cause}")]
    NotAFeed {
        /// The file.
        path: String,
        /// The reader's words.
        cause: String,
    },
    /// An option's value cannot be read.
    #[error("{option} {value:?}: {cause}")]
    BadValue {
        /// The option.
        option: &'static str,
        /// What was given.
        value: String,
        /// Why.
        cause: String,
    },
    /// No market lies in the area asked for.
    #[error("no market lies in {area:?}; areas in the files: {}", known.join(", "))]
    AreaUnknown {
        /// The area asked for.
        area: String,
        /// Some areas that exist.
        known: Vec<String>,
    },
    /// Nothing is left to compute with.
    #[error("the files hold no usable quote; {n_set_aside} rows were set aside")]
    NoQuotes {
        /// How many rows could not be used.
        n_set_aside: u64,
    },
    /// A table that cannot be read as one.
    #[error("{path}: {cause}")]
    BadTable {
        /// The file.
        path: String,
        /// What is wrong with it.
        cause: String,
    },
    /// Nothing was seen by the day asked for.
    #[error("nothing was seen until {as_of}; the first day in the files is {first}")]
    NothingYet {
        /// The day asked for.
        as_of: String,
        /// The first day there is.
        first: String,
    },
    /// Nothing was seen in the month asked for.
    #[error("no price of {month}; the files have prices from {first} to {last}")]
    MonthUnseen {
        /// The month asked for.
        month: String,
        /// The first month there is.
        first: String,
        /// The last.
        last: String,
    },
    /// A price file that is no grid, so that nothing in it follows from anything else.
    #[error("{path} is no PIHPS grid but a file of {found}: it has no figures made of others")]
    NotAGrid {
        /// The file.
        path: String,
        /// What it is.
        found: &'static str,
    },
    /// Cells do not follow from their parts, and that was to be an error.
    #[error("{n} of {n_checked} cells do not follow from their {of}")]
    CellsDiffer {
        /// From what they should.
        of: &'static str,
        /// How many do not.
        n: usize,
        /// How many could be checked.
        n_checked: usize,
    },
    /// Grids that cannot be audited together.
    #[error("{cause}")]
    Levels {
        /// The core's code.
        code: &'static str,
        /// The core's words.
        cause: String,
    },
    /// A row of a table that cannot be used.
    #[error("{path}, line {line}: {cause}")]
    BadRow {
        /// The file.
        path: String,
        /// The line, from 1.
        line: u64,
        /// What is wrong, with its column.
        cause: String,
    },
    /// Decisions that do not fit the reviewer's list; none is applied.
    #[error("{path}, line {line}: {cause}{}", and_more(*n_more))]
    Decision {
        /// The file.
        path: String,
        /// The line of the first, from 1.
        line: u64,
        /// How many others there are.
        n_more: usize,
        /// The core's code.
        code: &'static str,
        /// The core's words.
        cause: String,
    },
    /// Prices that cannot be looked at.
    #[error("{cause}")]
    Review {
        /// The core's code.
        code: &'static str,
        /// The core's words.
        cause: String,
    },
    /// A file cannot be written.
    #[error("cannot write {path}: {cause}")]
    Unwritable {
        /// The file.
        path: String,
        /// The system's words.
        cause: String,
    },
    /// A table lacks a column.
    #[error("{path} has no column {column:?}; its header has: {found}")]
    NoColumn {
        /// The file.
        path: String,
        /// The column asked for.
        column: String,
        /// The columns there are.
        found: String,
    },
    /// A cell that must be a number is none.
    #[error("{path}, line {line}: column {column}: {text:?} is not a number")]
    NotANumber {
        /// The file.
        path: String,
        /// The line, from 1.
        line: u64,
        /// The column.
        column: String,
        /// What stands there.
        text: String,
    },
    /// The index of a group cannot be computed.
    #[error("{}{cause}", if group.is_empty() { String::new() } else { format!("group {group}: ") })]
    Index {
        /// The group; empty if there is only one.
        group: String,
        /// The core's code.
        code: &'static str,
        /// The core's words.
        cause: String,
    },
    /// There is no verdict on a price.
    #[error("{cause}")]
    Reference {
        /// The core's code.
        code: &'static str,
        /// The core's words.
        cause: String,
    },
    /// Working time cannot be counted.
    #[error("{cause}")]
    Calendar {
        /// The core's code.
        code: &'static str,
        /// The core's words.
        cause: String,
    },
    /// The output cannot be written.
    #[error("cannot write the output: {cause}")]
    Output {
        /// The system's words.
        cause: String,
    },
    /// The reader of the output is gone.
    #[error("the output is not read any more")]
    PipeClosed,
}

fn and_more(n: usize) -> String {
    if n == 0 { String::new() } else { format!("; and {n} more") }
}

impl Error {
    /// The stable code; it never changes or gets reused.
    #[must_use]
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::File(balai_price_file::Error::Unreadable { .. }) | Self::Unreadable { .. } => {
                "command.file_unreadable"
            }
            Self::File(_) => "command.not_a_price_file",
            Self::NotAFeed { .. } => "command.not_a_feed",
            Self::BadValue { .. } => "command.bad_value",
            Self::AreaUnknown { .. } => "command.area_unknown",
            Self::NoQuotes { .. } => "command.no_quotes",
            Self::BadTable { .. } => "command.bad_table",
            Self::NothingYet { .. } => "command.nothing_yet",
            Self::MonthUnseen { .. } => "command.month_unseen",
            Self::NotAGrid { .. } => "command.not_a_grid",
            Self::CellsDiffer { .. } => "command.cells_differ",
            Self::NoColumn { .. } => "command.no_column",
            Self::WorkflowUnknown { .. } => "command.workflow_unknown",
            Self::LogsBroken { .. } => "command.logs_broken",
            Self::Complaint { code, .. } => code,
            Self::NotANumber { .. } => "command.not_a_number",
            Self::BadRow { .. } => "command.bad_row",
            Self::Unwritable { .. } => "command.file_unwritable",
            Self::Index { code, .. }
            | Self::Reference { code, .. }
            | Self::Calendar { code, .. }
            | Self::Levels { code, .. }
            | Self::Review { code, .. }
            | Self::Decision { code, .. } => code,
            Self::Output { .. } => "command.output",
            Self::PipeClosed => "command.pipe_closed",
        }
    }

    /// What the user can do about it.
    #[must_use]
    pub(crate) fn remedy(&self) -> &'static str {
        match self {
            Self::File(balai_price_file::Error::Unreadable { .. }) | Self::Unreadable { .. } => {
                "check the path and that you may read the file"
            }
            Self::File(_) => "give a WFP food price CSV, or a PIHPS grid as CSV or .xlsx",
            Self::NotAFeed { .. } => {
                "give a feed in the format balai.price-feed/1, or a price file"
            }
            Self::BadValue { .. } => "see balai --help",
            Self::AreaUnknown { .. } => "give one of these with --area, or leave it out",
            Self::NoQuotes { .. } => "balai prices read FILE says which rows and why",
            Self::BadTable { .. } => {
                "give a CSV table with a header, the same columns in every row"
            }
            Self::NothingYet { .. } => "give a later day with --as-of, or leave it out",
            Self::MonthUnseen { .. } => "give one of these months with --month, or leave it out",
            Self::NotAGrid { .. } => "give a PIHPS grid as CSV or .xlsx",
            Self::CellsDiffer { .. } => "ask the publisher, or leave out --strict",
            Self::NoColumn { .. } => {
                "name the columns with --product-col, --period-col, --price-col …"
            }
            Self::NotANumber { .. } => {
                "write it with a point and without thousands marks: 12500.50"
            }
            Self::Levels { .. } => "name each area once, and the one of the next level it lies in",
            Self::Decision { .. } => {
                "nothing was applied; mend these rows, or make the list anew without --decisions"
            }
            Self::Review { .. } => "see balai prices review --help",
            Self::Unwritable { .. } => "check the path and that you may write there",
            Self::BadRow { .. } => "mend that row; the help of the command has an example",
            Self::Index { .. } => "see balai prices index --help",
            Self::Reference { .. } => {
                "docs/reference/reference-prices.md says what is known for which days and places"
            }
            Self::Complaint { .. } => {
                "docs/reference/complaint-log.md and complaint-workflow.md say how they are written"
            }
            Self::WorkflowUnknown { .. } => "give its file with --workflow",
            Self::LogsBroken { .. } => "what does not follow stands above; ask who keeps the log",
            Self::Calendar { code: "calendar.hours_unknown", .. } => {
                "give the hours of that time with --hours FILE, or count with --hours all-day"
            }
            Self::Calendar { code: "calendar.outside_years", .. } => {
                "give a list of holidays that has the year with --calendar FILE"
            }
            Self::Calendar { .. } => {
                "docs/reference/working-time.md says how calendars and hours are written"
            }
            Self::Output { .. } => "check the disk and the place the output goes to",
            Self::PipeClosed => "nothing needs to be done",
        }
    }
}
