//! A deadline in words, day by day.
//!
//! Source: our own choice, `docs/reference/working-time.md`.

use alloc::string::String;
use alloc::vec::Vec;

use time::Weekday;

use super::{Day, Deadline, HeldTime, Role};
use crate::calendar::{Decree, Hours, Interval, Measure, Span, WeekendStart};
use crate::words::date::pick;
use crate::words::{Lang, date, number};
use crate::{Instant, UtcOffset};

impl Span {
    /// Writes `3 hari kerja`, `6 jam 30 menit kerja`, `2 hari kalender`, `45 menit`.
    pub fn words(self, out: &mut String, lang: Lang) {
        match self {
            Self::WorkingDays(n) => count(out, n.into(), &["hari kerja", "working day"], lang),
            Self::CalendarDays(n) => count(out, n.into(), &["hari kalender", "calendar day"], lang),
            Self::Minutes(n) => minutes(out, n.into(), lang),
            Self::WorkingMinutes(n) => {
                minutes(out, n.into(), lang);
                out.push_str(pick(&[" kerja", " of work"], lang));
            }
        }
    }
}

impl Hours {
    /// Writes `Senin–Kamis 07.30–12.00, 13.00–16.00; Jumat 07.30–11.30, 13.00–16.30`, or
    /// `24 jam`.
    pub fn words(&self, out: &mut String, lang: Lang) {
        if self.is_all_day() {
            return out.push_str(pick(&["24 jam", "round the clock"], lang));
        }
        let (mut first, mut n) = (Weekday::Monday, 0);
        while n < 7 {
            let mut last = first;
            n += 1;
            while n < 7 && self.of(last.next()) == self.of(first) {
                last = last.next();
                n += 1;
            }
            if !self.of(first).is_empty() {
                if first != Weekday::Monday {
                    out.push_str("; ");
                }
                date::weekday(out, first, lang);
                if last != first {
                    out.push('–');
                    date::weekday(out, last, lang);
                }
                intervals(out, self.of(first), lang);
            }
            first = last.next();
        }
    }
}

impl<'a> Deadline<'a> {
    /// Writes when it is due, each day with how it counts and why, what put it off, and what it was
    /// computed by: some lines, each with its end.
    pub fn words(&self, out: &mut String, lang: Lang) {
        self.headline(out, lang);
        out.push('\n');
        for day in &self.days {
            day.words(out, lang);
            out.push('\n');
        }
        for held in &self.holds {
            held.words(out, self.time.offset(), lang);
            out.push('\n');
        }
        self.rules(out, lang);
        for decree in self.decrees() {
            decree.words(out);
            out.push('\n');
        }
    }

    /// Writes when it is due, from when it is counted and how long it may take.
    pub fn headline(&self, out: &mut String, lang: Lang) {
        out.push_str(pick(&["Batas waktu ", "Due "], lang));
        moment(out, self.due_at, self.time.offset(), lang);
        out.push_str(": ");
        self.limit.words(out, lang);
        for span in &self.extensions {
            out.push_str(pick(&[" ditambah ", " and "], lang));
            span.words(out, lang);
            out.push_str(pick(&["", " more"], lang));
        }
        out.push_str(pick(&[" sejak ", " from "], lang));
        moment(out, self.started_at, self.time.offset(), lang);
        if self.estimated {
            out.push_str(pick(&[" (perkiraan)", " (estimated)"], lang));
        }
        if let Some(since) = self.held_since {
            out.push_str(pick(
                &[
                    "; paling cepat, karena dijeda sejak ",
                    "; at the earliest, as it is on hold since ",
                ],
                lang,
            ));
            moment(out, since, self.time.offset(), lang);
        }
    }

    /// The decrees that its days and holidays rest on, each once, in the order in which they are
    /// met.
    #[must_use]
    pub fn decrees(&self) -> Vec<&'a Decree> {
        let mut decrees: Vec<&'a Decree> = Vec::new();
        for decree in self.days.iter().filter_map(|day| day.answer?.decree()) {
            if decrees.iter().all(|other| other.id != decree.id) {
                decrees.push(decree);
            }
        }
        decrees
    }

    fn rules(&self, out: &mut String, lang: Lang) {
        let (holidays, policy) = (self.time.calendar().holidays(), self.time.calendar().policy());
        out.push_str(pick(&["Kalender ", "Calendar "], lang));
        out.push_str(&holidays.country);
        out.push_str(pick(&[" versi ", ", version "], lang));
        out.push_str(&holidays.version);
        out.push_str(if policy.joint_leave_is_work {
            pick(&["; cuti bersama dihitung", "; joint leave counts"], lang)
        } else {
            pick(&["; cuti bersama tidak dihitung", "; joint leave does not count"], lang)
        });
        out.push_str(match self.time.weekend_start() {
            WeekendStart::Next => pick(
                &[
                    "; yang masuk pada hari libur dianggap masuk pada hari kerja berikutnya",
                    "; what starts on a day off counts as started on the next working day",
                ],
                lang,
            ),
            WeekendStart::Same => pick(
                &[
                    "; yang masuk pada hari libur dianggap masuk pada hari itu juga",
                    "; what starts on a day off counts as started on that day",
                ],
                lang,
            ),
        });
        out.push_str(pick(&["; jam kerja ", "; hours "], lang));
        self.time.hours().words(out, lang);
        for season in self.seasons() {
            out.push_str("; ");
            out.push_str(match lang {
                Lang::Id => &season.name_id,
                Lang::En => &season.name_en,
            });
            out.push(' ');
            date::medium(out, season.from, lang);
            out.push_str(" – ");
            date::medium(out, season.until, lang);
            out.push_str(": ");
            season.hours.words(out, lang);
            if season.estimated {
                out.push_str(pick(&[" (perkiraan)", " (estimated)"], lang));
            }
        }
        out.push('\n');
    }
}

