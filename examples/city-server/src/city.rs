//! The running city: its database, and the board as it stood after the newest commit.
//!
//! Never: the database on a thread that serves requests; a board that is not committed.
use crate::clock::Clock;
use crate::feed::{self, Selection};
use crate::names::Names;
use crate::store::Store;
use crate::{Error, gzip};
use axum::body::Bytes;
use balai::price::Feed;
use sha2::{Digest as _, Sha256};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use tokio::sync::watch;

/// The board after one commit, ready to be sent.
#[derive(Debug)]
pub(crate) struct Snapshot {
    /// The commit's place in the log.
    pub(crate) seq: i64,
    /// The feed.
    pub(crate) feed: Feed,
    /// Its bytes.
    pub(crate) json: Bytes,
    /// Its bytes, compressed.
    pub(crate) gzip: Bytes,
    /// The start of the SHA-256 of its bytes, in hex.
    pub(crate) digest: String,
}

/// The city.
#[derive(Debug)]
pub(crate) struct City {
    store: Mutex<Store>,
    selection: Selection,
    names: Names,
    clock: Clock,
    snapshot: RwLock<Arc<Snapshot>>,
    news: watch::Sender<i64>,
}

impl City {
    /// Takes over the database and compiles the first board.
    ///
    /// # Errors
    ///
    /// [`Error::AreaUnknown`], [`Error::NoQuotes`], or what the database says.
    pub(crate) fn open(
        store: Store,
        selection: Selection,
        names: Names,
        clock: Clock,
    ) -> Result<Self, Error> {
        let snapshot = compile(&store, &selection, &names, &clock)?;
        let news = watch::Sender::new(snapshot.seq);
        let snapshot = RwLock::new(Arc::new(snapshot));
        Ok(Self { store: Mutex::new(store), selection, names, clock, snapshot, news })
    }

    /// The newest board.
    pub(crate) fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The commits to come, the newest one first.
    pub(crate) fn news(&self) -> watch::Receiver<i64> {
        self.news.subscribe()
    }

    /// What is shown.
    pub(crate) fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The city's clock.
    pub(crate) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Writes to the database, then compiles the board anew and tells everyone; `write` answers
    /// whether anything was written. It blocks: call it off the threads that serve requests.
    ///
    /// # Errors
    ///
    /// What the database says; nothing is told then.
    pub(crate) fn write<E>(
        &self,
        write: impl FnOnce(&mut Store) -> Result<bool, E>,
    ) -> Result<(), Error>
    where
        Error: From<E>,
    {
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        if write(&mut store)? {
            let snapshot = compile(&store, &self.selection, &self.names, &self.clock)?;
            let seq = snapshot.seq;
            *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot);
            drop(store);
            self.news.send_replace(seq);
        }
        Ok(())
    }
}

fn compile(
    store: &Store,
    selection: &Selection,
    names: &Names,
    clock: &Clock,
) -> Result<Snapshot, Error> {
    let feed = feed::compile(store, selection, names, clock)?;
    let json = feed.to_json();
    Ok(Snapshot {
        seq: store.newest_seq()?,
        digest: digest(json.as_bytes()),
        gzip: gzip::compress(json.as_bytes()).into(),
        json: json.into(),
        feed,
    })
}

/// The start of the SHA-256 of some bytes, in hex: the heart of a strong `ETag`.
pub(crate) fn digest(bytes: &[u8]) -> String {
    hex(Sha256::digest(bytes).as_slice()).chars().take(32).collect()
}

/// Bytes in hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
