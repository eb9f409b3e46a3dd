//! Just enough HTTP to ask our own server on this machine for a page.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    time::Duration,
};

use crate::run::{Failure, Outcome};

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// Such as 200.
    pub status: u16,
    /// The `Content-Type`, without its parameters.
    pub content_type: String,
    /// The body, decoded from its chunks.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A port nobody uses just now.
pub fn free_port() -> Outcome<u16> {
    let address = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    address
        .map(|address| address.port())
        .map_err(|error| Failure::new(format!("no free port on 127.0.0.1: {error}")))
}

/// Whether somebody listens there already.
pub fn is_taken(port: u16) -> bool {
    TcpListener::bind(("127.0.0.1", port)).is_err()
}

/// Asks 127.0.0.1 for `path`.
pub fn get(port: u16, path: &str) -> Outcome<Answer> {
    let fail =
        |error: std::io::Error| Failure::new(format!("http://127.0.0.1:{port}{path}: {error}"));
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    let wait = Duration::from_secs(15);
    let mut stream = TcpStream::connect_timeout(&address, wait).map_err(fail)?;
    stream.set_read_timeout(Some(wait)).map_err(fail)?;
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).map_err(fail)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).map_err(fail)?;
    parse(&answer).ok_or_else(|| {
        Failure::new(format!("http://127.0.0.1:{port}{path}: the answer is not HTTP"))
    })
}

fn parse(answer: &[u8]) -> Option<Answer> {
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n")?;
    let (head, body) = (answer.get(..end)?, answer.get(end + 4..)?);
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let (mut content_type, mut is_chunked) = (String::new(), false);
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        match name.to_ascii_lowercase().as_str() {
            "content-type" => {
                content_type = value.split(';').next().unwrap_or_default().trim().to_owned();
            }
            "transfer-encoding" => is_chunked = value.trim().eq_ignore_ascii_case("chunked"),
            _ => (),
        }
    }
    let body = if is_chunked { joined(body)? } else { body.to_vec() };
    Some(Answer { status, content_type, body })
}

fn joined(mut chunks: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = chunks.windows(2).position(|window| window == b"\r\n")?;
        let size = std::str::from_utf8(chunks.get(..end)?).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        let from = end + 2;
        body.extend_from_slice(chunks.get(from..from + size)?);
        chunks = chunks.get(from + size + 2..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_joined() {
        let answer = parse(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\
              Transfer-Encoding: chunked\r\n\r\n4\r\nBala\r\n1\r\ni\r\n0\r\n\r\n",
        )
        .expect("it is HTTP");
        assert_eq!((answer.status, answer.content_type.as_str()), (200, "text/html"));
        assert_eq!(answer.text(), "Balai");
    }

    #[test]
    fn a_cut_answer_is_not_http() {
        assert!(parse(b"HTTP/1.1 200 OK\r\n").is_none());
        let cut = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nBala";
        assert!(parse(cut).is_none());
    }
}
