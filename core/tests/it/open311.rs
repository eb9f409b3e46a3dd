//! Open311 answers as they are found: the standard's own samples, and every trap of the wild.
//!
//! Source: samples of open311.org; behaviour of the servers named beside each case.

use balai::complaint::open311::{
    Assumed, Datetime, Discovery, EndpointType, Error, Extensions, Fault, Flaw, Format, Handle,
    Quirk, QuirkSeen, Read, RequestReceipt, Service, ServiceCode, ServiceDefinition,
    ServiceRequest, ServiceType, Status, TokenAnswer, Update, UpdateReceipt, Value,
};
use balai::{Coded, UtcOffset};

fn wib() -> UtcOffset {
    UtcOffset::parse("+07:00").unwrap()
}

fn requests(text: &str) -> Read<ServiceRequest> {
    ServiceRequest::read_list(text, wib()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The only request of an answer, all of which could be read.
#[track_caller]
fn request(text: &str) -> ServiceRequest {
    let read = requests(text);
    assert_eq!((&read.set_aside[..], &read.flaws[..]), (&[][..], &[][..]), "{text}");
    let [request] = <[_; 1]>::try_from(read.records).unwrap();
    request
}

/// The standard's sample, with `006` and a space at the end of an address.
const SAMPLE_JSON: &str = r#"[
  {
    "service_request_id":638344,
    "status":"closed",
    "status_notes":"Duplicate request.",
    "service_name":"Sidewalk and Curb Issues",
    "service_code":006,
    "description":null,
    "agency_responsible":null,
    "service_notice":null,
    "requested_datetime":"2010-04-14T06:37:38-08:00",
    "updated_datetime":"2010-04-14T06:37:38-08:00",
    "expected_datetime":"2010-04-15T06:37:38-08:00",
    "address":"8TH AVE and JUDAH ST",
    "address_id":545483,
    "zipcode":94122,
    "lat":37.762221815,
    "long":-122.4651145,
    "media_url":"http://city.gov.s3.amazonaws.com/requests/media/638344.jpg "
  }
]"#;

/// The same as the standard's XML has it.
const SAMPLE_XML: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<service_requests>
    <request>
        <service_request_id>638344</service_request_id>
        <status>closed</status>
        <status_notes>Duplicate request.</status_notes>
        <service_name>Sidewalk and Curb Issues</service_name>
        <service_code>006</service_code>
        <description></description>
        <agency_responsible></agency_responsible>
        <service_notice></service_notice>
        <requested_datetime>2010-04-14T06:37:38-08:00</requested_datetime>
        <updated_datetime>2010-04-14T06:37:38-08:00</updated_datetime>
        <expected_datetime>2010-04-15T06:37:38-08:00</expected_datetime>
        <address>8TH AVE and JUDAH ST</address>
        <address_id>545483</address_id>
        <zipcode>94122</zipcode>
        <lat>37.762221815</lat>
        <long>-122.4651145</long>
        <media_url>http://city.gov.s3.amazonaws.com/requests/media/638344.jpg </media_url>
    </request>
</service_requests>"#;

#[test]
fn the_standards_sample_is_the_same_in_both_formats() {
    let (json, xml) = (request(SAMPLE_JSON), request(SAMPLE_XML));
    assert_eq!(json, xml);
    assert_eq!(json.service_request_id.as_str(), "638344", "a number is an id");
    assert_eq!(json.service_code.unwrap().as_str(), "006", "its zeros are kept");
    assert_eq!(json.status, Some(Status::Closed));
    assert_eq!((json.description, json.agency_responsible), (None, None), "empty is absent");
    let point = json.point.unwrap();
    assert_eq!((point.latitude_nano(), point.longitude_nano()), (37_762_221_815, -122_465_114_500));
    let requested = json.requested_datetime.unwrap();
    assert_eq!(
        (requested.to_wire().as_str(), requested.assumed),
        ("2010-04-14T06:37:38-08:00", Assumed::Nothing)
    );
    assert!(json.media_url.unwrap().ends_with(".jpg"));
    assert_eq!(json.others, []);
}

#[test]
fn a_list_is_found_however_it_is_wrapped() {
    let one = r#"{"service_request_id": "7", "status": "open"}"#;
    let json = |list: &str| list.replace('#', one);
    let expected = request(&json("[#]"));
    for text in [
        json("\u{feff}\n [#] "),
        json("#"),
        json(r#"{"service_requests": [#]}"#),
        json(r#"{"requests": [{"request": [#]}]}"#),
        json(r#"{"service_requests": {"request": #}}"#),
        json(r#"{"service_requests": [{"request": #}]}"#),
        json(r#"{"response": {"service_requests": [#]}}"#),
        // XML::Simple as JSON: each text a list of one.
        r#"{"requests": [{"request": [{"service_request_id": [7], "status": ["open"]}]}]}"#.into(),
        "<service_requests><request><service_request_id>7</service_request_id>\
         <status>open</status></request></service_requests>"
            .into(),
        "<requests type='array'><request><service_request_id type='integer'>7</service_request_id>\
         <status>open</status><zipcode nil='true'/></request></requests>"
            .into(),
        "<o:service_requests xmlns:o='http://wiki.open311.org/GeoReport_v2'><o:request>\
         <o:service_request_id>7</o:service_request_id><o:status><![CDATA[open]]></o:status>\
         </o:request></o:service_requests>"
            .into(),
        "<request><service_request_id>7</service_request_id><status>open</status></request>".into(),
    ] {
        assert_eq!(request(&text), expected, "{text}");
    }
    for text in
        ["[]", r#"{"service_requests": []}"#, "<service_requests/>", "<requests>\n</requests>"]
    {
        assert_eq!(requests(text).records, [], "{text}");
    }
}

#[test]
fn agencies_are_read_as_fixmystreet_writes_them() {
    let agency = |json: &str| {
        request(&format!(r#"[{{"service_request_id": 1, "agency_responsible": {json}}}]"#))
            .agency_responsible
    };
    let both = Some("Dinas PU, Kelurahan Cipondoh".to_owned());
    assert_eq!(agency(r#"[{"recipient": ["Dinas PU", "Kelurahan Cipondoh"]}]"#), both);
    assert_eq!(agency(r#"{"recipient": ["Dinas PU", "Kelurahan Cipondoh"]}"#), both);
    assert_eq!(agency(r#"["Dinas PU", "Kelurahan Cipondoh"]"#), both);
    assert_eq!(agency(r#""Dinas PU, Kelurahan Cipondoh""#), both);
    let xml = "<requests><request><service_request_id>1</service_request_id><agency_responsible>\
               <recipient>Dinas PU</recipient><recipient>Kelurahan Cipondoh</recipient>\
               </agency_responsible></request></requests>";
    assert_eq!(request(xml).agency_responsible, both);
}

#[test]
fn what_the_standard_does_not_have_is_kept_by_name() {
    let read = request(
        r#"[{"service_request_id": 1, "title": "Lampu mati", "comment_count": 3, "empty": "",
             "requestor_name": null, "interface_used": {"app": [true, null]}}]"#,
    );
    assert_eq!(
        read.others,
        [
            ("title".into(), Value::Text("Lampu mati".into())),
            ("comment_count".into(), Value::Number("3".into())),
            (
                "interface_used".into(),
                Value::Map(vec![("app".into(), Value::List(vec![Value::Bool(true), Value::Null]))])
            ),
        ]
    );
    // A field that stands twice: the first counts, the other is kept.
    let twice = request(
        "<requests><request><service_request_id>1</service_request_id><media_url>a</media_url>\
         <media_url>b</media_url></request></requests>",
    );
    assert_eq!(twice.media_url.as_deref(), Some("a"));
    assert_eq!(twice.others, [("media_url".into(), Value::Text("b".into()))]);
}

#[test]
fn dates_without_zone_are_taken_to_be_the_callers_and_marked() {
    let read = request(
        r#"[{"service_request_id": 1, "requested_datetime": "2026-11-23T14:00:00",
             "updated_datetime": "2026-11-24", "expected_datetime": "2026-11-25T00:00:00Z"}]"#,
    );
    let told = [read.requested_datetime, read.updated_datetime, read.expected_datetime]
        .map(|datetime| datetime.map(|datetime| (datetime.to_wire(), datetime.assumed)));
    assert_eq!(
        told,
        [
            Some(("2026-11-23T14:00:00+07:00".into(), Assumed::Zone)),
            Some(("2026-11-24T00:00:00+07:00".into(), Assumed::TimeAndZone)),
            Some(("2026-11-25T00:00:00+00:00".into(), Assumed::Nothing)),
        ]
    );
}

#[test]
fn states_beyond_open_and_closed_are_kept() {
    for (word, status, is_closed) in [
        ("OPEN", Status::Open, Some(false)),
        ("in progress", Status::InProgress, Some(false)),
        ("fixed", Status::Fixed, Some(true)),
        ("Received", Status::Other("Received".into()), None),
    ] {
        let read = request(&format!(r#"[{{"service_request_id": 1, "status": "{word}"}}]"#));
        assert_eq!(read.status.as_ref().and_then(Status::is_closed), is_closed);
        assert_eq!(read.status, Some(status));
    }
}

/// Record, line, field and code of each flaw.
fn told(flaws: &[balai::complaint::open311::Flawed]) -> Vec<(usize, u32, &str, &'static str)> {
    flaws.iter().map(|f| (f.record, f.line, f.field.as_str(), f.code())).collect()
}

#[test]
fn a_bad_record_costs_no_other() {
    let read = requests(
        r#"[{"service_request_id": 1},
            {"service_request_id": 2, "status": open},
            {"status": "open"},
            "nothing",
            {"service_request_id": {"a": 1}},
            {"service_request_id": 6, "notes": [{"a" 1}]},
            {"service_request_id": 7, "lat": "95", "long": "1", "requested_datetime": "gestern"},
            {"service_request_id": 8, "x": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]},
            {"service_request_id": 9, "lat": 1}
           ]"#,
    );
    let ids: Vec<_> = read.records.iter().map(|r| r.service_request_id.as_str()).collect();
    assert_eq!(ids, ["1", "6", "7", "9"]);
    assert_eq!(
        told(&read.set_aside),
        [
            (2, 2, "", "open311.record_unreadable"),
            (3, 3, "service_request_id", "open311.missing_field"),
            (4, 4, "", "open311.not_a_record"),
            (5, 5, "service_request_id", "open311.not_a_text"),
            (8, 8, "", "open311.record_unreadable"),
        ]
    );
    assert_eq!(
        told(&read.flaws),
        [
            (6, 6, "notes", "open311.record_unreadable"),
            (7, 7, "requested_datetime", "open311.bad_date"),
            (7, 7, "lat", "open311.bad_place"),
            (9, 9, "lat", "open311.bad_place"),
        ]
    );
    assert_eq!(
        read.flaws[1].to_string(),
        "record 7, line 7, column 87, requested_datetime: not a date and time as \
         2026-11-23T14:00:00+07:00: \"gestern\""
    );
}

#[test]
fn a_bad_record_costs_no_other_in_xml() {
    let read = requests(
        "<service_requests>
<request><service_request_id>1</service_request_id></request>
<request><service_request_id>2</service_request_id><address>Smith & Sons</address></request>
<request><service_request_id>3</service_request_id><address>A<b></address></request>
<request><service_request_id>4</service_request_id></request>
<request><status>open</status></request>
</service_requests>",
    );
    let ids: Vec<_> = read.records.iter().map(|r| r.service_request_id.as_str()).collect();
    assert_eq!(ids, ["1", "4"]);
    assert_eq!(
        told(&read.set_aside),
        [
            (2, 3, "", "open311.record_unreadable"),
            (3, 4, "", "open311.record_unreadable"),
            (5, 6, "service_request_id", "open311.missing_field"),
        ]
    );
    assert!(read.set_aside[0].to_string().contains("&amp;"), "{}", read.set_aside[0]);
}

#[test]
fn what_stands_before_a_break_is_read() {
    for text in [
        "[{\"service_request_id\": 1},\n{\"service_request_id\": 2, \"sta",
        "{\"service_requests\": [{\"service_request_id\": 1},\n{\"service_request_id\": 2",
        "[{\"service_request_id\": 1}\n{\"service_request_id\": 2}]",
        "[{\"service_request_id\": 1}]\n<b>Warning</b>: PHP",
        "<requests><request><service_request_id>1</service_request_id></request>\n<request><serv",
        "<requests><request><service_request_id>1</service_request_id></request>\n</request>",
    ] {
        let read = requests(text);
        assert_eq!(read.records.len(), 1, "{text}");
        let last = read.set_aside.last().unwrap();
        assert_eq!((last.code(), last.line), ("open311.breaks_off", 2), "{text}");
    }
}

#[test]
fn no_answer_takes_long() {
    // With a look back for each field this would take some minutes.
    let n = 40_000;
    let many = |open: &str, one: &dyn Fn(usize) -> String, close: &str| {
        open.to_owned() + &(0..n).map(one).collect::<String>() + close
    };
    let own = "[{\"service_request_id\":1";
    for (text, n_records, n_set_aside) in [
        // Flaws told in another order than they stand in.
        (
            many(
                "[",
                &|_| r#"{"service_request_id":1,"lat":"x","updated_datetime":"x"},"#.into(),
                "0]",
            ),
            n,
            1,
        ),
        (many(own, &|i| format!(",\"a{i}\":1"), "}]"), 1, 0),
        (many(own, &|_| r#","a":1,"status":"","zipcode":1"#.into(), "}]"), 1, 0),
        (many("<requests>", &|_| "<request><!-- </request>\n".into(), "</requests>"), 0, n),
        (many("<requests>", &|_| "<request><![CDATA[</request>".into(), "</requests>"), 0, n),
        // Set aside as often as the deepest nesting is reached.
        (many("<requests>", &|_| "<request>".into(), "</requests>"), 0, n.div_ceil(63)),
        (many("[", &|_| "[{".into(), ""), 0, 1),
    ] {
        let read = requests(&text);
        let head: String = text.chars().take(60).collect();
        assert_eq!((read.records.len(), read.set_aside.len()), (n_records, n_set_aside), "{head}");
        let mut first: Vec<_> = read.records.into_iter().take(1).collect();
        for request in &mut first {
            request.status = Some(Status::Open);
            request.service_code = ServiceCode::new("1");
            request.requested_datetime = Datetime::parse("2026-11-23", wib());
        }
        for format in [Format::Json, Format::Xml] {
            let written = ServiceRequest::write_list(&first, format, Extensions::ALL);
            assert_eq!(written.set_aside, []);
            assert_eq!(requests(&written.text).records.len(), first.len());
        }
    }
}

#[track_caller]
fn check_refused(text: &str, code: &str, says: &str) {
    let error = ServiceRequest::read_list(text, wib()).unwrap_err();
    assert_eq!(error.code(), code, "{text}");
    assert!(error.to_string().contains(says), "{error}");
}

#[test]
fn what_is_no_answer_is_refused_by_name() {
    check_refused("", "open311.empty", "empty");
    check_refused("\u{feff} \n", "open311.empty", "empty");
    check_refused("<!DOCTYPE html><html></html>", "open311.not_an_answer", "neither JSON nor XML");
    check_refused("<HTML>", "open311.not_an_answer", "neither JSON nor XML");
    check_refused("404 page not found", "open311.not_an_answer", "404 page");
    check_refused("<a", "open311.unreadable", "line 1, column 3");
    check_refused(r#"{"a": }"#, "open311.unreadable", "expected a value");
    check_refused(r#"{"service": 1, "title": 2}"#, "open311.unexpected", "service, title");
    check_refused("<rss><channel>x</channel><a/></rss>", "open311.unexpected", "service_requests");
    let bomb = "<!DOCTYPE lolz [<!ENTITY lol \"lol\">]><requests>&lol;</requests>";
    check_refused(bomb, "open311.unreadable", "document type declaration");
    check_refused(
        r#"[{"code":403,"description":"Invalid api_key received"}]"#,
        "open311.refused",
        "403 Invalid api_key received",
    );
    check_refused(
        "<errors><error><code>404</code><description>No such jurisdiction</description></error>\
         </errors>",
        "open311.refused",
        "404 No such jurisdiction",
    );
    check_refused(r#"{"errors":[{"description":"x"}]}"#, "open311.refused", "x");
}

#[test]
fn services_are_read_as_they_are_found() {
    let read = Service::read_list(
        r#"{"services": [
            {"service_code":001, "service_name":"Cans left out 24x7", "description":"Cans",
             "metadata":"true", "type":"Realtime", "keywords":"lorem, ipsum, ,dolor",
             "group":"sanitation", "groups":["a","b"], "x":1},
            {"service_code":"POT", "metadata":false, "type":"carrier pigeon", "keywords":["a","b,c"]},
            {"service_code":"", "service_name":"x"}]}"#,
    )
    .unwrap();
    let [cans, pot] = &read.records[..] else { panic!("{read:?}") };
    assert_eq!((cans.service_code.as_str(), cans.metadata), ("001", Some(true)));
    assert_eq!(cans.service_type, Some(ServiceType::Realtime));
    assert_eq!(cans.keywords, ["lorem", "ipsum", "dolor"]);
    assert_eq!(
        (cans.group.as_deref(), &cans.groups[..]),
        (Some("sanitation"), &["a".into(), "b".into()][..])
    );
    assert_eq!(cans.others, [("x".into(), Value::Number("1".into()))]);
    assert_eq!((pot.metadata, pot.service_type), (Some(false), None));
    assert_eq!(pot.keywords, ["a", "b", "c"]);
    assert_eq!(told(&read.flaws), [(2, 5, "type", "open311.unknown_word")]);
    assert_eq!(told(&read.set_aside), [(3, 6, "service_code", "open311.missing_field")]);
    let xml = "<services><service><service_code>001</service_code>\
               <service_name>Cans left out 24x7</service_name><description>Cans</description>\
               <metadata>true</metadata><type>realtime</type>\
               <keywords>lorem, ipsum, dolor</keywords><group>sanitation</group>\
               <groups><group>a</group><group>b</group></groups><x>1</x></service></services>";
    let read = Service::read_list(xml).unwrap();
    let mut expected = cans.clone();
    expected.others = vec![("x".into(), Value::Text("1".into()))];
    assert_eq!(read.records, [expected]);
}

#[test]
fn a_definition_is_read_with_and_without_its_wrapper() {
    let attribute = "<attribute><variable>true</variable><code>WHISHETN</code>\
                     <datatype>singlevaluelist</datatype><required>true</required>\
                     <datatype_description/><order>1</order><description>Make?</description>\
                     <values><value><key>123</key><name>Ford</name></value>\
                     <value><key>124</key><name>Chrysler</name></value></values></attribute>";
    let wrapped = format!(
        "<service_definition><service_code>DMV66</service_code><attributes>{attribute}</attributes>\
         </service_definition>"
    );
    let bare = wrapped.replace("<attributes>", "").replace("</attributes>", "");
    let json = r#"{"service_code":"DMV66","attributes":[{"variable":true,"code":"WHISHETN",
        "datatype":"singlevaluelist","required":"true","datatype_description":null,"order":1,
        "description":"Make?","values":[{"key":123,"name":"Ford"},{"key":124,"name":"Chrysler"}]}]}"#;
    let old = format!(
        r#"{{"service_definition":{}}}"#,
        json.replace(r#""attributes":["#, r#""attribute":["#)
    );
    let list = format!("[{json}]");
    let (expected, read) = ServiceDefinition::read(&wrapped).unwrap();
    assert_eq!((&read.set_aside[..], &read.flaws[..]), (&[][..], &[][..]));
    let question = &expected.attributes[0];
    assert_eq!(
        (question.values[1].key.as_str(), question.values[1].name.as_str()),
        ("124", "Chrysler")
    );
    assert!(question.required && question.variable && question.others.is_empty());
    for text in [bare.as_str(), json, old.as_str(), list.as_str()] {
        assert_eq!(ServiceDefinition::read(text).unwrap().0, expected, "{text}");
    }
    let twice = bare.replace(
        "</attribute>",
        "</attribute><attribute><code>B</code><order>0</order>\
        <automated>hidden_field</automated><datatype>colour</datatype></attribute><attribute/>\
        <attribute><order>x</order></attribute>",
    );
    let (definition, read) = ServiceDefinition::read(&twice).unwrap();
    let codes: Vec<_> = definition.attributes.iter().map(|a| a.code.as_str()).collect();
    assert_eq!(codes, ["B", "WHISHETN"], "in their order");
    assert_eq!(told(&read.flaws), [(2, 1, "datatype", "open311.unknown_word")]);
    assert_eq!(told(&read.set_aside), [(3, 1, "code", "open311.missing_field")]);
    let error = ServiceDefinition::read("[]").unwrap_err();
    assert!(matches!(error, Error::Unexpected { expected: "service_definition", .. }));
}

#[test]
fn receipts_have_an_id_or_a_token() {
    let read = |text| RequestReceipt::read_list(text).unwrap();
    let receipt = |text| read(text).records.remove(0);
    let by_id = receipt(
        "<service_requests><request><service_request_id>293944</service_request_id>
         <service_notice>
            The City will inspect
         </service_notice><account_id/></request></service_requests>",
    );
    assert!(matches!(&by_id.handle, Some(Handle::Request(id)) if id.as_str() == "293944"));
    assert_eq!(by_id.service_notice.as_deref(), Some("The City will inspect"));
    let same = r#"[{"service_request_id":293944,"service_notice":"The City will inspect","account_id":null}]"#;
    assert_eq!(receipt(same), by_id);
    assert!(matches!(receipt(r#"{"token":12345}"#).handle, Some(Handle::Token(_))));
    assert_eq!(receipt(r#"[{"service_notice":"We cannot say more"}]"#).handle, None);
    let both = read(r#"[{"service_request_id":1,"token":2},{}]"#);
    assert_eq!((both.records.len(), told(&both.set_aside)[0].3), (0, "open311.id_and_token"));
    assert_eq!(both.set_aside.len(), 2);
    let tokens =
        TokenAnswer::read_list(r#"[{"service_request_id":638344,"token":12345}]"#).unwrap();
    assert_eq!(tokens.records[0].service_request_id.as_ref().unwrap().as_str(), "638344");
    let pending = TokenAnswer::read_list(r#"[{"service_request_id":null,"token":12345}]"#).unwrap();
    assert_eq!(pending.records[0].service_request_id, None);
}

#[test]
fn discovery_is_read_in_both_formats() {
    let xml = r#"<?xml version="1.0" encoding="UTF-8"?>
    <discovery>
        <changeset>2011-02-03 14:18</changeset>
        <contact>You can email or call for assistance api@mycity.org +1 (555) 555-5555</contact>
        <key_service>You can request a key here: http://api.mycity.gov/api_key/request</key_service>
        <endpoints>
            <endpoint>
                <specification>http://wiki.open311.org/GeoReport_v2</specification>
                <url>http://open311.mycity.gov/test/v2/</url>
                <changeset>2010-10-02 09:01</changeset>
                <type>test</type>
                <formats><format>text/xml</format><format>application/json</format></formats>
            </endpoint>
            <endpoint>
                <specification>http://wiki.open311.org/GeoReport_v2</specification>
                <url>http://open311.mycity.gov/v2</url>
                <changeset>2010-11-23 09:01</changeset>
                <type>production</type>
                <formats><format>text/xml</format></formats>
            </endpoint>
        </endpoints>
    </discovery>"#;
    let json = r#"{"discovery": {"changeset":"2011-02-03 14:18",
      "contact":"You can email or call for assistance api@mycity.org +1 (555) 555-5555",
      "key_service":"You can request a key here: http://api.mycity.gov/api_key/request",
      "endpoints":[
        {"specification":"http://wiki.open311.org/GeoReport_v2","url":"http://open311.mycity.gov/test/v2",
         "changeset":"2010-10-02 09:01","type":"test","formats":["text/xml","application/json"]},
        {"specification":"http://wiki.open311.org/GeoReport_v2","url":"http://open311.mycity.gov/v2",
         "changeset":"2010-11-23 09:01","type":"production","formats":["text/xml"]}]}}"#;
    let (discovery, read) = Discovery::read(xml).unwrap();
    assert_eq!(
        (&read.set_aside[..], &read.flaws[..], &read.quirks[..]),
        (&[][..], &[][..], &[][..])
    );
    assert_eq!(Discovery::read(json).unwrap().0, discovery);
    assert_eq!(discovery.georeport_v2().unwrap().url, "http://open311.mycity.gov/v2");
    assert_eq!(discovery.endpoints[0].formats, ["text/xml", "application/json"]);
    let odd = r#"{"endpoints":[{"url":"u","type":"beta"}],"max_requests":[1]}"#;
    let (discovery, read) = Discovery::read(odd).unwrap();
    assert_eq!(discovery.endpoints[0].endpoint_type, EndpointType::Other("beta".into()));
    let missing = "open311.missing_field";
    assert_eq!(told(&read.flaws), [(1, 1, "specification", missing), (1, 1, "changeset", missing)]);
    assert_eq!(discovery.others.len(), 1);
    assert!(Discovery::read("[]").is_err());
}

#[test]
fn updates_are_read_as_mysociety_writes_them() {
    // The root of open311-adapter, and the other that FixMyStreet's own tests have.
    for root in ["service_request_updates", "service_requests_updates"] {
        let xml = format!(
            "<{root}><request_update><update_id>638344</update_id>\
             <service_request_id>1</service_request_id><status>in_progress</status>\
             <updated_datetime>2026-11-23T14:00:00+07:00</updated_datetime>\
             <description>Note &amp; photo</description><media_url>http://a/1.jpg</media_url>\
             <external_status_code>IP</external_status_code><extras><priority>high</priority></extras>\
             </request_update></{root}>"
        );
        let read = Update::read_list(&xml, wib()).unwrap();
        assert_eq!((&read.set_aside[..], &read.flaws[..]), (&[][..], &[][..]));
        let json = r#"[{"update_id":638344,"service_request_id":1,"status":"IN_PROGRESS",
            "updated_datetime":"2026-11-23T14:00:00+07:00","description":"Note & photo",
            "media_url":["http://a/1.jpg"],"external_status_code":"IP","extras":{"priority":"high"}}]"#;
        assert_eq!(Update::read_list(json, wib()).unwrap().records, read.records);
        assert_eq!(read.records[0].status, Some(Status::InProgress));
    }
    let receipt = r#"{"service_request_updates":[{"update_id":7,"account_id":"x"}]}"#;
    assert_eq!(
        UpdateReceipt::read_list(receipt).unwrap().records[0].account_id.as_deref(),
        Some("x")
    );
}

#[test]
fn errors_are_read_in_both_formats() {
    let expected = [Fault { code: "403".into(), description: "Invalid api_key".into() }];
    for text in [
        r#"[{"code":403,"description":"Invalid api_key"}]"#,
        r#"{"errors":[{"code":"403","description":"Invalid api_key"}]}"#,
        "<errors><error><code>403</code><description>Invalid api_key</description></error></errors>",
    ] {
        assert_eq!(Fault::read_list(text).unwrap(), expected, "{text}");
    }
    assert!(Fault::read_list("[]").is_err());
    assert_eq!(Flaw::BadDate.code(), "open311.bad_date");
}

/// Code, field, how often, first record and line of each quirk.
fn quirks(text: &str) -> Vec<(&'static str, &'static str, usize, usize, u32)> {
    let told = |q: &QuirkSeen| (q.quirk.code(), q.field, q.n_times, q.record, q.line);
    requests(text).quirks.iter().map(told).collect()
}

#[test]
fn a_checker_is_told_what_differs_from_the_standard() {
    let clean = r#"[{"service_request_id": "1", "status": "open", "service_code": "006",
        "requested_datetime": "2026-11-23T14:00:00Z", "lat": -6.5, "long": 106, "zipcode": null}]"#;
    assert_eq!(quirks(clean), []);
    assert_eq!(quirks(&SAMPLE_XML.replace("http://", "https://")), []);
    let odd = r#"{"service_requests": [
        {"service_request_id": 1, "status": "fixed", "service_code": 006, "title": "x",
         "requested_datetime": "2026-11-23", "lat": "-6.5", "long": "106", "address": ["x"]},
        {"service_request_id": 2, "status": "fixed", "agency_responsible": {"recipient": ["x"]},
         "notes": {"note": [{"type": "opened"}]}}]}"#;
    let told = quirks(odd);
    assert_eq!(
        told,
        [
            ("open311.wrapped_list", "", 1, 0, 1),
            ("open311.number_id", "service_request_id", 2, 1, 2),
            ("open311.other_status", "status", 2, 1, 2),
            ("open311.leading_zero", "service_code", 1, 1, 2),
            ("open311.no_zone", "requested_datetime", 1, 1, 3),
            ("open311.listed_text", "address", 1, 1, 3),
            ("open311.text_number", "lat", 1, 1, 3),
            ("open311.text_number", "long", 1, 1, 3),
            ("open311.other_field", "", 1, 1, 2),
            ("open311.agency_list", "agency_responsible", 1, 2, 4),
            ("open311.wrapped_list", "notes", 1, 2, 5),
        ]
    );
    let bare = "<service_definition><service_code>1</service_code><attribute><code>a</code>\
                <required>true</required></attribute></service_definition>";
    let (_, read) = ServiceDefinition::read(bare).unwrap();
    let told: Vec<_> = read.quirks.iter().map(|q| (q.quirk, q.field)).collect();
    assert_eq!(told, [(Quirk::MissingWrapper, "attributes")]);
    let read = Service::read_list(r#"[{"service_code": "1", "metadata": "false"}]"#).unwrap();
    assert_eq!(read.quirks[0].quirk, Quirk::TextFlag);
}