impl Day<'_> {
    /// Writes `Senin, 23 Maret 2026: cuti bersama, Cuti Bersama Hari Raya Idul Fitri [skb-2026]:
    /// tidak dihitung`.
    pub fn words(&self, out: &mut String, lang: Lang) {
        match &self.answer {
            Some(answer) => answer.words(out, lang),
            None => date::long(out, self.on, lang),
        }
        if let Some(decree) = self.answer.and_then(|answer| answer.decree()) {
            out.push_str(" [");
            out.push_str(&decree.id);
            out.push(']');
        }
        out.push_str("; ");
        match self.role {
            Role::Start => {
                out.push_str(pick(&["hari mulai, tidak dihitung", "the start, not counted"], lang))
            }
            Role::StartMoved => out.push_str(pick(
                &["dianggap hari mulai, tidak dihitung", "taken as the start, not counted"],
                lang,
            )),
            Role::NotCounted => out.push_str(pick(&["tidak dihitung", "not counted"], lang)),
            Role::Counted(n) => {
                out.push_str(pick(&["hari ke-", "day "], lang));
                number::plain(out, n.into());
            }
            Role::Minutes => minutes(out, self.minutes, lang),
            Role::MadeUp => {
                out.push_str(pick(&["mengganti waktu jeda", "makes up for a hold"], lang));
            }
        }
        if self.held_minutes > 0 {
            out.push_str(pick(&[", dijeda ", ", on hold for "], lang));
            minutes(out, self.held_minutes, lang);
        }
    }
}

impl HeldTime {
    fn words(&self, out: &mut String, offset: UtcOffset, lang: Lang) {
        out.push_str(pick(&["Dijeda sejak ", "On hold from "], lang));
        moment(out, self.hold.from, offset, lang);
        if let Some(until) = self.hold.until {
            out.push_str(pick(&[" sampai ", " until "], lang));
            moment(out, until, offset, lang);
        }
        out.push_str(": ");
        if !self.is_in_time {
            return out.push_str(pick(
                &[
                    "mulai setelah batas waktu, tidak menunda apa pun",
                    "begun after it was due, puts nothing off",
                ],
                lang,
            ));
        }
        if self.hold.until.is_none() {
            return out.push_str(pick(&["belum berakhir", "not over yet"], lang));
        }
        out.push_str(pick(&["menunda ", "puts it off by "], lang));
        minutes(out, self.minutes, lang);
        if self.measure == Measure::Working {
            out.push_str(pick(&[" kerja", " of work"], lang));
        }
    }
}

/// `Rabu, 18 Maret 2026, 15.00`.
fn moment(out: &mut String, at: Instant, offset: UtcOffset, lang: Lang) {
    date::long(out, at.date_at(offset), lang);
    out.push_str(", ");
    date::time_of_day(out, at.minutes_of_day(offset), lang);
}

/// `6 jam 30 menit`.
fn minutes(out: &mut String, n: i64, lang: Lang) {
    let (hours, rest) = (n / 60, n % 60);
    if hours > 0 {
        count(out, hours, &["jam", "hour"], lang);
        if rest == 0 {
            return;
        }
        out.push(' ');
    }
    count(out, rest, &["menit", "minute"], lang);
}

fn count(out: &mut String, n: i64, noun: &[&'static str; 2], lang: Lang) {
    number::whole(out, n, lang);
    out.push(' ');
    out.push_str(pick(noun, lang));
    if lang == Lang::En && n != 1 {
        out.push('s');
    }
}

fn intervals(out: &mut String, intervals: &[Interval], lang: Lang) {
    let mut before = " ";
    for interval in intervals {
        out.push_str(before);
        date::time_of_day(out, interval.from, lang);
        out.push('–');
        date::time_of_day(out, interval.until, lang);
        before = ", ";
    }
}
