//! The glue that wasm-bindgen writes, without what no page of ours needs.

/// What stands in wasm-bindgen's glue, from the first of two texts up to the second, and what stands
/// there instead.
const LEANER: [(&str, &str, &str); 9] = [
    // Texts pass into wasm in one step. Theirs goes letter by letter up to the first that is not
    // ASCII, for the sake of short texts: no faster, and three times as long.
    (
        "function passStringToWasm0(arg, malloc, realloc) {\n",
        "\n}\n",
        "    const most = arg.length * 3, ptr = malloc(most, 1) >>> 0;
    const view = getUint8ArrayMemory0().subarray(ptr, ptr + most);
    WASM_VECTOR_LEN = cachedTextEncoder.encodeInto(arg, view).written;
    return realloc(ptr, most, WASM_VECTOR_LEN, 1) >>> 0;",
    ),
    // A page without memory left for a text is past cleaning up after the one before it.
    ("        try {", "\n", ""),
    ("        } catch (e) {", "            throw e;\n        }\n", ""),
    // A view of the memory is made when it is needed: keeping it means asking whether it still holds.
    (
        "function getUint8ArrayMemory0() {\n",
        "\n}\n",
        "    return new Uint8Array(wasm.memory.buffer);",
    ),
    (
        "function getUint32ArrayMemory0() {\n",
        "\n}\n",
        "    return new Uint32Array(wasm.memory.buffer);",
    ),
    // A compiled module is all it is ever given, and once.
    (
        "function initSync(module) {\n",
        "\n}\n",
        "    wasm = new WebAssembly.Instance(module, __wbg_get_imports()).exports;
    wasm.__wbindgen_start();",
    ),
    // The element frees its widget itself: nobody waits for a collector, or for a scope to end.
    ("        MountFinalization.register(", "\n", ""),
    ("        MountFinalization.unregister(", "\n", ""),
    ("const MountFinalization = ", ";\n", ""),
];

/// Takes out of the glue what no page needs; answers with the part that is not there.
pub fn lean(glue: &str) -> Result<String, &'static str> {
    let mut glue = glue.to_owned();
    for (first, last, leaner) in LEANER {
        let (before, rest) = glue.split_once(first).ok_or(first)?;
        let (_, after) = rest.split_once(last).ok_or(first)?;
        let ends = if leaner.is_empty() { ["", ""] } else { [first, last] };
        glue = [before, ends[0], leaner, ends[1], after].concat();
    }
    Ok(glue)
}

/// Renames in the glue what `map`, wasm-opt's list of old and new names, says; answers with the
/// name that the glue does not hold exactly once as a key.
pub fn rename(glue: &str, map: &[u8]) -> Result<String, String> {
    let map: serde_json::Value = serde_json::from_slice(map).map_err(|error| error.to_string())?;
    let texts = |row: &serde_json::Value| -> Vec<String> {
        let row = row.as_array().into_iter().flatten();
        row.filter_map(|text| text.as_str().map(str::to_owned)).collect()
    };
    let rows = |kind: &str| {
        map.get(kind).and_then(|rows| rows.as_array()).into_iter().flatten().map(texts)
    };
    let mut glue = glue.to_owned();
    for row in rows("imports") {
        let [module, old, new] = row.as_slice() else { return Err(format!("{row:?}")) };
        let key = format!("        {old}: ");
        if glue.matches(&key).count() != 1 {
            return Err(old.clone());
        }
        glue = glue.replace(&key, &format!("        {new}: "));
        glue = glue.replace(&format!("\"{module}\": import0"), "\"a\": import0");
    }
    // What the wasm no longer imports is left with its long name.
    let is_import =
        |line: &&str| line.starts_with("        __wbg_") && line.contains(": function(");
    while let Some(line) = glue.lines().find(is_import) {
        let (before, rest) = glue.split_once(line).unwrap_or_default();
        let (_, after) = rest.split_once("\n        },\n").ok_or(line)?;
        glue = [before, after].concat();
    }
    for row in rows("exports") {
        let [old, new] = row.as_slice() else { return Err(format!("{row:?}")) };
        let old_use = format!("wasm.{old}");
        let mut parts = glue.split(&old_use);
        let mut renamed = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            // `wasm.memory` is not `wasm.memory_grow`.
            let whole = !part.starts_with(|c: char| c.is_alphanumeric() || c == '_');
            renamed.push_str("wasm.");
            renamed.push_str(if whole { new } else { old });
            renamed.push_str(part);
        }
        glue = renamed;
    }
    Ok(glue)
}

/// The glue as a function that gives a fresh one at each call, so that a bundle that broke is not
/// trusted again and two bundles do not share one; `None` if it does not end as it should.
pub fn factory(glue: &[u8]) -> Option<String> {
    let (body, exports) = str::from_utf8(glue).ok()?.trim_end().rsplit_once("export{")?;
    let (mount, init) = exports.strip_suffix(" as initSync};")?.split_once(" as Mount,")?;
    Some(format!("()=>{{{body}return{{Mount:{mount},initSync:{init}}}}}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &[u8] = br#"{"imports": [["./glue_bg.js", "__wbg_focus_12", "A"]],
        "exports": [["memory", "B"], ["mount_make", "C"]]}"#;

    #[test]
    fn names_between_glue_and_wasm_are_shortened_together() {
        let glue = "        __wbg_focus_12: f,\n\"./glue_bg.js\": import0\nwasm.memory.buffer; \
                    wasm.memory_grow; wasm.mount_make(1)";
        let short = "        A: f,\n\"a\": import0\nwasm.B.buffer; wasm.memory_grow; wasm.C(1)";
        assert_eq!(rename(glue, MAP).as_deref(), Ok(short));
    }

    #[test]
    fn an_import_that_is_gone_leaves_the_glue() {
        let glue = "        __wbg_focus_12: f,\n        __wbg_throw_4: function(a) {\n            \
                    throw a;\n        },\n        __wbindgen_init: g,\n";
        let short = "        A: f,\n        __wbindgen_init: g,\n";
        assert_eq!(rename(glue, MAP).as_deref(), Ok(short));
    }

    #[test]
    fn a_name_that_the_glue_does_not_hold_is_told() {
        assert_eq!(rename("        other: f", MAP), Err("__wbg_focus_12".to_owned()));
    }

    #[test]
    fn the_glue_is_made_lean_part_by_part() {
        let theirs: String =
            LEANER.iter().map(|(first, last, _)| format!("{first}x{last}")).collect();
        let ours = lean(&theirs).unwrap();
        for (first, last, leaner) in LEANER {
            let part = format!("{first}{leaner}{last}");
            assert_eq!(ours.contains(&part), !leaner.is_empty(), "{first}");
            assert_eq!(ours.contains(first), !leaner.is_empty(), "{first}");
        }
        let (first, _, _) = LEANER[3];
        assert_eq!(lean(&theirs.replace(first, "")), Err(first));
    }

    #[test]
    fn a_factory_gives_a_fresh_glue() {
        let glue = factory(b"var a=1;class h{}export{h as Mount,D as initSync};\n");
        let expected = "()=>{var a=1;class h{}return{Mount:h,initSync:D}}";
        assert_eq!(glue.as_deref(), Some(expected));
        assert_eq!(factory(b"export default 1"), None);
    }
}
