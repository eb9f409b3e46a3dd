//! Which of a source's markets the board is about.
use crate::Error;
use crate::store::{MarketFact, Markets};
use std::collections::BTreeSet;

/// Areas named when none matches.
const N_AREAS_NAMED: usize = 8;

/// The markets that lie in `area`, in any case of its letters; all of them where none is asked.
///
/// # Errors
///
/// [`Error::AreaUnknown`] if no market lies there, with some areas that exist.
pub(crate) fn choose(markets: &[MarketFact], area: Option<&str>) -> Result<Markets, Error> {
    let Some(asked) = area else {
        return Ok(Markets::default());
    };
    let wanted = asked.trim().to_lowercase();
    let mut kept =
        markets.iter().filter(|market| market.area.trim().to_lowercase() == wanted).peekable();
    if kept.peek().is_none() {
        let areas: BTreeSet<&str> = markets.iter().map(|market| market.area.as_str()).collect();
        let areas = areas.into_iter().filter(|area| !area.is_empty());
        let known = areas.take(N_AREAS_NAMED).map(str::to_owned).collect();
        return Err(Error::AreaUnknown { area: asked.to_owned(), known });
    }
    Ok(Markets::only(kept.map(|market| market.id.as_str())))
}

/// What to call the place the board is about: the area as its file spells it, else the one area
/// all markets share, else `otherwise`.
pub(crate) fn name(markets: &[MarketFact], area: Option<&str>, otherwise: &str) -> String {
    let wanted = area.map(|area| area.trim().to_lowercase());
    let mut areas: BTreeSet<&str> = markets
        .iter()
        .map(|market| market.area.trim())
        .filter(|area| wanted.as_ref().is_none_or(|wanted| area.to_lowercase() == *wanted))
        .collect();
    match (areas.len(), areas.pop_first()) {
        (1, Some(area)) if !area.is_empty() => area.to_owned(),
        (n, Some(area)) if n > 1 && wanted.is_some() => area.to_owned(),
        _ => otherwise.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markets() -> Vec<MarketFact> {
        [("1", "Kota Éna"), ("2", "kota éna"), ("3", "Kota Dwi"), ("4", "")]
            .map(|(id, area)| MarketFact {
                id: id.into(),
                name: format!("Pasar {id}"),
                area: area.into(),
                place: None,
            })
            .into()
    }

    #[test]
    fn areas_match_in_any_case() {
        let chosen = choose(&markets(), Some(" KOTA ÉNA ")).unwrap();
        assert_eq!(chosen, Markets::only(["1", "2"].into_iter()));
        assert_eq!(choose(&markets(), None).unwrap(), Markets::default());
    }

    #[test]
    fn an_unknown_area_is_answered_with_those_that_exist() {
        let error = choose(&markets(), Some("Kota Tri")).unwrap_err();
        assert_eq!(error.code(), "server.area_unknown");
        assert!(error.to_string().contains("Kota Dwi, Kota Éna"), "{error}");
    }

    #[test]
    fn the_place_is_called_as_the_file_does() {
        assert_eq!(name(&markets(), Some("kota dwi"), "x.csv"), "Kota Dwi");
        assert_eq!(name(&markets(), None, "x.csv"), "x.csv");
    }
}
