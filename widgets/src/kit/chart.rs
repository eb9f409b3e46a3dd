//! A sparkline: the shape of one series, with a gap wherever a figure is missing.
//!
//! A gap is never bridged: a line through a day without a quote would be a number that was not
//! computed from data. Coordinates are whole, so the same series gives the same bytes everywhere.
//!
//! Units: a view box of 100 by 24, one whole step per unit.
//! Source: Tufte, Beautiful Evidence (2006), sparklines; each row has its own scale.

use alloc::string::String;

use super::html::{Element, el};
use super::number;

const WIDTH: i64 = 100;
const HEIGHT: i64 = 24;
const MARGIN: i64 = 3;

/// Draws `points` from left to right; `label` says in words what the line shows.
///
/// `None` if fewer than two points have a value: a single dot has no shape.
#[must_use]
pub fn sparkline(points: &[Option<i64>], label: String) -> Option<Element> {
    let known = || points.iter().flatten().copied();
    let (lowest, highest) = (known().min()?, known().max()?);
    if known().count() < 2 {
        return None;
    }
    let mut path = String::new();
    let mut drawing = false;
    let mut last = (0, 0);
    for (i, point) in points.iter().enumerate() {
        let Some(value) = point else {
            drawing = false;
            continue;
        };
        let x = scale(i as i64, points.len() as i64 - 1, WIDTH - 2 * MARGIN);
        let y = match highest - lowest {
            0 => HEIGHT / 2,
            range => HEIGHT - MARGIN - scale(value - lowest, range, HEIGHT - 2 * MARGIN),
        };
        last = (x + MARGIN, y);
        path.push(if drawing { 'L' } else { 'M' });
        push_pair(last, &mut path);
        // A lone point between two gaps is drawn as a dot: a line of no length with round caps.
        if !drawing && points.get(i + 1).is_none_or(Option::is_none) {
            path.push_str("h0");
        }
        drawing = true;
    }
    let line = el(r#"path class="line""#).attr("d", path);
    let dot =
        el(r#"circle r="2""#).attr("cx", number::plain(last.0)).attr("cy", number::plain(last.1));
    Some(
        el(r#"svg class="spark" viewBox="0 0 100 24" role="img""#)
            .attr("aria-label", label)
            .child(line)
            .child(dot),
    )
}

/// `value / range` of `length`, rounded half up, without overflow.
fn scale(value: i64, range: i64, length: i64) -> i64 {
    // Figures too large to multiply are made smaller together: the picture is the same.
    let shift = 10_u32.saturating_sub(range.leading_zeros());
    let (value, range) = (value >> shift, (range >> shift).max(1));
    (value * length * 2 + range) / (range * 2)
}

fn push_pair((x, y): (i64, i64), out: &mut String) {
    out.push_str(&number::plain(x));
    out.push(' ');
    out.push_str(&number::plain(y));
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    #[track_caller]
    fn check(points: &[Option<i64>], path: &str) {
        let svg = sparkline(points, String::new()).unwrap().to_html();
        assert!(svg.contains(&format!("<path class=\"line\" d=\"{path}\"")), "{svg}");
    }

    #[test]
    fn lines_break_where_data_is_missing() {
        check(&[Some(1), Some(3)], "M3 21L97 3");
        check(&[Some(1), None, Some(3), Some(2)], "M3 21h0M66 3L97 12");
        check(&[Some(5), Some(5), Some(5)], "M3 12L50 12L97 12");
        check(&[None, Some(1), None, Some(2), None], "M27 21h0M74 3h0");
    }

    #[test]
    fn no_shape_no_line() {
        assert_eq!(sparkline(&[], String::new()), None);
        assert_eq!(sparkline(&[Some(1)], String::new()), None);
        assert_eq!(sparkline(&[None, None, Some(1)], String::new()), None);
    }

    #[test]
    fn huge_figures_do_not_overflow() {
        let svg = sparkline(&[Some(0), Some(i64::MAX / 2)], String::new());
        assert!(svg.is_some());
    }
}
