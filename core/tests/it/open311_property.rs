//! What is written is read back equal, whatever the texts hold, in both formats and as a table.
//!
//! Source: our own choice: a small seeded generator, so a failure can be run again.

use balai::complaint::open311::{
    BulkRequest, Datetime, Extensions, Format, Note, Point, ServiceCode, ServiceRequest,
    ServiceRequestId, Status, Value,
};
use balai::{Instant, UtcOffset};

struct Dice(u64);

const PIECES: [&str; 26] = [
    "a",
    "Lubang",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\"",
    "'",
    "<",
    ">",
    "&",
    "&amp;",
    "]]>",
    "<![CDATA[",
    "</request>",
    "<!--",
    "\\",
    "\\u0041",
    "{",
    "[",
    ",",
    "é",
    "😀",
    "\u{2028}",
    "null",
    "0",
];
/// What JSON can hold and XML cannot.
const JSON_PIECES: [&str; 3] = ["\0", "\u{1b}", "\u{ffff}"];

impl Dice {
    fn roll(&mut self, n: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn text(&mut self, json: bool) -> String {
        let mut text = String::from("x");
        for _ in 0..self.roll(8) {
            let all = PIECES.len() as u64 + if json { 3 } else { 0 };
            let n = self.roll(all) as usize;
            text += PIECES.get(n).unwrap_or_else(|| &JSON_PIECES[n - PIECES.len()]);
        }
        // Spaces around a text do not count.
        text + "y"
    }

    fn some_text(&mut self, json: bool) -> Option<String> {
        (self.roll(3) > 0).then(|| self.text(json))
    }

    fn datetime(&mut self) -> Datetime {
        let offsets = ["+07:00", "-03:30", "+00:00", "+14:00"];
        let offset = UtcOffset::parse(offsets[self.roll(4) as usize]).unwrap();
        Datetime::new(
            Instant::from_unix_seconds(self.roll(4_000_000_000) as i64 - 1_000_000),
            offset,
        )
    }

    fn some_datetime(&mut self) -> Option<Datetime> {
        (self.roll(3) > 0).then(|| self.datetime())
    }

    fn point(&mut self) -> Option<Point> {
        let lat = self.roll(180_000_000_001) as i64 - 90_000_000_000;
        let long = self.roll(360_000_000_001) as i64 - 180_000_000_000;
        Point::new(lat, long).filter(|_| self.roll(3) > 0)
    }

    fn value(&mut self, json: bool, depth: u64) -> Value {
        match self.roll(if depth > 0 { 6 } else { 4 }) {
            0 if json => Value::Bool(self.roll(2) > 0),
            1 if json => Value::Number(
                ["0", "-12.50", "1e-7", "1234567890123456789012"][self.roll(4) as usize].into(),
            ),
            2 if json => Value::Text(format!(" {}\n", self.text(json))),
            4 => Value::List((0..=self.roll(3)).map(|_| self.value(json, depth - 1)).collect()),
            5 => Value::Map(self.named(json, depth - 1)),
            _ => Value::Text(self.text(json)),
        }
    }

    /// Values under names that are different and no list's own item.
    fn named(&mut self, json: bool, depth: u64) -> Vec<(String, Value)> {
        let n = self.roll(3) + 1;
        (0..n)
            .map(|i| {
                (
                    format!("{i} {}", self.text(false)).replace(['\r', '\n'], ""),
                    self.value(json, depth),
                )
            })
            .collect()
    }

    fn request(&mut self, json: bool) -> ServiceRequest {
        let words = ["open", "closed", "in_progress", "not_councils_responsibility", "for_triage"];
        let id = format!("id-{}/<&>\"é", self.roll(1_000));
        let mut request = ServiceRequest::new(ServiceRequestId::new(&id).unwrap());
        request.status = Some(Status::parse(words[self.roll(5) as usize]));
        request.service_code = ServiceCode::new("00<6>");
        request.requested_datetime = Some(self.datetime());
        request.updated_datetime = self.some_datetime();
        request.expected_datetime = self.some_datetime();
        for field in [
            &mut request.status_notes,
            &mut request.service_name,
            &mut request.description,
            &mut request.agency_responsible,
            &mut request.service_notice,
            &mut request.address,
            &mut request.address_id,
            &mut request.zipcode,
            &mut request.media_url,
        ] {
            *field = self.some_text(json);
        }
        request.point = self.point();
        request.attributes = Some(Value::Map(self.named(json, 1)));
        request.extended_attributes = Some(Value::Map(self.named(json, 3)));
        for _ in 0..self.roll(3) {
            request.notes.push(Note {
                datetime: self.some_datetime(),
                note_type: Some(self.text(json)),
                summary: self.some_text(json),
                description: self.some_text(json),
                others: self.named(json, 2),
            });
        }
        request.others = self.named(json, 2);
        request
    }
}

#[test]
fn requests_with_nasty_texts_come_back_from_both_formats() {
    for seed in 0..400 {
        for format in [Format::Json, Format::Xml] {
            let mut dice = Dice(seed);
            let n = dice.roll(4) + 1;
            let requests: Vec<_> = (0..n).map(|_| dice.request(format == Format::Json)).collect();
            let written = ServiceRequest::write_list(&requests, format, Extensions::ALL);
            assert_eq!(written.set_aside, []);
            let read = ServiceRequest::read_list(&written.text, UtcOffset::default()).unwrap();
            assert_eq!((read.set_aside.len(), read.flaws.len()), (0, 0), "seed {seed}");
            assert_eq!(read.records, requests, "seed {seed}: {}", written.text);
        }
    }
}

#[test]
fn both_formats_say_the_same() {
    for seed in 1_000..1_300 {
        let mut dice = Dice(seed);
        let requests: Vec<_> = (0..3).map(|_| dice.request(false)).collect();
        let read = [Format::Json, Format::Xml].map(|format| {
            let text = ServiceRequest::write_list(&requests, format, Extensions::NONE).text;
            ServiceRequest::read_list(&text, UtcOffset::default()).unwrap()
        });
        assert_eq!(read[0].records, read[1].records, "seed {seed}");
        assert!(read.iter().all(|read| read.flaws.is_empty() && read.quirks.is_empty()), "strict");
        assert_eq!(read[0].records.len(), 3);
    }
}

#[test]
fn tables_with_nasty_texts_come_back() {
    for seed in 2_000..2_400 {
        let mut dice = Dice(seed);
        let requests: Vec<_> = (0..dice.roll(5) + 1)
            .map(|n| BulkRequest {
                service_request_id: ServiceRequestId::new(&format!("\"{n}\",;")).unwrap(),
                requested_datetime: dice.some_datetime(),
                updated_datetime: dice.some_datetime(),
                closed_date: dice.some_datetime(),
                status_description: dice.some_text(true),
                status_notes: dice.some_text(true),
                source: dice.some_text(true),
                service_name: dice.some_text(true),
                service_subtype: dice.some_text(true),
                description: dice.some_text(true),
                agency_responsible: dice.some_text(true),
                address: dice.some_text(true),
                point: dice.point(),
                others: Vec::new(),
            })
            .collect();
        let text = BulkRequest::write_csv(&requests);
        let read = BulkRequest::read_csv(&text, UtcOffset::default()).unwrap();
        assert_eq!((read.set_aside.len(), read.flaws.len()), (0, 0), "seed {seed}: {text}");
        assert_eq!(read.records, requests, "seed {seed}");
    }
}
