//! What is sent to a server: new requests, updates and questions, good and bad.
//!
//! Source: the sample request of open311.org; behaviour of open311-adapter for its cases.

use balai::complaint::open311::{
    Bounds, Form, Point, QueryRules, Refusal, RequestPost, RequestQuery, Selection,
    ServiceDefinition, Status, UpdatePost, UpdateQuery, jurisdiction,
};
use balai::{Coded, Instant, UtcOffset};

fn parse(text: &str) -> Result<RequestPost, Vec<&'static str>> {
    let refused = Form::parse(text).and_then(|form| RequestPost::parse(&form));
    refused.map_err(|refused| refused.refusals.iter().map(Coded::code).collect())
}

const SAMPLE: &str = "api_key=xyz&jurisdiction_id=city.gov&service_code=001&lat=37.76524078\
    &long=-122.4212043&address_string=1234+5th+street&email=smit333%40sfgov.edu\
    &device_id=tt222111&account_id=123456&first_name=john&last_name=smith&phone=111111111\
    &description=A+large+sinkhole+is+destroying+the+street\
    &media_url=http%3A%2F%2Ffarm3.static.flickr.com%2F2002%2F2212426634_5ed477a060.jpg\
    &attribute[WHISPAWN]=123456&attribute[WHISDORN]=COISL001";

#[test]
fn the_standards_sample_is_read_and_sent_again() {
    let post = parse(SAMPLE).unwrap();
    assert_eq!(post.service_code.as_str(), "001");
    assert_eq!(post.point, Point::new(37_765_240_780, -122_421_204_300));
    assert_eq!(post.address_string.as_deref(), Some("1234 5th street"));
    assert_eq!(post.email.as_deref(), Some("smit333@sfgov.edu"));
    assert_eq!(post.media_urls, ["http://farm3.static.flickr.com/2002/2212426634_5ed477a060.jpg"]);
    let told: Vec<_> =
        post.attributes.iter().map(|a| (a.code.as_str(), a.values[0].as_str())).collect();
    assert_eq!(told, [("WHISPAWN", "123456"), ("WHISDORN", "COISL001")]);
    assert_eq!(post.others, []);
    assert_eq!(RequestPost::parse(&Form::parse(&post.to_form().to_text()).unwrap()), Ok(post));
}

#[test]
fn nasty_texts_come_through_unchanged() {
    let nasty = "100% & = + ?#é😀\n<b>tebal</b> \"x\"";
    let mut form = Form::default();
    form.push("service_code", "1").push("address_id", "5").push("description", nasty);
    form.push("attribute[a b]", "1=2&3").push("fitur[x]", "é");
    let post = parse(&form.to_text()).unwrap();
    assert_eq!(post.description.as_deref(), Some(nasty));
    assert_eq!(post.attributes[0].values, ["1=2&3"]);
    assert_eq!(post.others, [("fitur[x]".into(), "é".into())]);
    assert_eq!(post.markup(), ["description"]);
    assert_eq!(parse("service_code=1&address_id=1&description=3+%3C+4").unwrap().markup(), [""; 0]);
}

#[track_caller]
fn check(text: &str, codes: &[&str]) {
    assert_eq!(parse(text).err().unwrap_or_default(), codes, "{text}");
}

#[test]
fn every_bad_parameter_is_told_at_once() {
    check("service_code=1&address_string=x", &[]);
    check("", &["open311.missing_parameter", "open311.no_place"]);
    check("service_code=&lat=&long=", &["open311.missing_parameter", "open311.no_place"]);
    check("service_code=1&lat=1", &["open311.half_place"]);
    check("service_code=1&long=1", &["open311.half_place"]);
    check("service_code=1&lat=91&long=1", &["open311.swapped_place"]);
    check("service_code=1&lat=91&long=91", &["open311.off_earth"]);
    check("service_code=1&lat=6,2&long=1", &["open311.bad_value"]);
    check("service_code=1&service_code=2&address_id=1", &["open311.repeated_parameter"; 2]);
    check("service_code=1&service_code=1&address_id=1", &[]);
    let many: String = (0..2_000).map(|i| format!("&attribute[a{i}]=1")).collect();
    check(&format!("service_code=1&address_id=1{many}"), &["open311.too_many"]);
    check("service_code=1&address_id=%zz", &["open311.bad_escape"]);
    check("service_code=1&address_id=5%", &["open311.bad_escape"]);
    check("service_code=1&address_id=%ff", &["open311.not_utf8"]);
    check("service_code=1&address_id=a%00b", &["open311.control_character"]);
    check("service_code=1&address_string=a%0Ab", &["open311.control_character"]);
    check("service_code=1&address_id=1&description=a%0D%0Ab", &[]);
    check("service_code=1&address_id=1&description=a%07b", &["open311.control_character"]);
    check("service_code=1&address_id=1&attribute[a=1", &["open311.bad_value"]);
    check(&format!("service_code={}&address_id=1", "9".repeat(256)), &["open311.bad_value"]);
    check(
        "lat=x&description=%01",
        &["open311.missing_parameter", "open311.bad_value", "open311.half_place"],
    );
}

