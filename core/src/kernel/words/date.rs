//! Dates and ages in words: `Senin, 23 November 2026`, `3 jam lalu`, `kemarin`.
//!
//! Units: days of the city's calendar; ages in whole units, rounded down.
//! Source: CLDR 46, locales id and en (en in the British order, day before month).

use alloc::string::String;

use time::{Date, Weekday};

use super::{Lang, number};
use crate::iso::month_and_day;
use crate::{Instant, UtcOffset, nth};

const MONTHS: &str = "\
    Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember|\
    January|February|March|April|May|June|July|August|September|October|November|December";

const DAYS: &str = "\
    Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|\
    Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday";

/// `Senin, 23 November 2026`.
pub fn long(out: &mut String, date: Date, lang: Lang) {
    weekday(out, date.weekday(), lang);
    out.push_str(", ");
    medium(out, date, lang);
}

/// `Senin`.
pub fn weekday(out: &mut String, day: Weekday, lang: Lang) {
    let place = lang as usize * 7 + usize::from(day.number_days_from_monday());
    out.push_str(nth(DAYS, place));
}

/// `23 November 2026`.
pub fn medium(out: &mut String, date: Date, lang: Lang) {
    let (month, day) = month_and_day(date);
    number::whole(out, i64::from(day), lang);
    out.push(' ');
    out.push_str(name_of(month, lang));
    push_year(date, out);
}

/// `23 Nov`, for a day close to one that is written out.
pub fn short(out: &mut String, date: Date, lang: Lang) {
    let (month, day) = month_and_day(date);
    number::whole(out, i64::from(day), lang);
    out.push(' ');
    push_start(month, lang, out);
}

/// `Nov 2026`, for days far apart.
pub fn month_of_year(out: &mut String, date: Date, lang: Lang) {
    push_start(month_and_day(date).0, lang, out);
    push_year(date, out);
}

/// `23 November 2026, 14.05` in the city's time (`14:05` in English).
pub fn instant(out: &mut String, at: Instant, offset: UtcOffset, lang: Lang) {
    medium(out, at.date_at(offset), lang);
    out.push_str(", ");
    time_of_day(out, at.minutes_of_day(offset), lang);
}

/// `14.05` (`14:05` in English), from minutes since midnight.
pub fn time_of_day(out: &mut String, minutes: u16, lang: Lang) {
    let minutes = i64::from(minutes);
    push_two(minutes / 60, out);
    out.push(match lang {
        Lang::Id => '.',
        Lang::En => ':',
    });
    push_two(minutes % 60, out);
}

/// How long before `now` something happened: `3 jam lalu`, `2 days ago`.
///
/// What lies ahead of the reader's clock happened "just now": clocks differ by seconds.
pub fn ago(out: &mut String, then: Instant, now: Instant, lang: Lang) {
    let seconds = now.unix_seconds() - then.unix_seconds();
    match seconds {
        i64::MIN..60 => out.push_str(nth("baru saja|just now", lang as usize)),
        60..3_600 => count_ago(out, seconds / 60, "menit|minute", lang),
        3_600..86_400 => count_ago(out, seconds / 3_600, "jam|hour", lang),
        _ => days_ago(out, seconds / 86_400, lang),
    }
}

/// The age of something dated by day: `hari ini`, `kemarin`, `3 bulan lalu`.
///
/// A date ahead of today says so.
pub fn days_ago(out: &mut String, days: i64, lang: Lang) {
    match days {
        i64::MIN..0 => {
            out.push_str(nth("|in ", lang as usize));
            count(out, -days, "hari|day", lang);
            out.push_str(nth(" lagi|", lang as usize));
        }
        0 => out.push_str(nth("hari ini|today", lang as usize)),
        1 => out.push_str(nth("kemarin|yesterday", lang as usize)),
        2..60 => count_ago(out, days, "hari|day", lang),
        60..730 => count_ago(out, days * 12 / 365, "bulan|month", lang),
        _ => count_ago(out, days / 365, "tahun|year", lang),
    }
}

