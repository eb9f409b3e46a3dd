// What a widget wants done, done (the other side of wasm/src/host.rs). `send` gives the widget the
// answer; after `stop` nothing is answered any more.
import { ANSWERED, LIVE, STORED, TIMER, UNANSWERED } from "./inputs.js";

export const effects = (element, send) => {
  let timer, stream, request, newest, wanted;
  return {
    async fetch(url, etag, timeout) {
      request?.abort();
      const mine = (request = new AbortController());
      const late = setTimeout(() => mine.abort("timeout"), timeout);
      try {
        const headers = etag ? { "If-None-Match": etag } : {};
        const options = { headers, signal: mine.signal, cache: "no-store", credentials: "omit" };
        const answer = await fetch(url, options);
        const body = answer.ok ? await answer.text() : "";
        const tag = answer.headers.get("etag") ?? "";
        if (mine !== request) return;
        newest = body;
        send(ANSWERED, tag, body, answer.status);
      } catch {
        if (mine === request) send(UNANSWERED, "", "", +(mine.signal.reason === "timeout"));
      } finally {
        clearTimeout(late);
      }
    },
    after(delay) {
      clearTimeout(timer);
      timer = setTimeout(() => send(TIMER), delay);
    },
    listen(url, event) {
      stream?.close();
      stream = new EventSource(url);
      stream.addEventListener(event, () => send(LIVE));
    },
    // Later, for it takes a while and nothing waits for it. The device may be full or forbid it:
    // then nothing is remembered.
    save(key) {
      const value = newest;
      setTimeout(() => {
        try { localStorage.setItem(key, value); } catch { /* see above */ }
      });
    },
    load(key) {
      wanted = key;
      queueMicrotask(() => {
        let value;
        try { value = localStorage.getItem(key); } catch { /* see above */ }
        if (key === wanted && value != null) send(STORED, value);
      });
    },
    // Later, because the page's own handler may touch the element.
    emit(name, detail) {
      queueMicrotask(() => element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true })));
    },
    stop() {
      clearTimeout(timer);
      stream?.close();
      request?.abort();
      request = wanted = undefined;
    },
  };
};
