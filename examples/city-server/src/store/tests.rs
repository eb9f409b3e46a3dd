//! The log is the truth: kept over restarts, written once per id, rebuilt to the same tables.
use super::*;
use balai::Coded as _;

fn source(hash: &str) -> SourceFact {
    SourceFact {
        hash: hash.into(),
        file: "f.csv".into(),
        city: None,
        title: "F".into(),
        url: None,
        licence: None,
        invented: false,
    }
}

fn prices(hash: &str, price: i64) -> PricesRecorded {
    PricesRecorded {
        source: hash.into(),
        markets: vec![MarketFact {
            id: "m".into(),
            name: "<script>\"M\"".into(),
            area: "A".into(),
            place: Some((1, -2)),
        }],
        commodities: vec![CommodityFact { id: "c".into(), name: "C".into(), category: "".into() }],
        items: vec![ItemFact("c".into(), "kg".into(), "retail".into(), "IDR".into())],
        quotes: vec![QuoteFact(0, "m".into(), 2_461_000, price)],
        set_aside: vec![SetAsideFact { line: 7, code: "x.y".into(), detail: "z".into() }],
    }
}

fn import(store: &mut Store, hash: &str, price: i64) -> bool {
    let Some(mut batch) = store.begin_import(&source(hash), 1).unwrap() else { return false };
    batch.record(&prices(hash, price)).unwrap();
    let imported = SourceImported {
        source: hash.into(),
        n_rows: 2,
        n_quotes: 1,
        n_aggregates: 0,
        n_rounded: 0,
        n_set_aside: 1,
    };
    batch.commit(&imported).unwrap();
    true
}

/// Everything a board reads.
fn contents(store: &Store, hash: &str) -> String {
    let source = store.source(hash).unwrap().unwrap();
    let all = Markets::default();
    format!(
        "{source:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        store.markets(source.key).unwrap(),
        store.commodities(source.key).unwrap(),
        store.items(source.key).unwrap(),
        store.quotes(source.key, &all, 0).unwrap(),
        store.set_aside(source.key, 50).unwrap(),
        store.newest_days(source.key, &all, 9_999_999, 9).unwrap(),
    )
}

#[test]
fn the_same_content_is_imported_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("city.db")).unwrap();
    assert!(import(&mut store, "h", 100));
    let (before, seq) = (contents(&store, "h"), store.newest_seq().unwrap());
    assert!(!import(&mut store, "h", 999));
    assert_eq!((contents(&store, "h"), store.newest_seq().unwrap()), (before, seq));
}

#[test]
fn an_import_that_stops_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("city.db")).unwrap();
    let mut batch = store.begin_import(&source("h"), 1).unwrap().unwrap();
    batch.record(&prices("h", 100)).unwrap();
    drop(batch);
    assert_eq!(store.source("h").unwrap(), None);
    assert_eq!(store.newest_seq().unwrap(), 0);
    assert!(import(&mut store, "h", 100));
}

#[test]
fn a_restart_keeps_everything_and_a_report_counts_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("city.db");
    let mut store = Store::open(&path).unwrap();
    import(&mut store, "h", 100);
    assert!(matches!(store.report("r:1", 2, &prices("h", 150)).unwrap(), Appended::New(_)));
    let before = contents(&store, "h");
    drop(store);
    let mut store = Store::open(&path).unwrap();
    assert_eq!(contents(&store, "h"), before);
    assert_eq!(store.report("r:1", 2, &prices("h", 170)).unwrap(), Appended::Known);
    assert_eq!(contents(&store, "h"), before);
    assert_eq!(store.n_events("r:").unwrap(), 1);
    let key = store.source("h").unwrap().unwrap().key;
    let quotes = store.quotes(key, &Markets::default(), 0).unwrap();
    assert_eq!(quotes.iter().map(|quote| quote.price_minor).collect::<Vec<_>>(), [150]);
}

#[test]
fn the_tables_follow_from_the_log_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("city.db")).unwrap();
    import(&mut store, "h", 100);
    store.report("r:1", 2, &prices("h", 150)).unwrap();
    let before = contents(&store, "h");
    store.rebuild().unwrap();
    assert_eq!(contents(&store, "h"), before);
}

#[test]
fn events_are_neither_changed_nor_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("city.db")).unwrap();
    import(&mut store, "h", 100);
    for sql in ["DELETE FROM event", "UPDATE event SET body = ''"] {
        assert!(store.connection.execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn databases_that_cannot_be_used_are_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let newer = folder.path().join("newer.db");
    Connection::open(&newer).unwrap().execute_batch("PRAGMA user_version=99").unwrap();
    let text = folder.path().join("text.db");
    std::fs::write(
        &text,
        "this is not a database, but it is long enough to look like one".repeat(40),
    )
    .unwrap();
    let nowhere = folder.path().join("no/such/folder/city.db");
    for (path, code) in
        [(newer, "store.newer_schema"), (text, "store.damaged"), (nowhere, "store.cannot_open")]
    {
        assert_eq!(Store::open(&path).unwrap_err().code(), code);
    }
}
