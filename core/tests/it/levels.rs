//! The audit between the grids of a nation, its provinces and their cities.
//!
//! Source: form of the workbooks of bi.go.id/hargapangan; figures beside each test.

use balai::price::aggregate::level::{Area, Error, Level, LevelAudit, LevelFigure, LevelGrid};
use balai::price::read::pihps;
use balai::price::{Market, PriceType};
use balai::{Coded, MarketId, iso};

fn grid(text: &str) -> LevelGrid {
    let id = MarketId::new("grid").unwrap();
    let market = Market { id, name: "Grid".into(), area: String::new(), place: None };
    let (mut reader, mut sink) =
        (pihps::Reader::new(market, PriceType::Retail), LevelGrid::default());
    reader.push(text.as_bytes(), &mut sink).unwrap();
    reader.finish(&mut sink).unwrap();
    sink
}

fn area(name: &str, level: Level, within: Option<&str>) -> Area {
    Area { name: name.into(), level, within: within.map(Into::into), n_parts: None }
}

/// A grid of eggs on some days, as a commodity and its one variety.
fn eggs(cells: &[&str]) -> LevelGrid {
    let heads: Vec<String> = (1..=cells.len()).map(|n| format!("{n:02}/ 01/ 2023")).collect();
    let cells: Vec<String> = cells.iter().map(|cell| format!("\"{cell}\"")).collect();
    let (heads, cells) = (heads.join(","), cells.join(","));
    grid(&format!(
        "No,Komoditas (Rp),{heads}\nI,Telur Ayam,{cells}\n1,Telur Ayam Ras Segar,{cells}\n"
    ))
}

fn told(figure: &LevelFigure<'_>) -> String {
    let day = iso::write_date(figure.day);
    let what = match (&figure.computed, figure.difference()) {
        (Ok(computed), Some(difference)) => format!("{computed} {difference:+}"),
        (Err(reason), None) => reason.code().to_owned(),
        other => panic!("{other:?}"),
    };
    format!("{} {} {what}", figure.name, day.get(8..).unwrap())
}

/// Each city's eggs day by day, and what is said of the province's commodity row.
#[track_caller]
fn check(province: &[&str], cities: &[&[&str]], expected: &[&str]) {
    let mut areas = vec![(area("P", Level::Province, None), eggs(province))];
    for (n, cells) in cities.iter().enumerate() {
        areas.push((area(&format!("C{n}"), Level::City, Some("P")), eggs(cells)));
    }
    let audit = LevelAudit::new(areas.clone()).unwrap();
    let figures: Vec<_> = audit.figures(0).collect();
    let all: Vec<String> = figures.iter().map(told).collect();
    let (commodity, variety) = all.split_at(all.len() / 2);
    assert_eq!(commodity, expected);
    // The variety has the same cells, and so the same answers.
    let renamed: Vec<String> =
        commodity.iter().map(|told| told.replace("Ayam", "Ayam Ras Segar")).collect();
    assert_eq!(variety, renamed);
    // The order of the areas does not matter.
    areas.reverse();
    let turned = LevelAudit::new(areas).unwrap();
    let turned: Vec<String> = turned.figures(cities.len()).map(|figure| told(&figure)).collect();
    assert_eq!(turned, all);
}

#[test]
fn a_province_is_the_mean_of_its_cities_rounded_half_up_to_fifty() {
    check(
        &["25,050", "25,000", "26,000"],
        &[&["25,000", "25,000", "24,000"], &["25,050", "25,000", "25,000"]],
        &["Telur Ayam 01 25050 +0", "Telur Ayam 02 25000 +0", "Telur Ayam 03 24500 +1500"],
    );
    // Unweighted: three cities of which one is far dearer.
    check(&["30,000"], &[&["20,000"], &["20,000"], &["50,000"]], &["Telur Ayam 01 30000 +0"]);
}

#[test]
fn what_cannot_be_judged_says_why() {
    check(
        &["25,000", "-", "25,000", "mahal", "25,000", "-"],
        &[
            &["25,000", "25,000", "-", "25,000", "?", "-"],
            &["-", "-", "-", "25,000", "25,000", "-"],
        ],
        &[
            "Telur Ayam 01 audit.part_missing",
            "Telur Ayam 02 audit.area_not_published",
            "Telur Ayam 03 audit.no_area_part",
            "Telur Ayam 04 audit.figure_flawed",
            "Telur Ayam 05 audit.part_flawed",
        ],
    );
}

#[test]
fn fewer_parts_than_there_are_judge_nothing() {
    let of = |n_parts| {
        let whole = Area { n_parts, ..area("P", Level::Province, None) };
        let part = area("C", Level::City, Some("P"));
        let audit = LevelAudit::new(vec![(whole, eggs(&["25,000"])), (part, eggs(&["24,000"]))]);
        audit.map(|audit| audit.figures(0).map(|figure| told(&figure)).collect::<Vec<_>>())
    };
    assert_eq!(of(None).unwrap()[0], "Telur Ayam 01 24000 +1000");
    assert_eq!(of(Some(1)).unwrap()[0], "Telur Ayam 01 24000 +1000");
    assert_eq!(of(Some(2)).unwrap()[0], "Telur Ayam 01 audit.parts_not_given");
    let error = Error::TooManyParts { name: "P".into(), n_parts: 0, n_given: 1 };
    assert_eq!(of(Some(0)), Err(error));
}