fn count_ago(out: &mut String, n: i64, nouns: &str, lang: Lang) {
    count(out, n, nouns, lang);
    out.push_str(nth(" lalu| ago", lang as usize));
}

fn count(out: &mut String, n: i64, nouns: &str, lang: Lang) {
    number::whole(out, n, lang);
    out.push(' ');
    out.push_str(nth(nouns, lang as usize));
    if lang == Lang::En && n != 1 {
        out.push('s');
    }
}

fn name_of(month: u8, lang: Lang) -> &'static str {
    nth(MONTHS, lang as usize * 12 + usize::from(month) - 1)
}

fn push_start(month: u8, lang: Lang, out: &mut String) {
    let name = name_of(month, lang);
    out.push_str(name.get(..3).unwrap_or(name));
}

fn push_year(date: Date, out: &mut String) {
    out.push(' ');
    let year = i64::from(date.year());
    push_two(year / 100, out);
    push_two(year % 100, out);
}

fn push_two(n: i64, out: &mut String) {
    if n < 10 {
        out.push('0');
    }
    number::whole(out, n, Lang::En);
}

/// The word of the language: Indonesian first, English second.
#[must_use]
pub fn pick(words: &[&'static str; 2], lang: Lang) -> &'static str {
    let [id, en] = *words;
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use crate::iso::parse_date;

    use super::*;

    fn written(write: impl FnOnce(&mut String)) -> String {
        let mut out = String::new();
        write(&mut out);
        out
    }

    #[test]
    fn dates_read_as_in_a_newspaper() {
        let date = parse_date("2026-11-23").unwrap();
        assert_eq!(written(|out| long(out, date, Lang::Id)), "Senin, 23 November 2026");
        assert_eq!(written(|out| long(out, date, Lang::En)), "Monday, 23 November 2026");
        assert_eq!(written(|out| month_of_year(out, date, Lang::Id)), "Nov 2026");
        let date = parse_date("2005-02-06").unwrap();
        assert_eq!(written(|out| long(out, date, Lang::Id)), "Minggu, 6 Februari 2005");
    }

    #[test]
    fn instants_are_told_in_the_citys_time() {
        let at = Instant::parse("2026-11-23T20:05:00Z").unwrap();
        let offset = UtcOffset::parse("+07:00").unwrap();
        assert_eq!(written(|out| instant(out, at, offset, Lang::Id)), "24 November 2026, 03.05");
        assert_eq!(written(|out| instant(out, at, offset, Lang::En)), "24 November 2026, 03:05");
    }

    #[track_caller]
    fn check(seconds: i64, id: &str, en: &str) {
        let now = Instant::from_unix_seconds(1_800_000_000);
        let then = Instant::from_unix_seconds(1_800_000_000 - seconds);
        assert_eq!(written(|out| ago(out, then, now, Lang::Id)), id);
        assert_eq!(written(|out| ago(out, then, now, Lang::En)), en);
    }

    #[test]
    fn ages_are_words() {
        check(-30, "baru saja", "just now");
        check(59, "baru saja", "just now");
        check(60, "1 menit lalu", "1 minute ago");
        check(3 * 3_600 + 59, "3 jam lalu", "3 hours ago");
        check(86_400, "kemarin", "yesterday");
        check(5 * 86_400, "5 hari lalu", "5 days ago");
        check(90 * 86_400, "2 bulan lalu", "2 months ago");
        check(800 * 86_400, "2 tahun lalu", "2 years ago");
        assert_eq!(written(|out| days_ago(out, 0, Lang::Id)), "hari ini");
        assert_eq!(written(|out| days_ago(out, -2, Lang::Id)), "2 hari lagi");
        assert_eq!(written(|out| days_ago(out, -1, Lang::En)), "in 1 day");
    }
}