#[test]
fn a_description_has_4000_characters_and_is_never_cut() {
    let text = |n| format!("service_code=1&address_id=1&description={}", "%C3%A9".repeat(n));
    assert_eq!(parse(&text(4_000)).unwrap().description.unwrap().chars().count(), 4_000);
    let refused = RequestPost::parse(&Form::parse(&text(4_001)).unwrap()).unwrap_err();
    assert_eq!(refused.http_status(), 400);
    let faults = refused.to_faults();
    assert_eq!((faults.len(), faults[0].code.as_str()), (1, "400"));
    assert_eq!(
        faults[0].description,
        "description has 4001 characters, at most 4000 are allowed; shorten it"
    );
}

#[test]
fn swapped_coordinates_are_told_from_those_outside() {
    let corner =
        |lat: i64, long: i64| Point::new(lat * 1_000_000_000, long * 1_000_000_000).unwrap();
    let bounds = Bounds { south_west: corner(-7, 106), north_east: corner(-6, 107) };
    let check = |lat: &str, long: &str| {
        let post = parse(&format!("service_code=1&lat={lat}&long={long}")).unwrap();
        post.check_place(&bounds).map_err(|refusal| refusal.code())
    };
    assert_eq!(check("-6.178", "106.63"), Ok(()));
    assert_eq!(check("6.178", "106.63"), Err("open311.outside_place"));
    assert_eq!(check("0", "0"), Err("open311.outside_place"));
    let bounds_west = Bounds { south_west: corner(37, 40), north_east: corner(38, 41) };
    let post = parse("service_code=1&lat=40.5&long=37.5").unwrap();
    assert_eq!(post.check_place(&bounds_west), Err(Refusal::SwappedPlace));
    // Where one of the two cannot be a latitude, earth itself tells.
    assert_eq!(parse("service_code=1&lat=106.63&long=-6.178"), Err(vec!["open311.swapped_place"]));
    assert_eq!(parse("service_code=1&address_id=1").unwrap().check_place(&bounds), Ok(()));
}

const DEFINITION: &str = r#"{"service_code":"POT","attributes":[
    {"code":"depth","datatype":"number","required":true,"order":1,"description":"Dalamnya, cm"},
    {"code":"shape","datatype":"singlevaluelist","values":[{"key":"circle","name":"Bulat"},{"key":"square","name":"Persegi"}]},
    {"code":"signs","datatype":"multivaluelist","values":[{"key":"a","name":"A"},{"key":"b","name":"B"}]},
    {"code":"seen","datatype":"datetime"}, {"code":"plate","datatype":"string"}, {"code":"story","datatype":"text"},
    {"code":"easting","datatype":"number","required":true,"automated":"server_set"},
    {"code":"hint","variable":false,"required":true,"description":"Hubungi 112 bila darurat"}]}"#;

#[test]
fn answers_must_fit_the_questions() {
    let (definition, read) = ServiceDefinition::read(DEFINITION).unwrap();
    assert_eq!((read.set_aside.len(), read.flaws.len()), (0, 0));
    let check = |answers: &str, expected: &[&str]| {
        let text = format!("service_code=POT&address_string=22+Acacia+Avenue{answers}");
        let refusals = parse(&text).unwrap().check(&definition);
        let told: Vec<String> = refusals.iter().map(ToString::to_string).collect();
        assert_eq!(told, expected, "{answers}");
    };
    // The cases of open311-adapter's own tests come first.
    check("&attribute[depth]=100&attribute[shape]=square", &[]);
    check("&attribute[depth]=100&attribute[shape]=", &[]);
    check("", &["attribute[depth] is missing: Dalamnya, cm"]);
    check(
        "&attribute[depth]=100&attribute[shape]=starfish",
        &["attribute[shape]: \"starfish\" is none of its values: circle, square"],
    );
    check("&attribute[depth]=-0.5&attribute[signs][]=a&attribute[signs][]=b", &[]);
    check(
        "&attribute[depth]=1&attribute[signs][]=a&attribute[signs][]=c",
        &["attribute[signs]: \"c\" is none of its values: a, b"],
    );
    check(
        "&attribute[depth]=1&attribute[shape][]=circle&attribute[shape][]=square",
        &["attribute[shape] takes one value"],
    );
    check(
        "&attribute[depth]=dalam",
        &["attribute[depth]: \"dalam\" is not a number such as 12 or -0.5"],
    );
    check("&attribute[depth]=1&attribute[seen]=2026-11-23", &[]);
    check(
        "&attribute[depth]=1&attribute[seen]=kemarin",
        &[
            "attribute[seen]: \"kemarin\" is not a date as 2026-11-23, or with a time as 2026-11-23T14:00:00+07:00",
        ],
    );
    check(
        "&attribute[depth]=1&attribute[plate]=a%0Ab",
        &["attribute[plate]: \"a b\" is not a text on one line"],
    );
    check("&attribute[depth]=1&attribute[story]=a%0Ab", &[]);
    check(
        "&attribute[depth]=1&attribute[hint]=x&attribute[x]=y",
        &[
            "attribute[hint] is not a question of this service; leave it out",
            "attribute[x] is not a question of this service; leave it out",
        ],
    );
}

