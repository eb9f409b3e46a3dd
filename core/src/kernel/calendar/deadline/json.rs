//! A deadline as JSON, with all its grounds.
//!
//! Source: our own choice, `docs/reference/working-time.md`.

use alloc::string::String;

use super::{Day, Deadline, Role};
use crate::Instant;
use crate::calendar::{
    Answer, Decree, HolidayKind, Hours, Measure, Reason, Span, Weekday, WeekendStart,
};
use crate::iso::write_date;
use crate::json::Writer;
use crate::words::{Lang, date};

impl Span {
    /// What it counts: `working_days`, `working_minutes`, `calendar_days` or `minutes`.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Self::WorkingDays(_) => "working_days",
            Self::WorkingMinutes(_) => "working_minutes",
            Self::CalendarDays(_) => "calendar_days",
            Self::Minutes(_) => "minutes",
        }
    }

    /// How many of them.
    #[must_use]
    pub fn n(self) -> u32 {
        let (Self::WorkingDays(n)
        | Self::WorkingMinutes(n)
        | Self::CalendarDays(n)
        | Self::Minutes(n)) = self;
        n
    }

    fn write(self, w: &mut Writer) {
        w.open('{').name(self.unit()).integer(self.n().into()).close('}');
    }
}

impl WeekendStart {
    /// `next` or `same`.
    #[must_use]
    pub fn to_wire(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Same => "same",
        }
    }

    /// Reads `next` or `same`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "next" => Some(Self::Next),
            "same" => Some(Self::Same),
            _ => None,
        }
    }
}

impl Role {
    /// `start`, `start_moved`, `not_counted`, `counted`, `minutes` or `made_up`.
    #[must_use]
    pub fn to_wire(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::StartMoved => "start_moved",
            Self::NotCounted => "not_counted",
            Self::Counted(_) => "counted",
            Self::Minutes => "minutes",
            Self::MadeUp => "made_up",
        }
    }
}

impl Reason<'_> {
    /// `workday`, `joint_leave_worked`, `weekend`, `public_holiday` or `joint_leave`.
    #[must_use]
    pub fn to_wire(self) -> &'static str {
        match self {
            Self::Workday => "workday",
            Self::JointLeaveWorked(_) => "joint_leave_worked",
            Self::Weekend(_) => "weekend",
            Self::Holiday(holiday) if holiday.kind == HolidayKind::Public => "public_holiday",
            Self::Holiday(_) => "joint_leave",
        }
    }
}

impl Deadline<'_> {
    /// Writes it as JSON: `docs/reference/working-time.md` says what each field holds.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut w = Writer::new();
        self.write(&mut w);
        w.finish()
    }

    /// Writes it where JSON is being written.
    pub fn write(&self, w: &mut Writer) {
        let offset = self.time.offset();
        w.open('{').name("deadline").string(&self.due_at.to_rfc3339(offset));
        w.name("started_at").string(&self.started_at.to_rfc3339(offset));
        self.limit.write(w.name("limit"));
        w.name("extensions").open('[');
        for span in &self.extensions {
            span.write(w);
        }
        w.close(']').name("holds").open('[');
        for held in &self.holds {
            w.open('{').name("from").string(&held.hold.from.to_rfc3339(offset)).name("until");
            self.moment_or_null(held.hold.until, w);
            w.name(match held.measure {
                Measure::Working => "working_minutes",
                Measure::Passing => "minutes",
            });
            w.integer(held.minutes).name("in_time").word(Some(held.is_in_time)).close('}');
        }
        w.close(']').name("held_since");
        self.moment_or_null(self.held_since, w);
        w.name("estimated").word(Some(self.estimated));
        self.write_rules(w);
        w.name("days").open('[');
        for day in &self.days {
            day.write(w);
        }
        w.close(']').name("decrees").open('[');
        for decree in self.decrees() {
            write_decree(decree, w);
        }
        w.close(']').close('}');
    }

    fn moment_or_null(&self, at: Option<Instant>, w: &mut Writer) {
        match at {
            Some(at) => w.string(&at.to_rfc3339(self.time.offset())),
            None => w.word(None),
        };
    }

    fn write_rules(&self, w: &mut Writer) {
        let (time, holidays) = (self.time, self.time.calendar().holidays());
        let policy = time.calendar().policy();
        w.name("calendar").open('{').name("country").string(&holidays.country);
        w.name("version").string(&holidays.version).close('}');
        w.name("policy").open('{').name("joint_leave_is_work");
        w.word(Some(policy.joint_leave_is_work)).name("weekend").open('[');
        let mut day = Weekday::Monday;
        for _ in 0..7 {
            if policy.weekend.contains(day) {
                write_weekday(day, w);
            }
            day = day.next();
        }
        w.close(']').name("weekend_start").string(time.weekend_start().to_wire()).close('}');
        write_hours(time.hours(), w.name("hours"));
        w.name("seasons").open('[');
        for season in self.seasons() {
            w.open('{').name("from").string(&write_date(season.from));
            w.name("until").string(&write_date(season.until));
            w.name("name_id").string(&season.name_id).name("name_en").string(&season.name_en);
            w.name("estimated").word(Some(season.estimated));
            write_hours(&season.hours, w.name("hours"));
            w.close('}');
        }
        w.close(']');
    }
}

