//! Whether a day is a working day, and why.
//!
//! Source: our own choice: every decision gives its grounds.

use alloc::string::String;

use time::{Date, Weekday};

use super::holidays::{Decree, Holiday, HolidayKind, Holidays};
use crate::words::{Lang, date};

/// Why a day counts as it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason<'a> {
    /// A day of the week on which agencies work, and no holiday.
    Workday,
    /// Joint leave that the policy counts as work.
    JointLeaveWorked(&'a Holiday),
    /// The weekend; the holiday that falls on it too, if one does.
    Weekend(Option<&'a Holiday>),
    /// A holiday of the kind its data says.
    Holiday(&'a Holiday),
}

/// One day, judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer<'a> {
    /// The day.
    pub on: Date,
    /// Why it counts as it does.
    pub reason: Reason<'a>,
    /// Whether the holidays of its year may still change, so that this answer may too. The weekend
    /// does not depend on them.
    pub estimated: bool,
    pub(super) holidays: &'a Holidays,
}

impl<'a> Answer<'a> {
    /// Whether it is a working day.
    #[must_use]
    pub fn is_working(&self) -> bool {
        matches!(self.reason, Reason::Workday | Reason::JointLeaveWorked(_))
    }

    /// Which day of the week it is.
    #[must_use]
    pub fn weekday(&self) -> Weekday {
        self.on.weekday()
    }

    /// The holiday on it, whether or not that decides.
    #[must_use]
    pub fn holiday(&self) -> Option<&'a Holiday> {
        match self.reason {
            Reason::Workday => None,
            Reason::JointLeaveWorked(holiday) | Reason::Holiday(holiday) => Some(holiday),
            Reason::Weekend(holiday) => holiday,
        }
    }

    /// The decree that makes it a holiday.
    #[must_use]
    pub fn decree(&self) -> Option<&'a Decree> {
        self.holidays.decree(self.holiday()?)
    }

    /// Writes `Senin, 23 Maret 2026: cuti bersama, Cuti Bersama Hari Raya Idul Fitri`.
    pub fn words(&self, out: &mut String, lang: Lang) {
        date::long(out, self.on, lang);
        out.push_str(": ");
        self.reason_words(out, lang);
    }

    /// Writes the same without the day: `cuti bersama, Cuti Bersama Hari Raya Idul Fitri`.
    pub fn reason_words(&self, out: &mut String, lang: Lang) {
        out.push_str(date::pick(
            &match self.reason {
                Reason::Workday => ["hari kerja", "working day"],
                Reason::JointLeaveWorked(_) => [
                    "hari kerja, karena cuti bersama dihitung",
                    "working day, as joint leave counts",
                ],
                Reason::Weekend(_) => ["akhir pekan", "weekend"],
                Reason::Holiday(Holiday { kind: HolidayKind::Public, .. }) => {
                    ["libur nasional", "public holiday"]
                }
                Reason::Holiday(_) => ["cuti bersama", "joint leave"],
            },
            lang,
        ));
        if let Some(holiday) = self.holiday() {
            out.push_str(", ");
            out.push_str(match lang {
                Lang::Id => &holiday.name_id,
                Lang::En => &holiday.name_en,
            });
        }
        if self.estimated {
            out.push_str(date::pick(&[" (perkiraan)", " (estimated)"], lang));
        }
    }
}

impl Decree {
    /// Writes `[keppres-7-2024] Cuti Bersama Pegawai Aparatur Sipil Negara Tahun 2024, Keppres
    /// 7/2024`: titles are not translated.
    pub fn words(&self, out: &mut String) {
        out.push('[');
        out.push_str(&self.id);
        out.push_str("] ");
        out.push_str(&self.title);
        if let Some(number) = &self.number {
            out.push_str(", ");
            out.push_str(number);
        }
    }
}
