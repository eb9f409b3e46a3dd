//! What counts as work: options by name, because they move deadlines.
//!
//! Source: our own choice; that counting joint leave changes 173 of 1,095 deadlines of 2026 was
//! counted over the public holidays and joint leave of that year.

use time::Weekday;

/// The days of the week on which nobody works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weekend(u8);

impl Weekend {
    /// Saturday and Sunday: a week of five days.
    pub const SATURDAY_SUNDAY: Self = Self(0b110_0000);
    /// Sunday alone: a week of six days.
    pub const SUNDAY: Self = Self(0b100_0000);
    /// None: every day of the week is worked.
    pub const NONE: Self = Self(0);

    /// These days; naming one twice is naming it once.
    #[must_use]
    pub fn of(days: &[Weekday]) -> Self {
        Self(days.iter().fold(0, |set, day| set | bit(*day)))
    }

    /// Whether a day of the week belongs to it.
    #[must_use]
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }

    /// Whether no day of the week is left for work.
    pub(super) fn is_whole_week(self) -> bool {
        self.0 == 0b111_1111
    }
}

fn bit(day: Weekday) -> u8 {
    1 << day.number_days_from_monday()
}

/// What counts as work. The default: joint leave is not work, Saturday and Sunday are the weekend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Whether agencies work on joint leave (*cuti bersama*).
    pub joint_leave_is_work: bool,
    /// The weekend.
    pub weekend: Weekend,
}

impl Default for Policy {
    fn default() -> Self {
        Self { joint_leave_is_work: false, weekend: Weekend::SATURDAY_SUNDAY }
    }
}
