//! The parameters of a rule by name, for command lines and reports.
//!
//! Units: as of [`Rule`].

use alloc::string::{String, ToString};

use super::error::Error;
use super::rule::Rule;

/// The most parameters that a rule has.
const N_MAX: usize = 3;

impl Rule {
    /// Its parameters with their values, in the order in which the rule is explained.
    pub fn parameters(mut self) -> impl Iterator<Item = (&'static str, f64)> {
        let values = self.slots().map(|slot| slot.map(|(name, value)| (name, *value)));
        values.into_iter().flatten()
    }

    /// The rule with another value of one parameter; whether it is in range is checked when the
    /// rule is used.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownParameter`], which names those there are.
    pub fn with(mut self, name: &str, value: f64) -> Result<Self, Error> {
        let slot = self.slots().into_iter().flatten().find(|(known, _)| *known == name);
        match slot {
            Some((_, slot)) => *slot = value,
            None => {
                let known = self.parameters().fold(String::new(), |mut known, (name, _)| {
                    if !known.is_empty() {
                        known.push_str(", ");
                    }
                    known.push_str(name);
                    known
                });
                return Err(Error::UnknownParameter {
                    rule: self.name(),
                    name: name.to_string(),
                    known,
                });
            }
        }
        Ok(self)
    }

    fn slots(&mut self) -> [Option<(&'static str, &mut f64)>; N_MAX] {
        match self {
            Self::LogFloor { z_max, scale_floor } => {
                [Some(("z_max", z_max)), Some(("scale_floor", scale_floor)), None]
            }
            Self::FixedCutoff { lower, upper } => {
                [Some(("lower", lower)), Some(("upper", upper)), None]
            }
            Self::Quartile { c } | Self::Kimber { c } | Self::Tukey { c } => {
                [Some(("c", c)), None, None]
            }
            Self::RobustZ { z_max } => [Some(("z_max", z_max)), None, None],
            Self::HidiroglouBerthelot { u, a, c } => {
                [Some(("u", u)), Some(("a", a)), Some(("c", c))]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn every_parameter_can_be_told_and_set() {
        for rule in [Rule::OURS].into_iter().chain(Rule::TEXTBOOK) {
            for (name, value) in rule.parameters() {
                let other = rule.with(name, value + 1.0).unwrap();
                let changed: Vec<_> = rule
                    .parameters()
                    .zip(other.parameters())
                    .filter(|(before, after)| before != after)
                    .map(|(_, after)| after)
                    .collect();
                assert_eq!(changed, [(name, value + 1.0)], "{}", rule.name());
                assert_eq!(other.with(name, value), Ok(rule));
            }
        }
        let error = Rule::OURS.with("c", 1.0).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the rule log-floor has no parameter c; it has: z_max, scale_floor"
        );
    }
}
