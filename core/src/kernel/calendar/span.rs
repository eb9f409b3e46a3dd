//! How long something may take, in working time or in time as it passes.
//!
//! Units: days of the city's calendar; minutes.
//! Source: our own choice, `docs/reference/working-time.md`.

/// A limit, or by how much one is extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// So many working days after the day of the start, until the last one's hours end.
    WorkingDays(u32),
    /// So many minutes within working hours.
    WorkingMinutes(u32),
    /// So many days after the day of the start, whatever days they are, until the last one ends.
    CalendarDays(u32),
    /// So many minutes, whatever time it is.
    Minutes(u32),
}

/// By what a clock counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Minutes within working hours.
    Working,
    /// Minutes as they pass.
    Passing,
}

impl Span {
    /// By what a clock with this limit counts what has passed and what is left.
    #[must_use]
    pub fn measure(self) -> Measure {
        match self {
            Self::WorkingDays(_) | Self::WorkingMinutes(_) => Measure::Working,
            Self::CalendarDays(_) | Self::Minutes(_) => Measure::Passing,
        }
    }

    /// Both in one, if they count the same thing.
    pub(super) fn and(self, more: Self) -> Option<Self> {
        Some(match (self, more) {
            (Self::WorkingDays(a), Self::WorkingDays(b)) => Self::WorkingDays(a.saturating_add(b)),
            (Self::WorkingMinutes(a), Self::WorkingMinutes(b)) => {
                Self::WorkingMinutes(a.saturating_add(b))
            }
            (Self::CalendarDays(a), Self::CalendarDays(b)) => {
                Self::CalendarDays(a.saturating_add(b))
            }
            (Self::Minutes(a), Self::Minutes(b)) => Self::Minutes(a.saturating_add(b)),
            _ => return None,
        })
    }
}
