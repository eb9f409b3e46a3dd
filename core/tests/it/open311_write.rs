//! What is written: the standard's names in its order, and the same again when it is read.
//!
//! Source: samples of open311.org.

use balai::complaint::open311::{
    Attribute, AttributeCode, AttributeValue, Automated, Datatype, Datetime, Discovery, Endpoint,
    EndpointType, Extensions, Fault, Form, Format, GEOREPORT_V2, Handle, Named, Note, Point,
    RequestReceipt, Service, ServiceCode, ServiceDefinition, ServiceRequest, ServiceRequestId,
    Status, Token, TokenAnswer, Update, UpdateId, UpdateReceipt, Value, address, split_format,
};
use balai::{Coded, Instant, UtcOffset};

const BOTH: [Format; 2] = [Format::Json, Format::Xml];
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

fn datetime(text: &str) -> Datetime {
    let wib = UtcOffset::parse("+07:00").unwrap();
    Datetime::new(Instant::parse(text).unwrap(), wib)
}

fn request(id: &str) -> ServiceRequest {
    let mut request = ServiceRequest::new(ServiceRequestId::new(id).unwrap());
    request.status = Some(Status::Open);
    request.service_code = ServiceCode::new("006");
    request.requested_datetime = Some(datetime("2026-11-23T14:00:00+07:00"));
    request
}

fn full() -> ServiceRequest {
    let text = |text: &str| Some(text.to_owned());
    let map = |name: &str, value| Some(Value::Map(vec![(name.into(), value)]));
    ServiceRequest {
        status: Some(Status::Duplicate),
        status_notes: text("Sama dengan #7"),
        service_name: text("Jalan rusak"),
        description: text("Lubang <besar> & \"dalam\"\nsejak Senin"),
        agency_responsible: text("Dinas PU"),
        service_notice: text("Ditinjau"),
        updated_datetime: Some(datetime("2026-11-24T08:00:00+07:00")),
        expected_datetime: Some(datetime("2026-11-30T16:00:00+07:00")),
        address: text("Jl. Daan Mogot 1"),
        address_id: text("3671-1"),
        zipcode: text("15111"),
        point: Point::new(-6_178_306_000, 106_631_889_000),
        media_url: text("https://example.org/1.jpg?a=1&b=2"),
        attributes: map("depth", Value::Number("30".into())),
        extended_attributes: map("channel", Value::Text("web".into())),
        notes: vec![Note {
            datetime: Some(datetime("2026-11-23T14:00:00+07:00")),
            note_type: text("opened"),
            summary: text("Dibuka"),
            description: None,
            others: Named::new(),
        }],
        others: vec![("title".into(), Value::Text("Lubang".into()))],
        ..request("7")
    }
}

const STANDARD_JSON: &str = r#"[{"service_request_id":"7","status":"closed","status_notes":"Sama dengan #7","service_name":"Jalan rusak","service_code":"006","description":"Lubang \u003cbesar> & \"dalam\"\nsejak Senin","agency_responsible":"Dinas PU","service_notice":"Ditinjau","requested_datetime":"2026-11-23T14:00:00+07:00","updated_datetime":"2026-11-24T08:00:00+07:00","expected_datetime":"2026-11-30T16:00:00+07:00","address":"Jl. Daan Mogot 1","address_id":"3671-1","zipcode":"15111","lat":-6.178306,"long":106.631889,"media_url":"https://example.org/1.jpg?a=1&b=2"}]"#;

