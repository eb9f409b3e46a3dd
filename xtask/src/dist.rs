//! Everything a page needs, in `target/dist`: bundles, styles, loader, their compressed siblings,
//! and the sizes held against `budgets.json`.
//!
//! Nothing is rebuilt while no input has changed. Files with a hash in their name never change.
//!
//! Units: bytes.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    path::{Path, PathBuf},
    thread,
    time::Instant,
};

use serde_json::{Value, json};

use crate::{
    budget, bundle, glue, hash,
    run::{Failure, Outcome, at, in_words, output, root},
    setup, shrink,
};

/// A tag, its service, and the name of its page; its folder is named alike.
struct Tag {
    tag: &'static str,
    service: &'static str,
    page: &'static str,
}

const fn price(tag: &'static str, page: &'static str) -> Tag {
    Tag { tag, service: "price", page }
}

const TAGS: [Tag; 4] = [
    price("balai-price-board", "price-board"),
    price("balai-price-chart", "price-chart"),
    price("balai-price-basket", "price-basket"),
    price("balai-price-map", "price-map"),
];

/// The bundles, the smaller before the larger: a page takes the first that has all it needs. One
/// that has the widgets of a smaller one and no more is not built.
const BUNDLES: [&str; 3] = ["price-board", "price", "all"];

/// Whether a bundle has a widget: that of the service, of all services, or of the widget alone.
fn has(bundle: &str, tag: &Tag) -> bool {
    bundle == "all" || bundle == tag.service || bundle == tag.page
}

/// The smallest bundle that has all these.
fn bundle_of(tags: &[&Tag]) -> &'static str {
    let mut bundles = BUNDLES.into_iter();
    bundles.find(|bundle| tags.iter().all(|tag| has(bundle, tag))).unwrap_or("all")
}

type Files = BTreeMap<String, Vec<u8>>;

/// Where the result is.
pub fn folder() -> PathBuf {
    root().join("target/dist")
}

/// Builds what has changed and holds the result against the budgets.
pub fn dist() -> Outcome {
    build_changed()?;
    budget::check(&folder())
}

/// Sets up what is missing and builds what has changed.
pub fn build_changed() -> Outcome {
    setup::for_dist()?;
    let began = Instant::now();
    let fingerprint = fingerprint()?;
    let stamp = root().join("target/pkg/dist.fingerprint");
    let is_built = fs::read_to_string(&stamp).is_ok_and(|built| built == fingerprint);
    if is_built && folder().join("sizes.json").is_file() {
        println!("dist: nothing has changed ({})", in_words(began.elapsed()));
        return Ok(());
    }
    println!("dist: building the widgets");
    let unfinished = root().join("target/dist.part");
    _ = fs::remove_dir_all(&unfinished);
    at(fs::create_dir_all(&unfinished), "make the folder", &unfinished)?;
    let (files, names) = build()?;
    write(&unfinished, &files, &names)?;
    _ = fs::remove_dir_all(folder());
    at(fs::rename(&unfinished, folder()), "write", &folder())?;
    report(&folder())?;
    at(fs::write(&stamp, fingerprint), "write", &stamp)?;
    println!("dist: target/dist is ready ({})", in_words(began.elapsed()));
    Ok(())
}

/// The wasm of the test-only widget, `target/lab/balai-lab.split`; its glue is that of all bundles.
pub fn lab() -> Outcome {
    setup::for_dist()?;
    let lab = root().join("target/lab");
    at(fs::create_dir_all(&lab), "make the folder", &lab)?;
    let built = bundle::build("lab")?;
    at(fs::write(lab.join("balai-lab.split"), built.wasm), "write", &lab)
}

