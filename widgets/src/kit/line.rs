//! A line chart: several series over one axis, with a gap wherever a figure is missing.
//!
//! Lines are drawn in a box that stretches to the width there is, letters and marks beside it at
//! percentages of it, so that neither is ever distorted. Every coordinate is a whole number of
//! thousandths, so the same series give the same bytes everywhere. A line is told from another by
//! its mark, its dashes and its name at its end; colour only repeats that.
//!
//! Units: thousandths of the width from the left, of the height from the top.
//! Source: names at the lines rather than a legend as in Tufte, The Visual Display (1983).

use alloc::string::String;
use alloc::vec::Vec;

use balai::nth;
use balai::words::number;

use super::axis::Axis;
use super::html::View;

/// Most lines of one widget: more cannot be told apart.
pub const LINES_MAX: usize = 6;
/// What marks each line, beside colour and dashes.
const MARKS: &str = "●|■|▲|◆|▼|✚";
const CLASSES: &str = "s1|s2|s3|s4|s5|s6";
/// The height between two names, in thousandths.
const NAME_HEIGHT: i64 = 75;
/// Longest name at a line, in bytes.
const NAME_MAX: usize = 24;

/// One series of a chart.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// Its place among the lines of the widget, below [`LINES_MAX`]: its mark, dashes and colour.
    pub place: usize,
    /// Its name.
    pub name: &'a str,
    /// A value or none for each place of the chart.
    pub points: &'a [Option<i64>],
    /// A figure beside the series: where, and how much.
    pub beside: Option<(i64, i64)>,
    /// What its values should lie in; drawn behind a line that is alone.
    pub bands: Vec<Band>,
}

/// What values should lie in from one point to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The first and the last point.
    pub points: [usize; 2],
    /// The lowest and the highest value, where there is such a bound.
    pub bounds: [Option<i64>; 2],
}

/// What all lines of a chart have in common.
#[derive(Debug)]
pub struct Frame<'a> {
    /// Where each point stands, in thousandths of the width.
    pub xs: &'a [i64],
    /// The point looked at.
    pub at: usize,
    /// Whether a tap on the chart says `day:` and the place of the point.
    pub live: bool,
}

