//! The demo city on this machine: sets up, builds, serves; and a check that it really does.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Instant,
};

use serde_json::Value;

use crate::{
    budget, dist, http,
    run::{Failure, Outcome, in_words, log_path, root},
    server::{self, Running},
    setup,
};

/// What `cargo xtask demo` was asked for.
#[derive(Debug, Default)]
pub struct Options {
    /// 8080, unless given; any free one for a check.
    pub port: Option<u16>,
    /// A WFP or PIHPS file of the user's own.
    pub prices: Option<PathBuf>,
    /// The area of that file to show.
    pub area: Option<OsString>,
    /// The province whose reference prices apply.
    pub place: Option<OsString>,
    /// Start, look at every page, stop.
    pub check: bool,
}

/// Runs the demo until it is stopped, or checks it.
pub fn demo(options: &Options) -> Outcome {
    let began = Instant::now();
    let port = match options.port {
        Some(port) => port,
        None if options.check => http::free_port()?,
        None => 8080,
    };
    if http::is_taken(port) {
        return Err(Failure::new(format!(
            "port {port} is taken by another program. Stop that one, or choose another port: \
             `cargo xtask demo --port {}`.",
            http::free_port().unwrap_or(8081)
        )));
    }
    let arguments = arguments(options)?;
    build()?;
    if let Err(failure) = budget::check(&dist::folder()) {
        println!("demo: note: {failure}");
    }
    println!("demo: ready in {}", in_words(began.elapsed()));
    if options.check {
        return check(port, &arguments);
    }
    println!("demo: http://127.0.0.1:{port}   (stop with Ctrl-C)");
    let mut command = server::command(&database(), port, &arguments)?;
    Err(Failure::new(format!("cannot start the city server: {}", become_server(&mut command))))
}

/// The server takes our place, so that whoever stops this process stops the server.
#[cfg(unix)]
fn become_server(command: &mut Command) -> std::io::Error {
    std::os::unix::process::CommandExt::exec(command)
}

#[cfg(not(unix))]
fn become_server(command: &mut Command) -> std::io::Error {
    match command.status() {
        Ok(status) => std::process::exit(status.code().unwrap_or(1)),
        Err(error) => error,
    }
}

/// The widgets and the server, side by side.
pub fn build() -> Outcome {
    setup::preflight()?;
    thread::scope(|scope| {
        let server = scope.spawn(server::build);
        let widgets = dist::build_changed();
        let lost = || Err(Failure::new("the thread that builds the server stopped"));
        let server = server.join().unwrap_or_else(|_| lost());
        widgets.and(server)
    })
}

fn database() -> PathBuf {
    root().join("target/demo/city.db")
}

fn arguments(options: &Options) -> Outcome<Vec<OsString>> {
    let mut arguments = Vec::new();
    if let Some(prices) = &options.prices {
        let file = fs::File::open(prices).and_then(|file| file.metadata());
        let problem = match file {
            Ok(data) if data.is_file() => None,
            Ok(_) => Some("it is not a file".to_owned()),
            Err(error) => Some(error.to_string()),
        };
        if let Some(problem) = problem {
            return Err(Failure::new(format!(
                "cannot read the price file {}: {problem}. Give the path of a WFP price file \
                 (CSV) or a PIHPS grid.",
                prices.display()
            )));
        }
        // The server runs in the checkout's folder, the user may stand elsewhere.
        let prices = prices.canonicalize().unwrap_or_else(|_| prices.clone());
        arguments.extend(["--prices".into(), prices.into_os_string()]);
    }
    if let Some(place) = &options.place {
        arguments.extend(["--place".into(), place.clone()]);
    }
    if let Some(area) = &options.area {
        arguments.extend(["--area".into(), area.clone()]);
    }
    Ok(arguments)
}

/// Starts the server on a database of its own and looks at all it serves.
fn check(port: u16, arguments: &[OsString]) -> Outcome {
    let db = root().join("target/demo/check.db");
    for ending in ["", "-wal", "-shm"] {
        _ = fs::remove_file(db.with_file_name(format!("check.db{ending}")));
    }
    let server = Running::start(&db, port, arguments, &log_path("demo-check-server")?)?;
    let n_checked = check_served(&server)?;
    println!("demo: {n_checked} addresses checked, all as they should be");
    Ok(())
}

fn check_served(server: &Running) -> Outcome<usize> {
    let (port, mut n_checked) = (server.port, 0);
    let mut look = |path: &str, content_type: &str| -> Outcome<String> {
        let answer = http::get(port, path)?;
        expect(path, "status", answer.status == 200, &answer.status.to_string())?;
        let is_right = answer.content_type == content_type;
        expect(path, "content type", is_right, &answer.content_type)?;
        expect(path, "body", !answer.body.is_empty(), "empty")?;
        n_checked += 1;
        println!("  ok {path} ({content_type}, {} bytes)", answer.body.len());
        Ok(answer.text())
    };
    let board = look("/api/prices/board.json", "application/json")?;
    let n_items = n_items(&board);
    expect("/api/prices/board.json", "items", n_items > 0, &n_items.to_string())?;
    for page in ["/", "/plain", "/article"] {
        let html = look(page, "text/html")?;
        expect(page, "markup", html.contains("balai-price-board"), "no balai-price-board in it")?;
    }
    let embed = look("/embed/price-board.html", "text/html")?;
    let is_rendered = embed.contains("shadowrootmode") && embed.contains("Rp");
    expect("/embed/price-board.html", "markup", is_rendered, "no rendered prices in it")?;
    let manifest = look("/dist/manifest.json", "application/json")?;
    for file in files(&manifest)? {
        let content_type = match Path::new(&file).extension().and_then(|end| end.to_str()) {
            Some("js") => "text/javascript",
            Some("css") => "text/css",
            Some("wasm") => "application/wasm",
            _ => continue,
        };
        look(&format!("/dist/{file}"), content_type)?;
    }
    Ok(n_checked)
}

fn n_items(board: &str) -> usize {
    let board: Value = serde_json::from_str(board).unwrap_or_default();
    board.get("items").and_then(Value::as_array).map_or(0, Vec::len)
}

fn files(manifest: &str) -> Outcome<Vec<String>> {
    let manifest: Value = serde_json::from_str(manifest)
        .map_err(|error| Failure::new(format!("manifest.json is not JSON: {error}")))?;
    let files = manifest.get("integrity").and_then(Value::as_object);
    let files = files.ok_or_else(|| Failure::new("manifest.json has no `integrity`"))?;
    Ok(files.keys().cloned().collect())
}

fn expect(path: &str, what: &str, is_right: bool, found: &str) -> Outcome {
    if is_right {
        return Ok(());
    }
    Err(Failure::new(format!("{path}: its {what} is not as it should be: {found}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_boards_items_are_counted() {
        assert_eq!(n_items(r#"{"items": [{}, {}]}"#), 2);
        assert_eq!(n_items("<html>"), 0);
    }

    #[test]
    fn a_price_file_that_is_not_there_is_named() {
        let options = Options { prices: Some("no/such.csv".into()), ..Options::default() };
        let failure = arguments(&options).expect_err("there is no such file");
        assert!(failure.to_string().contains("no/such.csv"), "{failure}");
    }
}