#[test]
fn the_standard_is_written_and_nothing_else() {
    let json = ServiceRequest::write_list(&[full()], Format::Json, Extensions::NONE);
    assert_eq!(json.text, STANDARD_JSON);
    let xml = ServiceRequest::write_list(&[full()], Format::Xml, Extensions::NONE).text;
    let expected = "<service_requests><request><service_request_id>7</service_request_id>\
        <status>closed</status><status_notes>Sama dengan #7</status_notes>\
        <service_name>Jalan rusak</service_name><service_code>006</service_code>\
        <description>Lubang &lt;besar&gt; &amp; \"dalam\"\nsejak Senin</description>\
        <agency_responsible>Dinas PU</agency_responsible><service_notice>Ditinjau</service_notice>\
        <requested_datetime>2026-11-23T14:00:00+07:00</requested_datetime>\
        <updated_datetime>2026-11-24T08:00:00+07:00</updated_datetime>\
        <expected_datetime>2026-11-30T16:00:00+07:00</expected_datetime>\
        <address>Jl. Daan Mogot 1</address><address_id>3671-1</address_id><zipcode>15111</zipcode>\
        <lat>-6.178306</lat><long>106.631889</long>\
        <media_url>https://example.org/1.jpg?a=1&amp;b=2</media_url></request></service_requests>";
    assert_eq!(xml, format!("{DECLARATION}{expected}"));
    // What is not known is empty where the standard always has a field, and left out elsewhere.
    let bare = ServiceRequest::write_list(&[request("1")], Format::Json, Extensions::NONE).text;
    assert_eq!(
        bare,
        r#"[{"service_request_id":"1","status":"open","service_name":null,"service_code":"006","description":null,"requested_datetime":"2026-11-23T14:00:00+07:00","updated_datetime":null,"address":null,"address_id":null,"zipcode":null,"lat":null,"long":null,"media_url":null}]"#
    );
    let bare = ServiceRequest::write_list(&[request("1")], Format::Xml, Extensions::NONE).text;
    assert!(bare.contains("<description/><requested_datetime>"), "{bare}");
    let none = BOTH.map(|format| ServiceRequest::write_list(&[], format, Extensions::ALL).text);
    assert_eq!(none, ["[]".to_owned(), format!("{DECLARATION}<service_requests/>")]);
}

#[test]
fn extensions_are_written_only_where_they_are_asked_for() {
    let extended = Extensions { extended: true, mysociety: false };
    let json = ServiceRequest::write_list(&[full()], Format::Json, extended).text;
    let extra = r#","attributes":{"depth":30},"extended_attributes":{"channel":"web"},"notes":[{"datetime":"2026-11-23T14:00:00+07:00","summary":"Dibuka","type":"opened"}],"title":"Lubang"}]"#;
    assert_eq!(json, STANDARD_JSON.replace("}]", extra));
    let mysociety = Extensions { extended: false, mysociety: true };
    let json = ServiceRequest::write_list(&[full()], Format::Json, mysociety).text;
    assert_eq!(json, STANDARD_JSON.replace("closed", "duplicate"));
}

#[test]
fn what_the_standard_needs_is_not_made_up() {
    let mut no_state = request("1");
    no_state.status = Some(Status::Other("Received".into()));
    let mut no_code = request("2");
    no_code.service_code = None;
    let mut no_date = request("3");
    no_date.requested_datetime = None;
    let written = ServiceRequest::write_list(
        &[no_state, no_code, no_date, request("4")],
        Format::Json,
        Extensions::ALL,
    );
    assert!(written.text.starts_with(r#"[{"service_request_id":"4""#), "{}", written.text);
    let told: Vec<String> = written.set_aside.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "record 1, status: cannot be written: the standard needs it: \"Received\"",
            "record 2, service_code: cannot be written: the standard needs it",
            "record 3, requested_datetime: cannot be written: the standard needs it",
        ]
    );
    assert_eq!(written.set_aside[0].code(), "open311.unwritable");
}

#[test]
fn requests_come_back_as_they_were() {
    let wib = UtcOffset::parse("+07:00").unwrap();
    for format in BOTH {
        let written = ServiceRequest::write_list(&[full(), request("1")], format, Extensions::ALL);
        let read = ServiceRequest::read_list(&written.text, wib).unwrap();
        assert_eq!((&read.set_aside[..], &read.flaws[..]), (&[][..], &[][..]));
        let mut expected = vec![full(), request("1")];
        if format == Format::Xml {
            // XML has texts only.
            expected[0].attributes =
                Some(Value::Map(vec![("depth".into(), Value::Text("30".into()))]));
        }
        assert_eq!(read.records, expected);
    }
}

