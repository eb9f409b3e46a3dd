//! What to compute, by the names that people use.
//!
//! Source: names of formulas after the CPI Manual 2004 (ILO and others), chapters 9 and 15; splices
//! after Chessa (2019), *A Comparison of Index Extension Methods for Multilateral Methods*.

use alloc::string::String;
use core::str::FromStr;

use super::error::Error;

/// A formula that compares two periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// Arithmetic mean of price relatives.
    Carli,
    /// Ratio of mean prices.
    Dutot,
    /// Geometric mean of price relatives.
    Jevons,
    /// Harmonic mean of price relatives.
    Harmonic,
    /// Basket of the earlier period.
    Laspeyres,
    /// Basket of the later period.
    Paasche,
    /// Geometric mean of Laspeyres and Paasche.
    Fisher,
    /// Geometric mean of relatives, weighted by the mean of both periods' shares.
    Tornqvist,
    /// Basket of the geometric means of both periods' quantities.
    Walsh,
    /// Basket of a weight reference period.
    Lowe,
    /// Arithmetic mean of relatives, weighted by the shares of a weight reference period.
    Young,
}

/// A formula that gives the reciprocal when its two periods change places, as GEKS needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reversible {
    /// [`Formula::Jevons`].
    Jevons,
    /// [`Formula::Fisher`].
    Fisher,
    /// [`Formula::Tornqvist`].
    Tornqvist,
    /// [`Formula::Walsh`].
    Walsh,
}

/// How an index is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Each period is compared with one other.
    Bilateral(Formula),
    /// Gini, Éltető, Köves, Szulc: each period is compared with all others.
    Geks(Reversible),
    /// Geary and Khamis: quality-adjusted unit values.
    GearyKhamis,
    /// Regression of log prices on products and periods, weighted by shares if quantities are
    /// known.
    TimeProductDummy,
}

const METHODS: [(&str, Method); 17] = [
    ("geks-tornqvist", Method::Geks(Reversible::Tornqvist)),
    ("geks-fisher", Method::Geks(Reversible::Fisher)),
    ("geks-jevons", Method::Geks(Reversible::Jevons)),
    ("geks-walsh", Method::Geks(Reversible::Walsh)),
    ("geary-khamis", Method::GearyKhamis),
    ("time-product-dummy", Method::TimeProductDummy),
    ("carli", Method::Bilateral(Formula::Carli)),
    ("dutot", Method::Bilateral(Formula::Dutot)),
    ("jevons", Method::Bilateral(Formula::Jevons)),
    ("harmonic", Method::Bilateral(Formula::Harmonic)),
    ("laspeyres", Method::Bilateral(Formula::Laspeyres)),
    ("paasche", Method::Bilateral(Formula::Paasche)),
    ("fisher", Method::Bilateral(Formula::Fisher)),
    ("tornqvist", Method::Bilateral(Formula::Tornqvist)),
    ("walsh", Method::Bilateral(Formula::Walsh)),
    ("lowe", Method::Bilateral(Formula::Lowe)),
    ("young", Method::Bilateral(Formula::Young)),
];

impl Method {
    /// Every name, in the order of the documentation.
    pub const NAMES: &'static [&'static str] = &names(&METHODS);

    /// The name by which the method is asked for.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_in(&METHODS, &self)
    }
}

impl FromStr for Method {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        find(&METHODS, name)
            .ok_or_else(|| Error::UnknownMethod { name: String::from(name), known: Self::NAMES })
    }
}

/// Which overlapping period ties a new window to the series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Splice {
    /// The last but one of the new window.
    Movement,
    /// The first of the new window.
    Window,
    /// The middle one of the new window; of an even length the earlier of the two.
    Half,
    /// All that overlap, by the geometric mean.
    Mean,
}

/// What a new window is tied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// The window before it, as it was calculated.
    Calculated,
    /// The series as it was published.
    Published,
}

/// A window that moves over the series, one period at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its length in periods, at least 2.
    pub n: usize,
    /// How a new window is tied on.
    pub splice: Splice,
    /// What it is tied to.
    pub on: On,
}

const SPLICES: [(&str, (Splice, On)); 8] = [
    ("movement", (Splice::Movement, On::Calculated)),
    ("window", (Splice::Window, On::Calculated)),
    ("half", (Splice::Half, On::Calculated)),
    ("mean", (Splice::Mean, On::Calculated)),
    ("movement-published", (Splice::Movement, On::Published)),
    ("window-published", (Splice::Window, On::Published)),
    ("half-published", (Splice::Half, On::Published)),
    ("mean-published", (Splice::Mean, On::Published)),
];

impl Window {
    /// Every name of a splice.
    pub const SPLICE_NAMES: &'static [&'static str] = &names(&SPLICES);

    /// A window of `n` periods with a splice by name, for instance `mean-published`.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownSplice`] if no splice has the name; [`Error::WindowTooShort`] if `n` is
    /// below 2.
    pub fn parse(n: usize, splice: &str) -> Result<Self, Error> {
        let known = Self::SPLICE_NAMES;
        let (splice, on) = find(&SPLICES, splice)
            .ok_or_else(|| Error::UnknownSplice { name: String::from(splice), known })?;
        if n < 2 {
            return Err(Error::WindowTooShort { n });
        }
        Ok(Self { n, splice, on })
    }

    /// The name of its splice.
    #[must_use]
    pub fn splice_name(self) -> &'static str {
        name_in(&SPLICES, &(self.splice, self.on))
    }
}

/// With which period a bilateral formula compares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// The first period of the series or window.
    #[default]
    Fixed,
    /// The last period before it that has a figure; the comparisons are multiplied.
    Chained,
}

/// What to compute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// The method.
    pub method: Method,
    /// With which period a bilateral formula compares; others compare with all.
    pub link: Link,
    /// The weight reference period of Lowe and Young; without it the first period that has
    /// quantities above zero.
    pub weight_period: Option<String>,
    /// A window that moves; without it one window holds the whole series.
    pub window: Option<Window>,
}

impl Spec {
    /// The whole series in one window, bilateral formulas with a fixed base.
    #[must_use]
    pub fn new(method: Method) -> Self {
        Self { method, link: Link::Fixed, weight_period: None, window: None }
    }
}

pub(super) const fn names<T: Copy, const N: usize>(
    table: &'static [(&'static str, T); N],
) -> [&'static str; N] {
    let mut names = [""; N];
    let (mut from, mut to): (&[(&str, T)], &mut [&str]) = (table, &mut names);
    while let ([(name, _), from_rest @ ..], [place, to_rest @ ..]) = (from, to) {
        *place = name;
        (from, to) = (from_rest, to_rest);
    }
    names
}

pub(super) fn find<T: Copy>(table: &[(&'static str, T)], name: &str) -> Option<T> {
    table.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

pub(super) fn name_in<T: PartialEq>(table: &[(&'static str, T)], value: &T) -> &'static str {
    table.iter().find(|(_, known)| known == value).map_or("", |(name, _)| name)
}
