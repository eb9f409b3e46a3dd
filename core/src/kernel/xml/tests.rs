//! XML as it is read and written: rows of texts, good and bad.

use alloc::format;
use alloc::string::{String, ToString};

use super::*;

/// The events of a text in one line, up to the error if there is one.
fn told(text: &str) -> (String, Option<(u32, u32)>) {
    let (mut reader, mut out) = (Reader::new(text), String::new());
    loop {
        match reader.next() {
            Ok(Event::Open(tag)) => {
                out += &format!("({}", tag.name);
                for (name, value) in tag.attributes() {
                    out += &format!(" {name}={value:?}");
                }
                out.push(' ');
            }
            Ok(Event::Text(text)) => out += &format!("{text:?}"),
            Ok(Event::Close(name)) => out += &format!("{name})"),
            Ok(Event::End) => return (out, None),
            Err(error) => return (out, Some((error.line, error.column))),
        }
    }
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(told(text), (expected.to_string(), None), "{text}");
}

#[track_caller]
fn check_refused(text: &str, place: (u32, u32), says: &str) {
    assert_eq!(told(text).1, Some(place), "{text}");
    let mut reader = Reader::new(text);
    let error = loop {
        match reader.next() {
            Ok(Event::End) => panic!("read"),
            Ok(_) => {}
            Err(error) => break error,
        }
    };
    assert!(error.problem.contains(says), "{error}");
}

#[test]
fn events_come_in_their_order() {
    check("<a/>", "(a a)");
    check("\u{feff}<?xml version='1.0'?>\n<!-- c --><a>\n<b/></a >\n", "(a \"\\n\"(b b)a)");
    check("<a x='1' y = \"a&quot;'b\"\n>t</a>", "(a x=\"1\" y=\"a\\\"'b\" \"t\"a)");
    check("<d:a xmlns:d='u'><d:b/></d:a>", "(d:a xmlns:d=\"u\" (d:b d:b)d:a)");
    check("<a>x<!-- - -->y<?p >?>z</a>", "(a \"x\"\"y\"\"z\"a)");
    check("<a><![CDATA[<&]]]]><![CDATA[>]]></a>", "(a \"<&]]\"\">\"a)");
    check("<a></a><!-- end --><?p?>", "(a a)");
    check("<é·1 naïve='1'/>", "(é·1 naïve=\"1\" é·1)");
}

#[test]
fn references_and_line_ends_are_read_as_the_standard_says() {
    check("<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;</a>", "(a \"<>&\\\"'A😀\"a)");
    check("<a>1\r\n2\r3\n4&#13;</a>", "(a \"1\\n2\\n3\\n4\\r\"a)");
    check("<a b='1\r\n2\t3&#10;4'/>", "(a b=\"1 2 3\\n4\" a)");
    check("<a><![CDATA[1\r\n&amp;2\r]]></a>", "(a \"1\\n&amp;2\\n\"a)");
    // A zero before a number changes nothing; U+FFFD is a character, U+FFFE is none.
    check("<a>&#x00000041;ﬀ\u{fffd}</a>", "(a \"Aﬀ\u{fffd}\"a)");
}

#[test]
fn what_is_not_well_formed_is_refused_where_it_stands() {
    check_refused("", (1, 1), "no element");
    check_refused("<!-- only -->", (1, 14), "no element");
    check_refused("x<a/>", (1, 1), "outside");
    check_refused("<a/>\nx", (2, 1), "outside");
    check_refused("<a/><b/>", (1, 5), "second outermost");
    check_refused("<a><b></a></b>", (1, 7), "does not match");
    check_refused("<a>\n<b>", (2, 4), "ends before");
    check_refused("<a b=1/>", (1, 6), "quotation marks");
    check_refused("<a b/>", (1, 5), "expected =");
    check_refused("<a b='1'c='2'/>", (1, 9), "a space");
    check_refused("<a b='1' b='2'/>", (1, 9), "stands twice");
    check_refused("<a b='<'/>", (1, 6), "holds a <");
    check_refused("<a b='1", (1, 6), "does not end");
    check_refused("<a>&nbsp;</a>", (1, 4), "one of the five");
    check_refused("<a>Smith & Sons</a>", (1, 10), "&amp;");
    check_refused("<a b='&x'/>", (1, 7), "&amp;");
    check_refused("<a>1 < 2</a>", (1, 6), "&lt;");
    check_refused("<a>]]></a>", (1, 4), "]]&gt;");
    check_refused("<a>\u{1}</a>", (1, 4), "cannot hold");
    check_refused("<a>&#0;</a>", (1, 4), "names none");
    check_refused("<a>&#xd800;</a>", (1, 4), "names none");
    check_refused("<a>&#99999999999;</a>", (1, 4), "names none");
    check_refused("<a>&#;</a>", (1, 4), "names none");
    check_refused("<a><!-- -- --></a>", (1, 4), "holds --");
    check_refused("<a><!-- </a>", (1, 8), "does not end");
    check_refused("<a><![CDATA[ </a>", (1, 4), "does not end");
    check_refused("<a><?p </a>", (1, 4), "does not end");
    check_refused("<1a/>", (1, 1), "begins no tag");
    check_refused("<a / >", (1, 4), "end of the tag");
    check_refused("<a></a x>", (1, 4), "closing tag that is none");
}