fn definition() -> ServiceDefinition {
    let question = |code: &str, datatype, order| Attribute {
        variable: true,
        code: AttributeCode::new(code).unwrap(),
        datatype: Some(datatype),
        required: false,
        datatype_description: None,
        order,
        description: Some(format!("{code}?")),
        values: Vec::new(),
        automated: None,
        others: Named::new(),
    };
    let mut shape = question("shape", Datatype::SingleValueList, Some(2));
    shape.required = true;
    for (key, name) in [("1", "Bulat"), ("2", "Persegi & panjang")] {
        shape.values.push(AttributeValue { key: key.into(), name: name.into() });
    }
    let mut depth = question("depth", Datatype::Number, Some(5));
    depth.automated = Some(Automated::HiddenField);
    ServiceDefinition {
        service_code: ServiceCode::new("POT").unwrap(),
        attributes: vec![shape, depth],
    }
}

#[test]
fn definitions_are_written_as_the_standard_has_them() {
    let json = definition().write(Format::Json, Extensions::NONE);
    assert_eq!(
        json,
        r#"{"service_code":"POT","attributes":[{"variable":true,"code":"shape","datatype":"singlevaluelist","required":true,"datatype_description":null,"order":2,"description":"shape?","values":[{"key":"1","name":"Bulat"},{"key":"2","name":"Persegi & panjang"}]},{"variable":true,"code":"depth","datatype":"number","required":false,"datatype_description":null,"order":5,"description":"depth?"}]}"#
    );
    for format in BOTH {
        let text = definition().write(format, Extensions::ALL);
        assert_eq!(ServiceDefinition::read(&text).unwrap().0, definition());
    }
    // Orders that are missing or not unique are replaced by places.
    let mut unordered = definition();
    unordered.attributes[1].order = Some(2);
    let text = unordered.write(Format::Xml, Extensions::NONE);
    assert!(text.contains("<order>1</order>") && text.contains("<order>2</order>"), "{text}");
}

#[test]
fn services_are_written_as_the_standard_has_them() {
    let mut service = Service::new(ServiceCode::new("001").unwrap(), "Sampah");
    service.keywords = vec!["sampah".into(), "bau".into()];
    service.groups = vec!["Kebersihan".into(), "Lingkungan".into()];
    assert_eq!(
        Service::write_list(&[service.clone()], Format::Json, Extensions::NONE),
        r#"[{"service_code":"001","service_name":"Sampah","description":null,"metadata":false,"type":"realtime","keywords":"sampah, bau","group":"Kebersihan"}]"#
    );
    for format in BOTH {
        let text = Service::write_list(&[service.clone()], format, Extensions::ALL);
        let mut expected = service.clone();
        expected.group = Some("Kebersihan".into());
        assert_eq!(Service::read_list(&text).unwrap().records, [expected]);
    }
}