#[test]
fn updates_are_posted_in_upper_case_and_read_in_any() {
    let text = "api_key=test&service_request_id=SR1&update_id=U1&status=IN_PROGRESS\
        &updated_datetime=2026-11-23T14%3A00%3A00%2B07%3A00&description=Sedang+dikerjakan\
        &media_url=http://a/1&media_url=http://a/2&public_anonymity_required=TRUE\
        &email_alerts_requested=FALSE&service_request_id_ext=99&attribute[x]=1&nsg_ref=5";
    let parse = |text: &str| UpdatePost::parse(&Form::parse(text).unwrap(), UtcOffset::default());
    let post = parse(text).unwrap();
    assert_eq!((&post.status, post.public_anonymity_required), (&Status::InProgress, Some(true)));
    assert_eq!((post.media_urls.len(), post.others.len(), post.attributes.len()), (2, 1, 1));
    let sent = post.to_form().to_text();
    assert!(
        sent.contains("status=IN_PROGRESS&") && sent.contains("email_alerts_requested=FALSE"),
        "{sent}"
    );
    assert_eq!(parse(&sent), Ok(post));
    let codes = |text: &str| {
        let refused = parse(text).unwrap_err();
        refused.refusals.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        codes("status=SELESAI"),
        [
            "service_request_id is missing",
            "update_id is missing",
            "status: \"SELESAI\" is not a state such as OPEN, IN_PROGRESS, FIXED or CLOSED",
            "updated_datetime is missing",
            "description is missing",
        ]
    );
}

fn query(text: &str) -> Result<RequestQuery, Vec<String>> {
    let as_of = Instant::parse("2026-11-23T12:00:00Z").unwrap();
    let rules = QueryRules::standard(UtcOffset::parse("+07:00").unwrap());
    let refused = Form::parse(text).and_then(|form| RequestQuery::parse(&form, &rules, as_of));
    refused.map_err(|refused| refused.refusals.iter().map(ToString::to_string).collect())
}

#[track_caller]
fn check_query(text: &str, from: &str, until: &str, page: (u32, u32)) {
    let query = query(text).unwrap();
    let Selection::Matching(filter) = &query.selection else { panic!("ids") };
    let told = [filter.from, filter.until].map(|at| at.to_rfc3339(UtcOffset::default()));
    assert_eq!(told, [from, until].map(|text| text.replace('Z', "+00:00")), "{text}");
    assert_eq!((query.page, query.page_size), page, "{text}");
}

#[test]
fn what_is_not_asked_for_is_the_standards() {
    let all = (1, 1_000);
    check_query("", "2026-08-25T12:00:00Z", "2026-11-23T12:00:00Z", all);
    check_query(
        "start_date=2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00Z",
        "2026-04-01T00:00:00Z",
        all,
    );
    check_query(
        "end_date=2026-04-01T00:00:00Z",
        "2026-01-01T00:00:00Z",
        "2026-04-01T00:00:00Z",
        all,
    );
    let span = "start_date=2026-01-01T00:00:00Z&end_date=2026-04-01T00:00:00Z";
    check_query(span, "2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z", all);
    // Chicago's clients send no zone; others forget to escape the + of one.
    check_query(
        "start_date=2026-01-01T07:00:00",
        "2026-01-01T00:00:00Z",
        "2026-04-01T00:00:00Z",
        all,
    );
    check_query(
        "start_date=2026-01-01T07:00:00+07:00",
        "2026-01-01T00:00:00Z",
        "2026-04-01T00:00:00Z",
        all,
    );
    check_query("page=0&page_size=50", "2026-08-25T12:00:00Z", "2026-11-23T12:00:00Z", (1, 50));
    check_query(
        "page=3&page_size=1000",
        "2026-08-25T12:00:00Z",
        "2026-11-23T12:00:00Z",
        (3, 1_000),
    );
    assert_eq!(query("page=3&page_size=50").unwrap().n_rows_before(), 100);
    assert!(query("extensions=true").unwrap().extensions);
    let others = query("updated_after=x&status=").unwrap().others;
    assert_eq!(others, [("updated_after".into(), "x".into())]);
}

