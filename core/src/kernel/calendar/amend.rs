//! A clock read again under an amended calendar: what it said, what it says, and which days differ.
//!
//! Source: our own choice, `docs/reference/working-time.md`.

use alloc::string::String;
use alloc::vec::Vec;

use time::Date;

use super::deadline::json::{write_answer, write_decree};
use super::{Answer, Clock, Deadline, Decree, Error, WorkingTime};
use crate::iso::write_date;
use crate::json::Writer;
use crate::words::date::pick;
use crate::words::{Lang, date, number};

/// What an amended calendar, other hours or another policy change for a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment<'a> {
    /// The deadline as it was.
    pub before: Deadline<'a>,
    /// The deadline as it is.
    pub after: Deadline<'a>,
    /// The days, from the start to the later of both, on which other minutes are worked.
    pub days: Vec<AmendedDay<'a>>,
}

/// A day on which other minutes are worked than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AmendedDay<'a> {
    /// The day.
    pub on: Date,
    /// What it was.
    pub before: AmendedSide<'a>,
    /// What it is.
    pub after: AmendedSide<'a>,
}

/// A day by one of two working times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AmendedSide<'a> {
    /// Whether it is a working day and why; `None` if its year is not known.
    pub answer: Option<Answer<'a>>,
    /// Minutes that are worked on it.
    pub minutes: u16,
}

impl Clock {
    /// Reads the clock by two working times and says what differs.
    ///
    /// # Errors
    ///
    /// As [`Clock::due`], for either.
    pub fn amended<'a>(
        &self,
        before: &'a WorkingTime,
        after: &'a WorkingTime,
    ) -> Result<Amendment<'a>, Error> {
        let (was, is) = (self.due(before)?, self.due(after)?);
        let all = || was.days.iter().chain(&is.days).map(|day| day.on);
        let (mut next, last) = (all().min(), all().max());
        let mut days = Vec::new();
        while let Some(on) = next.filter(|on| Some(*on) <= last) {
            let (old, new) = (AmendedSide::of(before, on), AmendedSide::of(after, on));
            // A day off for another reason, or worked for another, counts as it did.
            let hours = |time: &'a WorkingTime| time.hours_on(on).of(on.weekday());
            let moved = old.minutes > 0 && hours(before) != hours(after);
            if old.minutes != new.minutes || moved || old.answer.is_some() != new.answer.is_some() {
                days.push(AmendedDay { on, before: old, after: new });
            }
            next = on.next_day();
        }
        Ok(Amendment { before: was, after: is, days })
    }
}

impl<'a> AmendedSide<'a> {
    fn of(time: &'a WorkingTime, on: Date) -> Self {
        let answer = time.calendar().is_working_day(on).ok();
        let is_working = answer.is_some_and(|answer| answer.is_working());
        let minutes = if is_working { time.hours_on(on).minutes(on.weekday()) } else { 0 };
        Self { answer, minutes }
    }

    fn words(&self, out: &mut String, lang: Lang) {
        match self.answer {
            Some(answer) => answer.reason_words(out, lang),
            None => {
                out.push_str(pick(&["tahunnya tidak diketahui", "its year is not known"], lang))
            }
        }
        if let Some(decree) = self.answer.and_then(|answer| answer.decree()) {
            out.push_str(" [");
            out.push_str(&decree.id);
            out.push(']');
        }
        out.push_str(", ");
        number::plain(out, self.minutes.into());
        out.push_str(pick(&[" menit", " minutes"], lang));
    }

    fn write(&self, w: &mut Writer) {
        w.open('{');
        match &self.answer {
            Some(answer) => write_answer(answer, w),
            None => _ = w.name("why").word(None),
        }
        w.name("minutes").integer(self.minutes.into()).close('}');
    }
}

impl<'a> Amendment<'a> {
    /// Whether the deadline moved.
    #[must_use]
    pub fn is_moved(&self) -> bool {
        self.before.due_at != self.after.due_at
    }

    /// The decrees of the days that differ, each once, in the order in which they are met.
    #[must_use]
    pub fn decrees(&self) -> Vec<&'a Decree> {
        let mut decrees: Vec<&Decree> = Vec::new();
        for side in self.days.iter().flat_map(|day| [day.before, day.after]) {
            if let Some(decree) = side.answer.and_then(|answer| answer.decree())
                && decrees.iter().all(|other| *other != decree)
            {
                decrees.push(decree);
            }
        }
        decrees
    }

    /// Writes both deadlines and each day that differs, with what it was and what it is: some
    /// lines, each with its end.
    pub fn words(&self, out: &mut String, lang: Lang) {
        for (deadline, word) in
            [(&self.before, ["Semula", "Before"]), (&self.after, ["Kini", "Now"])]
        {
            out.push_str(pick(&word, lang));
            out.push_str(pick(&[" (kalender versi ", " (calendar version "], lang));
            out.push_str(deadline.calendar_version());
            out.push_str("): ");
            deadline.headline(out, lang);
            out.push('\n');
        }
        if self.days.is_empty() {
            out.push_str(pick(&["Tidak ada hari yang berbeda.\n", "No day differs.\n"], lang));
        }
        for day in &self.days {
            date::long(out, day.on, lang);
            out.push_str(pick(&[": semula ", ": before "], lang));
            day.before.words(out, lang);
            out.push_str(pick(&["; kini ", "; now "], lang));
            day.after.words(out, lang);
            out.push('\n');
        }
        for decree in self.decrees() {
            decree.words(out);
            out.push('\n');
        }
    }

    /// Writes both deadlines whole, the days that differ and their decrees as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut w = Writer::new();
        w.open('{').name("moved").word(Some(self.is_moved()));
        self.before.write(w.name("before"));
        self.after.write(w.name("after"));
        w.name("days").open('[');
        for day in &self.days {
            w.open('{').name("on").string(&write_date(day.on));
            day.before.write(w.name("before"));
            day.after.write(w.name("after"));
            w.close('}');
        }
        w.close(']').name("decrees").open('[');
        for decree in self.decrees() {
            write_decree(decree, &mut w);
        }
        w.close(']').close('}');
        w.finish()
    }
}