/// The files, and the object that says which tag needs which of them.
fn build() -> Outcome<(Files, Value)> {
    let mut files = Files::new();
    let mut add = |name: String, bytes: Vec<u8>| {
        files.insert(name.clone(), bytes);
        name
    };
    let mut bundles = serde_json::Map::new();
    let mut bundle_list = Vec::new();
    let mut sheet = |name: &str, tags: &[&Tag]| -> Outcome<String> {
        let css = style(name, tags)?;
        Ok(add(format!("{name}-{}.css", hash::short(&css)), css))
    };
    let mut tags = serde_json::Map::new();
    for tag in &TAGS {
        let css = sheet(tag.page, &[tag])?;
        tags.insert(tag.tag.to_owned(), json!({ "service": tag.service, "css": css }));
    }
    let mut sheets: Vec<(&str, String, Vec<&str>)> = Vec::new();
    for bundle in BUNDLES {
        let of: Vec<&Tag> = TAGS.iter().filter(|tag| has(bundle, tag)).collect();
        let names: Vec<&str> = of.iter().map(|tag| tag.tag).collect();
        if sheets.iter().all(|(_, _, smaller)| *smaller != names) {
            sheets.push((bundle, sheet(bundle, &of)?, names));
        }
    }
    let mut glues: Vec<Vec<u8>> = Vec::new();
    for (bundle, css, tags) in sheets {
        let built = bundle::build(bundle)?;
        let glue = glues.iter().position(|glue| *glue == built.js).unwrap_or(glues.len());
        if glue == glues.len() {
            glues.push(built.js);
        }
        let wasm = add(format!("balai-{bundle}-{}.split", hash::short(&built.wasm)), built.wasm);
        let texts = [&[wasm.as_str(), css.as_str()], tags.as_slice()].concat();
        let texts = texts.into_iter().map(Value::from);
        bundle_list.push(std::iter::once(Value::from(glue)).chain(texts).collect());
        bundles.insert(bundle.to_owned(), json!({ "wasm": wasm, "css": css, "tags": tags }));
    }
    let names = json!({ "tags": tags, "bundles": bundles });

    let (js, out) = (root().join("wasm/js"), root().join("target/pkg"));
    // What the loader needs of it, as short as can be.
    let short = Value::Array(bundle_list);
    let define = format!("--define:__BALAI_FILES__={short}");
    let alias = format!("--alias:#glues={}", glues_module(&glues)?.display());
    let options = ["--bundle", &define, &alias];
    let loader = bundle::esbuild(&js.join("balai.js"), &out.join("balai.js"), &options)?;
    let page_style = bundle::esbuild(&js.join("balai.css"), &out.join("balai.css"), &[])?;
    let types = js.join("balai.d.ts");
    add("balai.js".to_owned(), loader);
    add("balai.css".to_owned(), page_style);
    add("balai.d.ts".to_owned(), at(fs::read(&types), "read", &types)?);
    Ok((files, names))
}

/// A module that gives the glues of all bundles; mostly they are one and the same.
fn glues_module(glues: &[Vec<u8>]) -> Outcome<PathBuf> {
    let factories: Option<Vec<String>> = glues.iter().map(|glue| glue::factory(glue)).collect();
    let factories =
        factories.ok_or_else(|| Failure::new("the glue does not export Mount and initSync"))?;
    let path = root().join("target/pkg/glues.js");
    at(fs::write(&path, format!("export default[{}];\n", factories.join(","))), "write", &path)?;
    Ok(path)
}

/// What all widgets share, then what each of these adds; where there are several, each adds it
/// inside its own section, whose class is the last word of its name.
fn style(name: &str, tags: &[&Tag]) -> Outcome<Vec<u8>> {
    let widgets = root().join("widgets/src");
    let read = |path: PathBuf| at(fs::read_to_string(&path), "read", &path);
    let mut joined = read(widgets.join("kit/kit.css"))?;
    for tag in tags {
        let own = read(widgets.join(tag.page.replace('-', "_")).join("style.css"))?;
        let section = tag.page.rsplit('-').next().unwrap_or(tag.page);
        joined += &if tags.len() > 1 { format!(".{section} {{\n{own}}}\n") } else { own };
    }
    let out = root().join("target/pkg");
    at(fs::create_dir_all(&out), "make the folder", &out)?;
    let source = out.join(format!("{name}.source.css"));
    at(fs::write(&source, joined), "write", &source)?;
    bundle::esbuild(&source, &out.join(format!("{name}.css")), &[])
}

fn write(folder: &Path, files: &Files, names: &Value) -> Outcome {
    let integrity: BTreeMap<&String, String> =
        files.iter().map(|(name, bytes)| (name, hash::integrity(bytes))).collect();
    let mut manifest = names.clone();
    if let Some(manifest) = manifest.as_object_mut() {
        manifest.insert("integrity".to_owned(), json!(integrity));
    }
    // Brotli at its best takes seconds for a wasm: two cores, two halves.
    let packed: Vec<Outcome<(String, Value)>> = thread::scope(|scope| {
        let threads: Vec<_> = files
            .iter()
            .map(|(name, bytes)| scope.spawn(move || pack(folder, name, bytes)))
            .collect();
        let lost = || Err(Failure::new("a thread that compresses stopped"));
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| lost())).collect()
    });
    let sizes = packed.into_iter().collect::<Outcome<serde_json::Map<_, _>>>()?;
    let pages = pages(names, &sizes);
    let budgets = root().join("budgets.json");
    let budgets = at(fs::read_to_string(&budgets), "read", &budgets)?;
    for (name, text) in [
        ("manifest.json", format!("{manifest:#}\n")),
        ("sizes.json", format!("{:#}\n", json!({ "files": sizes, "pages": pages }))),
        ("budgets.json", budgets),
    ] {
        let path = folder.join(name);
        at(fs::write(&path, text), "write", &path)?;
    }
    Ok(())
}

/// Writes one file with its `.br` and `.gz` siblings; answers with its sizes.
fn pack(folder: &Path, name: &str, bytes: &[u8]) -> Outcome<(String, Value)> {
    let (brotli, gzip) = (brotli(bytes)?, gzip(bytes)?);
    let siblings =
        [(name.to_owned(), bytes), (format!("{name}.br"), &brotli), (format!("{name}.gz"), &gzip)];
    for (name, bytes) in siblings {
        let path = folder.join(name);
        at(fs::write(&path, bytes), "write", &path)?;
    }
    let sizes = json!({ "raw": bytes.len(), "gzip": gzip.len(), "brotli": brotli.len() });
    Ok((name.to_owned(), sizes))
}