#[test]
fn nothing_small_unfolds_into_something_large() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"&c;&c;\"><!ENTITY c \"x\">]><a>&b;</a>";
    check_refused(bomb, (1, 1), "document type");
    check_refused(&"<a>".repeat(100), (1, 193), "nested too deeply");
    let many: String = (0..200).map(|i| format!(" a{i}='1'")).collect();
    check_refused(&format!("<a{many}/>"), (1, 1_045), "more than 128 attributes");
}

#[test]
fn attributes_are_found_by_their_local_name() {
    let Ok(Event::Open(tag)) = Reader::new("<d:a x:id='1&amp;' id='2'/>").next() else {
        panic!("no tag");
    };
    assert_eq!((tag.local(), tag.attribute("id").as_deref()), ("a", Some("1&")));
    assert_eq!(tag.attribute("name"), None);
}

#[test]
fn reading_goes_on_behind_an_element_that_cannot_be_read() {
    let text = "<l><r>1</r><r>a & b<x></r >\n<r>2<r>3</r></l>";
    let (mut reader, mut out) = (Reader::new(text), String::new());
    reader.quiet();
    let mut tag = None;
    loop {
        match reader.next() {
            Ok(Event::Open(opened)) if reader.depth() == 2 => tag = Some(opened),
            // The third is not closed before the fourth begins.
            Ok(Event::Open(_)) if reader.depth() == 3 => {
                out.push('!');
                assert!(reader.recover(tag.unwrap(), 2));
            }
            Ok(Event::Text(text)) => out += &text,
            Ok(Event::End) => break,
            Ok(_) => {}
            Err(error) => {
                assert_eq!((error.line, reader.place()), (0, 16));
                out.push('?');
                assert!(reader.recover(tag.unwrap(), 2));
            }
        }
    }
    assert_eq!(out, "1?\n2!");
}

#[test]
fn any_text_becomes_a_name_and_comes_back() {
    for text in
        ["", "a", "street name", "1st", "a:b", "_x0041_", "_x_", "-", "é😀\0", "_x", "x_x0g_y", "×"]
    {
        let name = encode_name(text);
        assert!(!name.contains(':') && name::name_len(&name) == name.len(), "{name}");
        assert_eq!(decode_name(&name), text, "{name}");
    }
    assert_eq!(encode_name("a b"), "a_x0020_b");
    assert_eq!(encode_name("😀"), "😀");
    assert_eq!(encode_name("\u{f0000}"), "_x000F0000_");
}

#[test]
fn what_is_written_is_read_back() {
    let nasty = "<&>\"'\r\n\t ]]> é😀";
    let mut w = Writer::new();
    w.open("a").attribute("b", nasty).attribute("c", "").open("e").close("e");
    w.text(nasty).attribute("d", "too late").text("").close("a");
    let text = w.finish();
    assert_eq!(
        text,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a b=\"&lt;&amp;&gt;&quot;'&#13;&#10;&#9; \
         ]]&gt; é😀\" c=\"\"><e/>&lt;&amp;&gt;\"'&#13;\n\t ]]&gt; é😀</a>"
    );
    check(&text, &format!("(a b={nasty:?} c=\"\" (e e){nasty:?}a)"));
    let mut w = Writer::new();
    w.open("a").text("\0\u{b}\u{ffff}").close("a");
    check(&w.finish(), "(a \"\u{fffd}\u{fffd}\u{fffd}\"a)");
}
