//! GeoReport Bulk tables, good and bad.
//!
//! Source: the CSV sample of open311.org's bulk specification, its mistake included.

use balai::complaint::open311::{Assumed, BulkRequest, Error, Flawed, Point, Read};
use balai::{Coded, UtcOffset};

const HEADER: &str = "\"service_request_id\",\"requested_datetime\",\"updated_datetime\",\"closed_date\",\"status_description\",\"status_notes\",\"source\",\"service_name\",\"service_subtype\",\"description\",\"agency_responsible\",\"address\",\"lat\",\"long\"";

fn read(text: &str) -> Read<BulkRequest> {
    BulkRequest::read_csv(text, UtcOffset::parse("+07:00").unwrap()).unwrap()
}

fn told(flaws: &[Flawed]) -> Vec<(usize, u32, &str, &'static str)> {
    flaws.iter().map(|f| (f.record, f.line, f.field.as_str(), f.code())).collect()
}

#[test]
fn the_standards_sample_is_read_with_its_mistake() {
    let row = "\"638344\",\"2010-04-14T06:37:38-08:00\",2010-04-14T06:37:38-08:00\",\"2010-04-14T06:37:38-08:00\",\"closed\",\"Duplicate Request.\",\"Phone\",\"Sidewalk and Curb Issues\",\"sample subtype\",\"sample description\",\"sample agency\",\"8TH AVE and JUDAH ST\",\"37.762221815\",\"-122.4651145\"";
    let read = read(&format!("{HEADER}\n{row}\n"));
    assert_eq!((&read.set_aside[..], &read.flaws[..]), (&[][..], &[][..]));
    let request = &read.records[0];
    assert_eq!(request.service_request_id.as_str(), "638344");
    assert_eq!(request.updated_datetime, request.requested_datetime);
    assert_eq!(request.source.as_deref(), Some("Phone"));
    assert_eq!(request.point, Point::new(37_762_221_815, -122_465_114_500));
    let written = BulkRequest::write_csv(&read.records);
    let mended = row.replace(",2010", ",\"2010");
    assert_eq!(written, format!("{HEADER}\r\n{mended}\r\n"));
    assert_eq!(self::read(&written), read);
}

#[test]
fn columns_stand_in_any_order_and_may_be_missing_or_more() {
    let read = read(
        "\u{feff}Ward;SERVICE_REQUEST_ID;closed_datetime;description\r\n\
         4; 7 ;2026-11-23;\"Baris satu\r\nbaris \"\"dua\"\"; lagi\"\r\n\r\n;8;;\r\n",
    );
    assert_eq!((&read.set_aside[..], &read.flaws[..]), (&[][..], &[][..]));
    let [first, second] = &read.records[..] else { panic!("{read:?}") };
    assert_eq!(first.description.as_deref(), Some("Baris satu\r\nbaris \"dua\"; lagi"));
    assert_eq!(first.closed_date.unwrap().assumed, Assumed::TimeAndZone);
    assert_eq!(first.others, [("Ward".into(), "4".into())]);
    assert_eq!((second.closed_date, second.point, &second.others[..]), (None, None, &[][..]));
    assert_eq!(
        self::read(&BulkRequest::write_csv(&read.records)).records[0].description,
        first.description
    );
}

#[test]
fn bad_rows_are_set_aside_and_the_rest_is_read() {
    let read = read(
        "service_request_id,requested_datetime,lat,long\n\
         1,2026-11-23T14:00:00+07:00,-6.1,106.6\n\
         2,gestern,95,106.6\n\
         3,,,106.6\n\
         ,,,\n\
         5,,\n\
         6,\"open,,\n\
         7,,,\n",
    );
    let ids: Vec<_> = read.records.iter().map(|r| r.service_request_id.as_str()).collect();
    assert_eq!(ids, ["1", "2", "3", "7"]);
    assert_eq!(
        told(&read.flaws),
        [
            (2, 3, "requested_datetime", "open311.bad_date"),
            (2, 3, "lat", "open311.bad_place"),
            (3, 4, "long", "open311.bad_place"),
        ]
    );
    assert_eq!(
        told(&read.set_aside),
        [
            (4, 5, "service_request_id", "open311.missing_field"),
            (5, 6, "", "open311.field_count"),
            (6, 7, "", "open311.unbalanced_quote"),
        ]
    );
}

#[test]
fn what_is_no_table_is_refused() {
    let code = |text: &str| BulkRequest::read_csv(text, UtcOffset::default()).unwrap_err();
    assert_eq!(code(""), Error::Empty);
    assert_eq!(code("\n\r\n"), Error::Empty);
    assert_eq!(
        code("id,name\n1,x").to_string(),
        "the column service_request_id is missing, the header has: id, name"
    );
}

#[test]
fn no_file_takes_long() {
    // Every line closes the quotation mark of the one before and opens another.
    let text = format!("service_request_id,a\n{}", "a\",\"b\n".repeat(200_000));
    let read = read(&text);
    assert_eq!(read.records.len() + read.set_aside.len(), 200_000);
}