/// The smaller of two windows: a narrow one has shorter distances to write.
fn brotli(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let packed = [16, 22].into_iter().map(|window| {
        let mut packer = brotli::CompressorWriter::new(Vec::new(), 4096, 11, window);
        at(packer.write_all(bytes), "compress into", Path::new("brotli"))?;
        Ok(packer.into_inner())
    });
    let packed = packed.collect::<Outcome<Vec<_>>>()?;
    Ok(packed.into_iter().min_by_key(Vec::len).unwrap_or_default())
}

fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    at(packer.write_all(bytes), "compress into", Path::new("gzip"))?;
    at(packer.finish(), "compress into", Path::new("gzip"))
}

/// What a page with one widget loads: loader, page style, its bundle and its style; and what one
/// with all widgets of a service does.
fn pages(names: &Value, sizes: &serde_json::Map<String, Value>) -> Value {
    let text = |path: &str| names.pointer(path).and_then(Value::as_str).unwrap_or_default();
    let mut pages = serde_json::Map::new();
    let mut add = |page: String, tags: &[&Tag]| {
        let bundle = bundle_of(tags);
        let mut files = vec!["balai.js", "balai.css"];
        files.push(text(&format!("/bundles/{bundle}/wasm")));
        files.push(text(&format!("/bundles/{bundle}/css")));
        let size = |name: &&str| sizes.get(*name)?.get("brotli")?.as_u64();
        let brotli: u64 = files.iter().filter_map(size).sum();
        pages.insert(page, json!({ "brotli": brotli, "files": files }));
    };
    for tag in &TAGS {
        add(tag.page.to_owned(), &[tag]);
    }
    for service in TAGS.map(|tag| tag.service).iter().collect::<BTreeSet<_>>() {
        let tags = TAGS.iter().filter(|tag| tag.service == *service);
        add(format!("{service}-all"), &tags.collect::<Vec<_>>());
    }
    Value::Object(pages)
}

fn report(folder: &Path) -> Outcome {
    let sizes = budget::read_json(&folder.join("sizes.json"))?;
    let rows = |key: &str| sizes.get(key).and_then(Value::as_object).cloned().unwrap_or_default();
    let n = |row: &Value, key: &str| row.get(key).and_then(Value::as_u64).unwrap_or(0);
    println!("  {:<32}{:>9}{:>9}{:>9}", "bytes", "raw", "gzip", "brotli");
    for (name, row) in rows("files") {
        let (raw, gzip, brotli) = (n(&row, "raw"), n(&row, "gzip"), n(&row, "brotli"));
        println!("  {name:<32}{raw:>9}{gzip:>9}{brotli:>9}");
    }
    for (page, row) in rows("pages") {
        println!("  a page with {page:<38}{:>9}", n(&row, "brotli"));
    }
    Ok(())
}

/// A digest of everything the result depends on.
fn fingerprint() -> Outcome<String> {
    let mut parts = output(std::process::Command::new("rustc").arg("-V")).unwrap_or_default();
    let root = root();
    for input in [
        "Cargo.toml",
        "Cargo.lock",
        "budgets.json",
        "core/Cargo.toml",
        "core/src",
        "core/packs",
        "widgets/Cargo.toml",
        "widgets/src",
        "wasm/Cargo.toml",
        "wasm/src",
        "wasm/js",
        "xtask/npm/package-lock.json",
        "xtask/src/bundle.rs",
        "xtask/src/glue.rs",
        "xtask/src/dist.rs",
        "xtask/src/shrink.rs",
    ]
    .into_iter()
    .chain(shrink::SCRIPTS)
    {
        digest_into(&mut parts, &root.join(input))?;
    }
    Ok(hash::hex(parts.as_bytes()))
}

fn digest_into(parts: &mut String, path: &Path) -> Outcome {
    // Golden files are outputs of the tests.
    if path.file_name().is_some_and(|name| name == "golden") {
        return Ok(());
    }
    if path.is_dir() {
        let entries = at(fs::read_dir(path), "read", path)?;
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        return paths.iter().try_for_each(|path| digest_into(parts, path));
    }
    if path.is_file() {
        let bytes = at(fs::read(path), "read", path)?;
        *parts += &format!("{} {}\n", path.display(), hash::hex(&bytes));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_takes_the_smallest_bundle_that_has_its_widgets() {
        let [board, chart, ..] = &TAGS;
        assert_eq!(bundle_of(&[board]), "price-board");
        assert_eq!(bundle_of(&[chart]), "price");
        assert_eq!(bundle_of(&[board, chart]), "price");
        let other = Tag { tag: "balai-bed-board", service: "bed", page: "bed-board" };
        assert_eq!(bundle_of(&[board, &other]), "all");
    }
}
