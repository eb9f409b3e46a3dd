//! The one place that reads the machine's clock.
//!
//! Units: [`Instant`], whole seconds since 1970-01-01T00:00:00Z.
use balai::{Date, Instant, UtcOffset};
use std::time::{SystemTime, UNIX_EPOCH};

/// What time it is, and in which offset the city writes it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    fixed: Option<Instant>,
    offset: UtcOffset,
}

impl Clock {
    /// The machine's clock, or always `fixed` where one is given.
    pub(crate) fn new(fixed: Option<Instant>, offset: UtcOffset) -> Self {
        Self { fixed, offset }
    }

    /// The instant now.
    pub(crate) fn now(&self) -> Instant {
        self.fixed.unwrap_or_else(|| {
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            Instant::from_unix_seconds(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
        })
    }

    /// The city's calendar day now.
    pub(crate) fn today(&self) -> Date {
        self.now().date_at(self.offset)
    }

    /// The city's offset from UTC.
    pub(crate) fn offset(&self) -> UtcOffset {
        self.offset
    }
}