#[test]
fn words_and_ids_may_stand_in_lists_or_several_times() {
    let filter = |text: &str| match query(text).unwrap().selection {
        Selection::Matching(filter) => filter,
        Selection::Ids(_) => panic!("ids"),
    };
    let codes = filter("service_code=001,%20002&service_code=003").service_codes;
    assert_eq!(codes.iter().map(|c| c.as_str()).collect::<Vec<_>>(), ["001", "002", "003"]);
    assert_eq!(filter("status=open").is_closed, Some(false));
    assert_eq!(filter("status=closed,CLOSED").is_closed, Some(true));
    assert_eq!(filter("status=open,closed").is_closed, None);
    // Ids override all else, even what could not be read.
    let ids = query("service_request_id=1,2&start_date=gestern&page=x&status=lost").unwrap();
    assert!(matches!(ids.selection, Selection::Ids(ids) if ids.len() == 2));
}

#[test]
fn bad_questions_are_told_with_all_that_is_wrong() {
    let refused = |text: &str| query(text).unwrap_err();
    assert_eq!(
        refused("start_date=gestern&status=lost&page=-1&page_size=1001&extensions=perhaps"),
        [
            "page: \"-1\" is not a whole number",
            "page_size is more than 1000; ask in parts",
            "status: \"lost\" is not open or closed",
            "start_date: \"gestern\" is not a date and time as 2026-11-23T14:00:00Z",
            "extensions: \"perhaps\" is not true or false",
        ]
    );
    assert_eq!(refused("page_size=0"), ["page_size: \"0\" is not a whole number above zero"]);
    assert_eq!(refused("page=99999999999"), ["page: \"99999999999\" is not a whole number"]);
    let span = |until| format!("start_date=2026-01-01T00:00:00Z&end_date={until}");
    assert_eq!(
        refused(&span("2026-04-01T00:00:01Z")),
        ["the dates span more than 90 days; ask in parts"]
    );
    assert_eq!(refused(&span("2025-12-31T00:00:00Z")), ["end_date is before start_date"]);
    let many = vec!["1"; 1_001].join(",");
    assert_eq!(
        refused(&format!("service_request_id={many}")),
        ["service_request_id is more than 1000; ask in parts"]
    );
    let long = "x".repeat(256);
    assert_eq!(refused(&format!("service_request_id={long}")).len(), 1);
}

#[test]
fn questions_are_sent_as_they_are_read() {
    for text in [
        "jurisdiction_id=city.gov&service_code=001,002&start_date=2026-01-01T00:00:00Z&end_date=2026-02-01T00:00:00Z&status=open&page=2&page_size=50&extensions=true&x=1",
        "service_request_id=1,2",
    ] {
        let read = query(text).unwrap();
        let sent = read.to_form().to_text();
        assert_eq!(sent.replace("%3A", ":").replace("%2C", ","), text);
        assert_eq!(query(&sent).unwrap(), read);
    }
    let updates =
        |text: &str| UpdateQuery::parse(&Form::parse(text).unwrap(), UtcOffset::default());
    let read = updates("start_date=2026-01-01T00:00:00Z").unwrap();
    assert_eq!((read.from.is_some(), read.until), (true, None));
    assert_eq!(updates(&read.to_form().to_text()), Ok(read));
    let backwards = updates("start_date=2026-01-02T00:00:00Z&end_date=2026-01-01T00:00:00Z");
    assert_eq!(backwards.unwrap_err().refusals, [Refusal::BackwardsSpan]);
}

#[test]
fn a_city_is_asked_for_only_where_there_are_several() {
    let both = ["tangerang.go.id", "city.gov"];
    assert_eq!(jurisdiction(None, &both[..1]), Ok(Some("tangerang.go.id")));
    assert_eq!(jurisdiction(Some("x"), &both[..1]), Ok(Some("tangerang.go.id")));
    assert_eq!(jurisdiction(Some("city.gov"), &both), Ok(Some("city.gov")));
    assert_eq!(jurisdiction(None, &both).unwrap_err().http_status(), 400);
    let unknown = jurisdiction(Some("x"), &both).unwrap_err();
    assert_eq!((unknown.http_status(), unknown.code()), (404, "open311.not_found"));
    assert_eq!(unknown.to_string(), "there is no jurisdiction_id \"x\"");
    assert_eq!((Refusal::NoKey.http_status(), Refusal::BadKey.http_status()), (403, 403));
}