impl Day<'_> {
    /// Writes it where JSON is being written.
    pub fn write(&self, w: &mut Writer) {
        w.open('{').name("on").string(&write_date(self.on));
        w.name("counted").word(Some(self.role.is_counted()));
        w.name("role").string(self.role.to_wire());
        if let Role::Counted(n) = self.role {
            w.name("n").integer(n.into());
        }
        w.name("minutes").integer(self.minutes);
        w.name("held_minutes").integer(self.held_minutes);
        match &self.answer {
            Some(answer) => write_answer(answer, w),
            None => _ = w.name("why").word(None),
        }
        for (name, lang) in [("words_id", Lang::Id), ("words_en", Lang::En)] {
            let mut words = String::new();
            self.words(&mut words, lang);
            w.name(name).string(&words);
        }
        w.close('}');
    }
}

/// The fields that say whether a day is a working day, and why.
pub(in crate::kernel::calendar) fn write_answer(answer: &Answer<'_>, w: &mut Writer) {
    w.name("working").word(Some(answer.is_working()));
    w.name("why").string(answer.reason.to_wire());
    if let Some(holiday) = answer.holiday() {
        w.name("holiday").open('{').name("name_id").string(&holiday.name_id);
        w.name("name_en").string(&holiday.name_en).close('}');
    }
    if let Some(decree) = answer.decree() {
        w.name("decree").string(&decree.id);
    }
    w.name("estimated").word(Some(answer.estimated));
}

/// A decree with what is known of it.
pub(in crate::kernel::calendar) fn write_decree(decree: &Decree, w: &mut Writer) {
    w.open('{').name("id").string(&decree.id).name("title").string(&decree.title);
    for (name, text) in [("number", &decree.number), ("url", &decree.url), ("note", &decree.note)] {
        w.name(name);
        match text {
            Some(text) => w.string(text),
            None => w.word(None),
        };
    }
    w.close('}');
}

/// By day of the week, intervals as `07:30-12:00`; days without work are left out.
fn write_hours(hours: &Hours, w: &mut Writer) {
    w.open('{');
    let mut day = Weekday::Monday;
    for _ in 0..7 {
        if !hours.of(day).is_empty() {
            w.name(weekday(day)).open('[');
            for interval in hours.of(day) {
                let mut text = String::new();
                date::time_of_day(&mut text, interval.from, Lang::En);
                text.push('-');
                date::time_of_day(&mut text, interval.until, Lang::En);
                w.string(&text);
            }
            w.close(']');
        }
        day = day.next();
    }
    w.close('}');
}

fn write_weekday(day: Weekday, w: &mut Writer) {
    w.string(weekday(day));
}

fn weekday(day: Weekday) -> &'static str {
    const NAMES: &str = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
    crate::nth(NAMES, usize::from(day.number_days_from_monday()))
}
