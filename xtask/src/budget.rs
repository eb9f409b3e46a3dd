//! What a page may load: the sizes of `target/dist` held against `budgets.json`.
//!
//! Units: bytes of brotli.

use std::{fs, path::Path};

use serde_json::Value;

use crate::run::{Failure, Outcome, at, root};

/// Reads a file of JSON.
pub fn read_json(path: &Path) -> Outcome<Value> {
    let text = at(fs::read_to_string(path), "read", path)?;
    serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("{} is not JSON: {error}", path.display())))
}

/// Every page of `budgets.json` is there and within its budget.
pub fn check(dist: &Path) -> Outcome {
    over_budget(&read_json(&dist.join("sizes.json"))?, &read_json(&root().join("budgets.json"))?)
}

fn over_budget(sizes: &Value, budgets: &Value) -> Outcome {
    let budgets = budgets.get("pages").and_then(Value::as_object);
    let budgets = budgets.ok_or_else(|| Failure::new("budgets.json has no `pages`"))?;
    for (page, budget) in budgets {
        let max = budget.get("brotli_max").and_then(Value::as_u64);
        let has = sizes.get("pages").and_then(|pages| pages.get(page)?.get("brotli")?.as_u64());
        match (has, max) {
            (Some(has), Some(max)) if has <= max => (),
            (Some(has), Some(max)) => {
                return Err(Failure::new(format!(
                    "a page with {page} loads {has} bytes of brotli, {} over its budget of {max}. \
                     target/dist/sizes.json says which file weighs what; the budget is in \
                     budgets.json.",
                    has - max
                )));
            }
            (None, _) => return Err(Failure::new(format!("sizes.json has no page {page}"))),
            (_, None) => {
                return Err(Failure::new(format!("budgets.json: {page} has no brotli_max")));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(brotli: u64, says: Option<&str>) {
        let sizes = json!({ "pages": { "price-board": { "brotli": brotli } } });
        let budgets = json!({ "pages": { "price-board": { "brotli_max": 40_000 } } });
        match (over_budget(&sizes, &budgets), says) {
            (Ok(()), None) => (),
            (Err(failure), Some(says)) => assert!(failure.to_string().contains(says), "{failure}"),
            (outcome, says) => panic!("{outcome:?}, not {says:?}"),
        }
    }

    #[test]
    fn a_page_over_its_budget_is_refused() {
        check(40_000, None);
        check(40_001, Some("1 over its budget of 40000"));
    }

    #[test]
    fn a_page_nobody_built_is_refused() {
        let budgets = json!({ "pages": { "bed-board": { "brotli_max": 1 } } });
        let failure = over_budget(&json!({ "pages": {} }), &budgets).expect_err("it is missing");
        assert!(failure.to_string().contains("bed-board"), "{failure}");
    }
}
