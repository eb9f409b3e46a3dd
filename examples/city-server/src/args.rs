//! The command line.
//!
//! Units: `tick` in seconds; `now` an RFC 3339 instant; `utc_offset` as `+07:00`.
use std::net::IpAddr;
use std::path::PathBuf;

/// Serves one city's staple prices, its pages and its widgets.
#[derive(Debug, Clone, clap::Parser)]
#[command(name = "city-server", version)]
pub struct Args {
    /// Folder with the built widgets (`cargo xtask dist` makes `target/dist`).
    #[arg(long, value_name = "DIR")]
    pub dist: PathBuf,

    /// Database file; it is created when it does not exist.
    #[arg(long, value_name = "FILE")]
    pub db: PathBuf,

    /// Port to listen on; 0 picks a free one.
    #[arg(long, default_value_t = 8080)]
    pub port: u16,

    /// Address to listen on.
    #[arg(long, default_value = "127.0.0.1")]
    pub host: IpAddr,

    /// Price file to serve: WFP CSV, or a PIHPS grid as CSV or .xlsx. Without it, the invented
    /// demo city is served.
    #[arg(long, value_name = "FILE")]
    pub prices: Option<PathBuf>,

    /// Keep only the markets of this area (a district or province named in the file).
    #[arg(long, value_name = "NAME")]
    pub area: Option<String>,

    /// Province whose reference prices (HET, HAP) the prices are held against, by ISO 3166-2 code or
    /// name; none if it is not given. The demo city takes those of Banten.
    #[arg(long, value_name = "PROVINCE")]
    pub place: Option<String>,

    /// Seconds between two officers' reports in the demo city; 0 for none.
    #[arg(long, value_name = "SECONDS", default_value_t = 20)]
    pub tick: u64,

    /// The city's offset from UTC, for the instants it prints.
    #[arg(long, value_name = "+HH:MM", default_value = "+07:00", allow_hyphen_values = true)]
    pub utc_offset: String,

    /// The instant to take for now, for tests and reproducible pages.
    #[arg(long, value_name = "RFC3339")]
    pub now: Option<String>,

    /// Print only errors.
    #[arg(long)]
    pub quiet: bool,
}