#[test]
fn units_rows_and_days_are_matched_and_none_is_lost() {
    let province = grid(
        "No,Komoditas (Rp),02/01/2023,03/01/2023\n\
         I,Minyak Goreng,15000,15000\n\
         1,Minyak Goreng Curah (ltr),15000,-\n\
         II,Gula Pasir,13000,-\n\
         II,Gula Pasir,13500,-\n\
         x,Garam,1,1\n",
    );
    let city = grid(
        "No,Komoditas (Rp),03/01/2023,bukan hari\n\
         I,Minyak Goreng,15000,1\n\
         1,Minyak Goreng Curah,15000,-\n\
         2,Gula Batu,15000,-\n\
         II,Gula Pasir,-,-\n",
    );
    let set_aside = |grid: &LevelGrid| -> Vec<(u64, &'static str)> {
        grid.set_aside().iter().map(|row| (row.line, row.reason.code())).collect()
    };
    assert_eq!(set_aside(&province), [(6, "price.bad_row_number")]);
    assert_eq!(set_aside(&city), [(2, "price.bad_date"), (4, "price.unknown_commodity")]);
    let areas = vec![
        (area("C", Level::City, Some("P")), city),
        (area("P", Level::Province, None), province),
    ];
    let audit = LevelAudit::new(areas).unwrap();
    let all: Vec<String> = audit.figures(1).map(|figure| told(&figure)).collect();
    assert_eq!(
        all,
        [
            "Gula Pasir 02 audit.figure_flawed",
            "Minyak Goreng 02 audit.no_area_part",
            "Minyak Goreng 03 15000 +0",
            // Per litre and per kilogram are different rows.
            "Minyak Goreng Curah 03 audit.area_not_published",
            "Minyak Goreng Curah (ltr) 02 audit.no_area_part",
        ]
    );
    assert_eq!(audit.figures(0).count(), 0, "a city is made of nothing");
    let oil = audit.figures(1).find(|figure| figure.computed == Ok(15_000)).unwrap();
    let parts: Vec<_> = audit.part_prices(1, oil.of, oil.day).collect();
    assert_eq!((parts[0].area.name.as_str(), parts[0].line), ("C", Some(2)));
    assert_eq!(parts[0].price, Ok(Some(15_000)));
}

#[test]
fn areas_must_fit_together() {
    let refused = |areas: &[(&str, Level, Option<&str>)]| {
        let areas = areas
            .iter()
            .map(|(name, level, within)| (area(name, *level, *within), LevelGrid::default()));
        LevelAudit::new(areas.collect()).unwrap_err().to_string()
    };
    let nation = ("Indonesia", Level::Nation, None);
    for (areas, says) in [
        (&[nation][..], "no area is a part of another"),
        (&[nation, nation], "Indonesia is there twice"),
        (
            &[nation, ("Aceh", Level::Province, Some("ID"))],
            "Aceh is a part of ID, which is not given",
        ),
        (
            &[nation, ("Sintang", Level::City, Some("Indonesia"))],
            "Sintang, a city, is no part of Indonesia, a nation",
        ),
        (&[("A", Level::City, Some("A"))], "A, a city, is no part of A, a city"),
    ] {
        assert_eq!(refused(areas), says);
    }
    for level in [Level::City, Level::Province, Level::Nation] {
        assert_eq!(Level::parse(&level.name().to_uppercase()), Some(level));
    }
    assert_eq!(Level::parse("kota"), None);
}

/// Eggs on 20 July 2020: the national figure follows from the 34 provinces, and from no 33.
#[test]
fn the_published_nation_follows_from_its_provinces() {
    let Some(bytes) = super::real::file("pihps/pihps_histogram_result.json") else { return };
    let text = String::from_utf8(bytes).unwrap();
    let one = |price: &str| grid(&format!("No,Komoditas (Rp),20/07/2020\nI,Telur Ayam,{price}\n"));
    let prices = text.split("\"Nilai\":").skip(1).map(|rest| rest.split(',').next().unwrap());
    let nation = Area { n_parts: Some(34), ..area("Indonesia", Level::Nation, None) };
    let mut areas = vec![(nation, one("26400.00"))];
    for (n, price) in prices.enumerate() {
        areas.push((area(&format!("{n}"), Level::Province, Some("Indonesia")), one(price)));
    }
    let audit = LevelAudit::new(areas.clone()).unwrap();
    assert_eq!(audit.figures(0).map(|f| told(&f)).collect::<Vec<_>>(), ["Telur Ayam 20 26400 +0"]);
    areas.pop();
    let audit = LevelAudit::new(areas).unwrap();
    let found: Vec<_> = audit.figures(0).map(|figure| told(&figure)).collect();
    assert_eq!(found, ["Telur Ayam 20 audit.parts_not_given"]);
}