/// Draws the chart; `label` says in words what it shows, `money` writes a value of the axis,
/// `ticks` the words under the chart, each with [`open_tick`].
pub fn plot(
    v: &mut View,
    axis: Axis,
    frame: &Frame<'_>,
    lines: &[Line<'_>],
    label: &str,
    money: &mut dyn FnMut(&mut String, i64),
    ticks: &mut dyn FnMut(&mut View),
) {
    v.open(r#"div class="plot""#);
    v.open(r#"svg class="ys" aria-hidden="true""#);
    for value in axis.ticks() {
        v.open(r#"text x="100%""#);
        percent(v, "y", axis.y(value));
        money(v.text(), value);
        v.close();
    }
    v.close();
    v.open(r#"svg class="lines" role="img""#);
    v.set("aria-label", label);
    for value in axis.ticks() {
        v.open(r#"line class="grid" x1="0" x2="100%""#);
        for end in ["y1", "y2"] {
            percent(v, end, axis.y(value));
        }
        v.close();
    }
    if let [line] = lines {
        line.bands.iter().for_each(|one| band(v, axis, frame.xs, one));
    }
    let at = frame.xs.get(frame.at).copied().unwrap_or(0);
    v.open(r#"line class="at" y1="0" y2="100%""#);
    for end in ["x1", "x2"] {
        percent(v, end, at);
    }
    v.close();
    let names = names(axis, lines);
    for (line, name_y) in lines.iter().zip(names) {
        v.open("g");
        v.set("class", class(line.place));
        shape(v, axis, frame.xs, line.points);
        if let Some(value) = line.points.get(frame.at).copied().flatten() {
            dot(v, r#"text class="dot""#, line.place, at, axis.y(value));
        }
        if let Some((x, value)) = line.beside {
            dot(v, r#"text class="dot beside""#, line.place, x, axis.y(value));
        }
        if lines.len() > 1 {
            v.open(r#"text class="name" x="100%""#);
            percent(v, "y", name_y);
            v.leaf("tspan", mark(line.place));
            let mut end = line.name.len().min(NAME_MAX);
            while !line.name.is_char_boundary(end) {
                end -= 1;
            }
            v.say(" ").say(line.name.get(..end).unwrap_or_default());
            v.say(if end < line.name.len() { "…" } else { "" });
            v.close();
        }
        v.close();
    }
    if frame.live {
        taps(v, frame.xs);
    }
    v.close();
    v.open(r#"svg class="xs" aria-hidden="true""#);
    ticks(v);
    v.close();
    v.close();
}

/// Opens a word under the chart.
pub fn open_tick(v: &mut View, x: i64) {
    v.open(r#"text y="50%""#);
    percent(v, "x", x);
}

/// What marks the line at `place`.
#[must_use]
pub fn mark(place: usize) -> &'static str {
    nth(MARKS, place)
}

/// The class of the line at `place`.
#[must_use]
pub fn class(place: usize) -> &'static str {
    nth(CLASSES, place)
}

/// The line itself, broken where a value is missing; a lone point is a dot.
fn shape(v: &mut View, axis: Axis, xs: &[i64], points: &[Option<i64>]) {
    v.open(r#"svg viewBox="0 0 1000 1000" preserveAspectRatio="none" width="100%" height="100%""#);
    v.open("path");
    let path = v.attr("d");
    let mut drawing = false;
    for (i, (x, point)) in xs.iter().zip(points).enumerate() {
        let Some(value) = point else {
            drawing = false;
            continue;
        };
        path.push(if drawing { 'L' } else { 'M' });
        number::plain(path, *x);
        path.push(' ');
        number::plain(path, axis.y(*value));
        if !drawing && points.get(i + 1).is_none_or(Option::is_none) {
            path.push_str("h0");
        }
        drawing = true;
    }
    v.close();
    v.close();
}

fn dot(v: &mut View, head: &'static str, place: usize, x: i64, y: i64) {
    v.open(head);
    percent(v, "x", x);
    percent(v, "y", y);
    v.say(mark(place));
    v.close();
}

/// How far from the top the name of each line stands: above its newest value, and apart from the
/// others.
fn names(axis: Axis, lines: &[Line<'_>]) -> Vec<i64> {
    let (mut wanted, mut ys) = (Vec::new(), Vec::new());
    for line in lines {
        let newest = line.points.iter().rev().flatten().next();
        let y = newest.map_or(1_000, |value| axis.y(*value));
        wanted.push((y - NAME_HEIGHT * 2 / 3).max(0));
        ys.push(0);
    }
    // From the top down each keeps clear of the one above and leaves room for those below.
    let (mut least, mut most) = (0, 1_000 - NAME_HEIGHT / 2 - lines.len() as i64 * NAME_HEIGHT);
    for _ in lines {
        let next = wanted.iter().enumerate().min_by_key(|(_, y)| **y).map(|(place, _)| place);
        let place = next.unwrap_or_default();
        most += NAME_HEIGHT;
        if let (Some(wanted), Some(y)) = (wanted.get_mut(place), ys.get_mut(place)) {
            *y = (*wanted).max(least).min(most);
            least = *y + NAME_HEIGHT;
            *wanted = i64::MAX;
        }
    }
    ys
}

/// A band reaches half-way to the neighbours, so that two that follow each other meet.
fn band(v: &mut View, axis: Axis, xs: &[i64], band: &Band) {
    let [first, last] = band.points;
    let (from, until) = (edge(xs, first), edge(xs, last + 1));
    let [lower, upper] = band.bounds;
    let top = upper.map_or(0, |upper| axis.y(upper));
    let bottom = lower.map_or(1_000, |lower| axis.y(lower));
    v.open(r#"rect class="band""#);
    percent(v, "x", from);
    percent(v, "width", until - from);
    percent(v, "y", top);
    percent(v, "height", bottom - top);
    v.close();
}

/// Half-way between a point and the one before it; the end of the chart where there is none.
fn edge(xs: &[i64], place: usize) -> i64 {
    match (place.checked_sub(1).and_then(|before| xs.get(before)), xs.get(place)) {
        (None, _) => 0,
        (Some(before), Some(x)) => (before + x) / 2,
        (Some(_), None) => 1_000,
    }
}

/// Strips that reach half-way to the neighbours, so that a tap finds the nearest point.
fn taps(v: &mut View, xs: &[i64]) {
    for i in 0..xs.len() {
        let (from, until) = (edge(xs, i), edge(xs, i + 1));
        v.open(r#"rect y="0" height="100%""#);
        percent(v, "x", from);
        percent(v, "width", (until - from).max(0));
        let message = v.attr("data-click");
        message.push_str("day:");
        number::plain(message, i as i64);
        v.close();
    }
}

#[inline(never)]
fn percent(v: &mut View, name: &'static str, thousandths: i64) {
    let out = v.attr(name);
    number::plain(out, thousandths / 10);
    if thousandths % 10 != 0 {
        out.push('.');
        number::plain(out, (thousandths % 10).abs());
    }
    out.push('%');
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    fn line(points: &[Option<i64>]) -> Line<'_> {
        Line { place: 0, name: "Beras", points, beside: None, bands: Vec::new() }
    }

    fn path(points: &[Option<i64>]) -> String {
        let axis = Axis::plain(0, 10);
        let mut v = View::new("g");
        shape(&mut v, axis, &[0, 250, 500, 1_000], points);
        let html = v.finish().to_html();
        html.split(" d=\"").nth(1).unwrap().split('"').next().unwrap().into()
    }

    #[test]
    fn gaps_are_never_bridged() {
        assert_eq!(path(&[Some(0), Some(10), Some(5), Some(3)]), "M0 1000L250 0L500 500L1000 700");
        assert_eq!(path(&[Some(0), None, Some(5), Some(5)]), "M0 1000h0M500 500L1000 500");
        assert_eq!(path(&[None, None, None, Some(5)]), "M1000 500h0");
        assert_eq!(path(&[None; 4]), "");
    }

    #[test]
    fn a_band_reaches_half_way_to_the_points_around_it() {
        let points = [Some(5); 3];
        let bands = [([0, 1], [None, Some(8)]), ([2, 2], [Some(2), Some(8)])];
        let mut one = line(&points);
        one.bands = bands.map(|(points, bounds)| Band { points, bounds }).to_vec();
        let mut v = View::new("g");
        for band in &one.bands {
            super::band(&mut v, Axis::plain(0, 10), &[0, 400, 1_000], band);
        }
        let html = v.finish().to_html();
        let expected = r#"<g><rect class="band" x="0%" width="70%" y="20%" height="80%"></rect>"#;
        assert!(html.starts_with(expected), "{html}");
        assert!(html.contains(r#"x="70%" width="30%" y="20%" height="60%""#), "{html}");
        // The axis makes room for it.
        assert!(Axis::over(&[line(&points)]).unwrap().y(8) < 0);
        assert!(Axis::over(&[one]).unwrap().y(8) >= 0);
    }

    #[test]
    fn names_stand_apart() {
        let axis = Axis::plain(0, 1_000);
        let (high, low) = ([Some(990)], [Some(1)]);
        let lines = [line(&low), line(&high), line(&high), line(&low)];
        let ys = names(axis, &lines);
        assert_eq!(ys, [888, 0, 75, 963]);
    }

    #[test]
    fn percentages_have_one_decimal() {
        for (thousandths, expected) in [(0, "0%"), (1_000, "100%"), (333, "33.3%"), (5, "0.5%")] {
            let mut v = View::new("p");
            percent(&mut v, "x", thousandths);
            assert_eq!(v.finish().to_html(), format!("<p x=\"{expected}\"></p>"));
        }
    }
}