#[test]
fn the_small_answers_come_back_as_they_were() {
    let handles = [
        Some(Handle::Request(ServiceRequestId::new("293944").unwrap())),
        Some(Handle::Token(Token::new("12345").unwrap())),
        None,
    ];
    let receipts = handles.map(|handle| RequestReceipt {
        handle,
        service_notice: Some("Terima kasih".into()),
        account_id: None,
    });
    let answers = [TokenAnswer { token: Token::new("12345").unwrap(), service_request_id: None }];
    let mut update = Update::new(UpdateId::new("u1").unwrap());
    update.service_request_id = ServiceRequestId::new("7");
    update.status = Some(Status::NotCouncilsResponsibility);
    update.updated_datetime = Some(datetime("2026-11-23T14:00:00+07:00"));
    update.description = Some("Bukan wewenang kami".into());
    update.media_urls = vec!["https://example.org/1".into(), "https://example.org/2".into()];
    update.extras = Some(Value::Map(vec![("a b:c".into(), Value::Text("1".into()))]));
    let update_id = UpdateId::new("u1").unwrap();
    let made = [UpdateReceipt { update_id, account_id: Some("a".into()) }];
    let discovery = Discovery {
        changeset: "2026-11-23T14:00:00+07:00".into(),
        contact: "open311@example.org".into(),
        key_service: "https://example.org/key".into(),
        endpoints: vec![Endpoint {
            specification: GEOREPORT_V2.into(),
            url: "https://example.org/open311/v2".into(),
            changeset: "2026-11-23T14:00:00+07:00".into(),
            endpoint_type: EndpointType::Production,
            formats: vec!["text/xml".into(), "application/json".into()],
            others: Named::new(),
        }],
        others: Named::new(),
    };
    let faults = [Fault { code: "400".into(), description: "lat & long <missing>".into() }];
    let utc = UtcOffset::default();
    for format in BOTH {
        let text = RequestReceipt::write_list(&receipts, format);
        assert_eq!(RequestReceipt::read_list(&text).unwrap().records, receipts);
        let text = TokenAnswer::write_list(&answers, format);
        assert_eq!(TokenAnswer::read_list(&text).unwrap().records, answers);
        let text = Update::write_list(&[update.clone()], format, Extensions::NONE);
        assert_eq!(text.set_aside, []);
        assert_eq!(Update::read_list(&text.text, utc).unwrap().records, [update.clone()]);
        let text = UpdateReceipt::write_list(&made, format);
        assert_eq!(UpdateReceipt::read_list(&text).unwrap().records, made);
        let text = discovery.write(format);
        assert_eq!(Discovery::read(&text).unwrap().0, discovery);
        let text = Fault::write_list(&faults, format);
        assert_eq!(Fault::read_list(&text).unwrap(), faults);
    }
    let json = Fault::write_list(&faults, Format::Json);
    assert_eq!(json, r#"[{"code":400,"description":"lat & long \u003cmissing>"}]"#);
    assert_eq!(
        RequestReceipt::write_list(&receipts[..1], Format::Json),
        r#"[{"service_request_id":"293944","service_notice":"Terima kasih"}]"#
    );
}

#[test]
fn an_update_without_what_the_extension_needs_is_set_aside() {
    let update = Update::new(UpdateId::new("u1").unwrap());
    let mut unknown = update.clone();
    unknown.service_request_id = ServiceRequestId::new("1");
    unknown.status = Some(Status::Other("Selesai".into()));
    let mut timeless = unknown.clone();
    timeless.status = Some(Status::Unchanged);
    let written = Update::write_list(&[update, unknown, timeless], Format::Json, Extensions::NONE);
    let fields: Vec<_> = written.set_aside.iter().map(|f| (f.record, f.field.as_str())).collect();
    assert_eq!(
        (written.text.as_str(), &fields[..]),
        ("[]", &[(1, "service_request_id"), (2, "status"), (3, "updated_datetime")][..])
    );
}

#[test]
fn addresses_name_their_format() {
    assert_eq!(split_format("638344.json"), Some(("638344", Format::Json)));
    assert_eq!(split_format("14.0068.xml"), Some(("14.0068", Format::Xml)));
    for name in ["", "json", ".json", "638344", "638344.html", "638344.json/"] {
        assert_eq!(split_format(name), None, "{name}");
    }
    let mut form = Form::default();
    let none = address("https://a.org/v2/", "services", None, Format::Xml, &form);
    assert_eq!(none, "https://a.org/v2/services.xml");
    form.push("extensions", "true").push("q", "a b").push("empty", "");
    let one = address("https://a.org/v2", "requests", Some("14/ é?"), Format::Json, &form);
    assert_eq!(one, "https://a.org/v2/requests/14%2F%20%C3%A9%3F.json?extensions=true&q=a+b");
    assert_eq!(Format::Xml.content_type(), "text/xml; charset=utf-8");
}
