//! How a deadline comes by its days.
//!
//! Units: days of the city's calendar; minutes by the measure of each stage.
//! Source: our own choice, `docs/reference/working-time.md`.

use alloc::vec::Vec;

use time::Date;

use super::{Day, Deadline, HeldTime, Role};
use crate::Instant;
use crate::calendar::stage::Stage;
use crate::calendar::{Clock, Error, Hold, Measure, Span, WorkingTime};

impl WorkingTime {
    /// See [`Clock::due`].
    pub(in crate::kernel::calendar) fn due(&self, clock: &Clock) -> Result<Deadline<'_>, Error> {
        let (mut days, mut holds, mut estimated) = (Vec::new(), Vec::new(), false);
        let (end, late) = self.stages(clock, &mut |stage| {
            for hold in stage.holds {
                holds.push(HeldTime {
                    hold: *hold,
                    minutes: self.put_off(stage.span, hold)?,
                    measure: stage.span.measure(),
                    is_in_time: true,
                });
            }
            estimated |= self.push_days(&stage, &mut days)?;
            Ok(())
        })?;
        holds.extend(late.iter().map(|hold| HeldTime {
            hold: *hold,
            minutes: 0,
            measure: clock.limit.measure(),
            is_in_time: false,
        }));
        Ok(Deadline {
            due_at: self.told(end),
            started_at: clock.started_at,
            limit: clock.limit,
            extensions: clock.extensions.clone(),
            holds,
            held_since: if late.is_empty() { clock.held_since() } else { None },
            days,
            estimated,
            time: self,
        })
    }

    /// Lists the days of a stage; says whether one it rests on may still change.
    fn push_days<'a>(&'a self, stage: &Stage<'_>, days: &mut Vec<Day<'a>>) -> Result<bool, Error> {
        let Stage { span, from, end, holds, is_first } = *stage;
        let measure = span.measure();
        let first = from.julian_day(self.offset());
        let last = self.told(end).max(from).julian_day(self.offset());
        let begin = match span {
            Span::WorkingDays(_) => self.counted_from(from, is_first)?,
            _ => first,
        };
        let (mut n_counted, mut estimated) = (0, false);
        for day in first..=last {
            let begins = Instant::on_day(day, 0, self.offset()).max(from);
            let ends = Instant::on_day(day + 1, 0, self.offset()).min(end).max(begins);
            let mut held_minutes = 0;
            for Hold { from, until } in holds {
                let (from, until) = ((*from).max(begins), until.unwrap_or(*from).min(ends));
                if from < until {
                    held_minutes += self.between(measure, from, until)?;
                }
            }
            let minutes = self.between(measure, begins, ends)? - held_minutes;
            let on = date(day)?;
            let answer = match self.calendar().is_working_day(on) {
                Ok(answer) => Some(answer),
                Err(error) if measure == Measure::Working => return Err(error),
                Err(_) => None,
            };
            let is_working = answer.is_some_and(|answer| answer.is_working());
            estimated |= measure == Measure::Working
                && (answer.is_some_and(|answer| answer.estimated)
                    || (is_working && self.season_of(on).is_some_and(|season| season.estimated)));
            let role = match span {
                Span::WorkingMinutes(_) if minutes + held_minutes == 0 => Role::NotCounted,
                Span::WorkingMinutes(_) | Span::Minutes(_) => Role::Minutes,
                _ if day == first && is_first => Role::Start,
                Span::WorkingDays(_) if day == begin && is_first => Role::StartMoved,
                Span::WorkingDays(_) if day <= begin || !is_working => Role::NotCounted,
                Span::WorkingDays(n) | Span::CalendarDays(n) => {
                    n_counted += u32::from(day > begin);
                    if n_counted > n { Role::MadeUp } else { Role::Counted(n_counted) }
                }
            };
            match days.last_mut() {
                // Another stage ended on it.
                Some(before) if before.on == on => {
                    before.minutes += minutes;
                    before.held_minutes += held_minutes;
                }
                _ => days.push(Day { on, answer, role, minutes, held_minutes }),
            }
        }
        Ok(estimated)
    }
}

fn date(julian_day: i64) -> Result<Date, Error> {
    let day = i32::try_from(julian_day).ok();
    day.and_then(|day| Date::from_julian_day(day).ok()).ok_or(Error::TooFar)
}
