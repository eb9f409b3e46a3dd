//! A sparkline: the shape of one series, with a gap wherever a figure is missing.
//!
//! A gap is never bridged: a line through a day without a quote would be a number that was not
//! computed from data. Coordinates are whole, so the same series gives the same bytes everywhere.
//!
//! Units: a view box of 100 by 24, one whole step per unit.
//! Source: Tufte, Beautiful Evidence (2006), sparklines; each row has its own scale.

use alloc::string::String;
use balai::words::number;

use super::html::View;

const WIDTH: i64 = 100;
const HEIGHT: i64 = 24;
const MARGIN: i64 = 3;

/// Draws `points` from left to right; `label` writes in words what the line shows, given the lowest
/// and the highest. `band` is what the figures should lie in, without a bound where it is open: it
/// lies behind the line, as far as the line's own scale reaches.
///
/// Draws nothing if fewer than two points have a value: a single dot has no shape.
pub fn sparkline(
    v: &mut View,
    points: &[Option<i64>],
    band: Option<[Option<i64>; 2]>,
    label: &mut dyn FnMut(&mut String, i64, i64),
) {
    let (mut n_known, mut lowest, mut highest) = (0, i64::MAX, i64::MIN);
    for value in points.iter().flatten() {
        n_known += 1;
        lowest = lowest.min(*value);
        highest = highest.max(*value);
    }
    if n_known < 2 {
        return;
    }
    let y = |value: i64| match highest - lowest {
        0 => HEIGHT / 2,
        range => HEIGHT - MARGIN - scale(value - lowest, range, HEIGHT - 2 * MARGIN),
    };
    let mut path = String::new();
    let mut drawing = false;
    let mut last = (0, 0);
    for (i, point) in points.iter().enumerate() {
        let Some(value) = point else {
            drawing = false;
            continue;
        };
        let x = scale(i as i64, points.len() as i64 - 1, WIDTH - 2 * MARGIN);
        last = (x + MARGIN, y(*value));
        path.push(if drawing { 'L' } else { 'M' });
        number::plain(&mut path, last.0);
        path.push(' ');
        number::plain(&mut path, last.1);
        // A lone point between two gaps is drawn as a dot: a line of no length with round caps.
        if !drawing && points.get(i + 1).is_none_or(Option::is_none) {
            path.push_str("h0");
        }
        drawing = true;
    }
    v.open(r#"svg class="spark" viewBox="0 0 100 24" role="img""#);
    label(v.attr("aria-label"), lowest, highest);
    if let Some([lower, upper]) = band {
        // Beyond the ends of the scale a bound lies at the edge of the picture.
        let edge = |bound: Option<i64>, open: i64| match bound {
            None => open,
            Some(bound) if bound > highest => 0,
            Some(bound) if bound < lowest => HEIGHT,
            Some(bound) => y(bound),
        };
        let top = edge(upper, 0);
        v.open(r#"rect class="band" width="100""#);
        number::plain(v.attr("y"), top);
        number::plain(v.attr("height"), edge(lower, HEIGHT) - top);
        v.close();
    }
    v.open(r#"path class="line""#);
    v.set("d", &path);
    v.close();
    v.open(r#"circle r="2""#);
    number::plain(v.attr("cx"), last.0);
    number::plain(v.attr("cy"), last.1);
    v.close();
    v.close();
}

/// `value / range` of `length`, rounded half up, without overflow.
pub(crate) fn scale(value: i64, range: i64, length: i64) -> i64 {
    // Figures too large to multiply are made smaller together: the picture is the same.
    let shift = 13_u32.saturating_sub(range.leading_zeros());
    let (value, range) = (value >> shift, (range >> shift).max(1));
    (value * length * 2 + range) / (range * 2)
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    fn drawn(points: &[Option<i64>]) -> String {
        drawn_over(points, None)
    }

    fn drawn_over(points: &[Option<i64>], band: Option<[Option<i64>; 2]>) -> String {
        let mut v = View::new("p");
        sparkline(&mut v, points, band, &mut |label, lowest, highest| {
            label.push_str(&format!("{lowest} to {highest}"));
        });
        v.finish().to_html()
    }

    #[track_caller]
    fn check(points: &[Option<i64>], label: &str, path: &str) {
        let html = drawn(points);
        assert!(html.contains(&format!("aria-label=\"{label}\"")), "{html}");
        assert!(html.contains(&format!("<path class=\"line\" d=\"{path}\"")), "{html}");
    }

    #[test]
    fn lines_break_where_data_is_missing() {
        check(&[Some(1), Some(3)], "1 to 3", "M3 21L97 3");
        check(&[Some(1), None, Some(3), Some(2)], "1 to 3", "M3 21h0M66 3L97 12");
        check(&[Some(5), Some(5), Some(5)], "5 to 5", "M3 12L50 12L97 12");
        check(&[None, Some(1), None, Some(2), None], "1 to 2", "M27 21h0M74 3h0");
    }

    #[track_caller]
    fn check_band(lower: Option<i64>, upper: Option<i64>, y: i64, height: i64) {
        let html = drawn_over(&[Some(10), Some(20)], Some([lower, upper]));
        let band = format!("<rect class=\"band\" width=\"100\" y=\"{y}\" height=\"{height}\">");
        assert!(html.contains(&band), "{html}");
    }

    #[test]
    fn a_band_ends_at_the_edge_of_the_picture() {
        check_band(Some(10), Some(20), 3, 18);
        check_band(Some(15), Some(15), 12, 0);
        check_band(None, Some(15), 12, 12);
        check_band(Some(15), None, 0, 12);
        check_band(Some(5), Some(50), 0, 24);
        check_band(Some(30), Some(50), 0, 0);
        check_band(Some(1), Some(5), 24, 0);
        check_band(Some(i64::MIN), Some(i64::MAX), 0, 24);
    }

    #[test]
    fn no_shape_no_line() {
        for points in [&[][..], &[Some(1)], &[None, None, Some(1)]] {
            assert_eq!(drawn(points), "<p></p>");
        }
    }

    #[test]
    fn huge_figures_do_not_overflow() {
        check(&[Some(0), Some(i64::MAX / 2)], "0 to 4611686018427387903", "M3 21L97 3");
    }
}
