//! Why the server did not start, each with a stable code and a remedy.
use crate::store::StoreError;
use balai::Coded as _;

/// Why the server did not start.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Another program listens on the port.
    #[error("port {port} on {host} is taken by another program")]
    PortTaken {
        /// The address asked for.
        host: String,
        /// The port asked for.
        port: u16,
    },
    /// The address cannot be listened on.
    #[error("cannot listen on {host} port {port}: {cause}")]
    CannotListen {
        /// The address asked for.
        host: String,
        /// The port asked for.
        port: u16,
        /// The system's words.
        cause: String,
    },
    /// The folder of built widgets is not there or not whole.
    #[error("no built widgets in {path}: {cause}")]
    DistMissing {
        /// The folder asked for.
        path: String,
        /// What was looked for.
        cause: String,
    },
    /// The price file cannot be read.
    #[error("cannot read the price file {path}: {cause}")]
    FileUnreadable {
        /// The file asked for.
        path: String,
        /// The system's words.
        cause: String,
    },
    /// The file holds no prices the readers understand.
    #[error("{path} is not a price file: {cause}")]
    NotAPriceFile {
        /// The file asked for.
        path: String,
        /// The reader's code.
        code: String,
        /// The reader's words.
        cause: String,
    },
    /// The file changed between hashing and reading.
    #[error("the price file {path} changed while it was read")]
    FileChanged {
        /// The file asked for.
        path: String,
    },
    /// No market lies in the area asked for.
    #[error("no market of the file lies in {area:?}; areas in it: {}", known.join(", "))]
    AreaUnknown {
        /// The area asked for.
        area: String,
        /// Some areas that exist.
        known: Vec<String>,
    },
    /// The source holds no quote a board could show.
    #[error("{path} holds no usable quote ({n_set_aside} rows were set aside; first: {first})")]
    NoQuotes {
        /// The file asked for.
        path: String,
        /// How many rows could not be used.
        n_set_aside: u64,
        /// The first of them, in words.
        first: String,
    },
    /// An argument cannot be read.
    #[error("{option} {value:?} cannot be read: {cause}")]
    BadArgument {
        /// The option's name.
        option: &'static str,
        /// What was given.
        value: String,
        /// Why.
        cause: String,
    },
    /// The feed cannot be built from the stored quotes.
    #[error("the price feed cannot be built: {cause}")]
    Feed {
        /// The core's words.
        cause: String,
    },
    /// The database failed.
    #[error("{text}")]
    Store {
        /// Its stable code.
        code: &'static str,
        /// Its words.
        text: String,
        /// What to do.
        remedy: &'static str,
    },
    /// The system failed the server.
    #[error("the server cannot run: {cause}")]
    System {
        /// The system's words.
        cause: String,
    },
}

impl Error {
    /// The stable code; it never changes or gets reused.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::PortTaken { .. } => "server.port_taken",
            Self::CannotListen { .. } => "server.cannot_listen",
            Self::DistMissing { .. } => "server.dist_missing",
            Self::FileUnreadable { .. } => "server.file_unreadable",
            Self::NotAPriceFile { .. } => "server.not_a_price_file",
            Self::FileChanged { .. } => "server.file_changed",
            Self::AreaUnknown { .. } => "server.area_unknown",
            Self::NoQuotes { .. } => "server.no_quotes",
            Self::BadArgument { .. } => "server.bad_argument",
            Self::Feed { .. } => "server.feed",
            Self::Store { code, .. } => code,
            Self::System { .. } => "server.system",
        }
    }

    /// What the operator can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::PortTaken { .. } => "choose another port with --port N",
            Self::CannotListen { .. } => "give an address of this machine with --host ADDRESS",
            Self::DistMissing { .. } => "build the widgets with: cargo xtask dist",
            Self::FileUnreadable { .. } => "check the path given with --prices FILE",
            Self::NotAPriceFile { .. } => {
                "give a WFP price CSV, or a PIHPS grid as CSV or .xlsx, with --prices FILE"
            }
            Self::FileChanged { .. } => "start again once the file is complete",
            Self::AreaUnknown { .. } => "give one of these with --area NAME, or leave it out",
            Self::NoQuotes { .. } => "check the rows named above, or give another file",
            Self::BadArgument { .. } => "see city-server --help",
            Self::Feed { .. } => "check the price file, or give another with --prices FILE",
            Self::Store { remedy, .. } => remedy,
            Self::System { .. } => "check the machine's limits and try again",
        }
    }
}

impl From<balai_price_file::Error> for Error {
    fn from(error: balai_price_file::Error) -> Self {
        use balai_price_file::Error as File;
        match error {
            File::Unreadable { path, cause } => Self::FileUnreadable { path, cause },
            File::NotAPriceFile { path, code, cause } => Self::NotAPriceFile { path, code, cause },
            other => Self::System { cause: other.to_string() },
        }
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::Store { code: error.code(), text: error.to_string(), remedy: error.remedy() }
    }
}
