// The one class behind every tag: loads the bundle, passes on what happens, says so when it breaks.
import { effects } from "./effects.js";
import { fail } from "./failure.js";
import { ADOPT, CONTROL, SET, START, UNSET } from "./inputs.js";
import { equals, patch } from "./page.js";

const EVENTS = ["click", "input", "change"];

export const define = (tag, load) =>
  customElements.get(tag) ?? customElements.define(tag, class extends HTMLElement {
    #mount; #host; #busy; #near; #watch; #shown; #attempt = 0;

    connectedCallback() {
      this.root ??= this.shadowRoot ?? this.attachShadow({ mode: "open" });
      for (const type of EVENTS) this.root.addEventListener(type, this.#event);
      this.#near = new IntersectionObserver((entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#start();
      }, { rootMargin: "300px" });
      this.#near.observe(this);
    }

    disconnectedCallback() {
      this.#stop();
      this.#near.disconnect();
      for (const type of EVENTS) this.root.removeEventListener(type, this.#event);
    }

    async #start() {
      this.#near.disconnect();
      try {
        // Server-rendered markup brings its own link; without it the sheet is adopted.
        const { Mount, css } = await load(tag, this.#attempt, !this.root.querySelector("link"));
        const sheet = await css;
        // It may have been taken away or started anew while that was awaited.
        if (!this.isConnected || this.#mount) return;
        if (sheet) this.root.adoptedStyleSheets = [sheet];
        this.#host = {
          ...effects(this, (...input) => this.#send(...input)),
          patch: (words, text) => { this.#shown = true; patch(this.root, words, text); },
          equals: (words, text) => equals(this.root, words, text),
        };
        this.#mount = Mount.make(tag, this.#host);
        const names = new Set([...this.getAttributeNames(), "lang"]);
        for (const name of names) this.#attribute(name);
        if (!this.#mount) return;
        this.#watch = new MutationObserver((list) => list.forEach((m) => this.#attribute(m.attributeName)));
        this.#watch.observe(this, { attributes: true });
        const data = this.root.querySelector("script");
        const adopted = data && this.#send(ADOPT, data.textContent, data.dataset.now);
        if (!this.#mount) return;
        if (!adopted) this.#clear();
        data?.remove();
        this.#send(START);
        this.toggleAttribute("ready", !!this.#mount);
      } catch (error) { this.#broken("widget.load", error); }
    }

    #stop() {
      this.#host?.stop();
      this.#watch?.disconnect();
      try { this.#mount?.free(); } catch { /* a widget that broke cannot be freed */ }
      this.#mount = this.#host = this.#shown = undefined;
    }

    #clear() { this.root.replaceChildren(...this.root.querySelectorAll("link")); }

    #attribute(name) {
      const value = name === "lang" ? this.closest("[lang]")?.lang : this.getAttribute(name);
      if (name !== "ready") this.#send(value == null ? UNSET : SET, name, value ?? "");
    }

    #event = (event) => {
      const data = "data-" + event.type;
      const target = event.target.closest?.(`[${data}]`);
      if (target) this.#send(CONTROL, target.getAttribute(data), target.value ?? "");
    };

    // A patch may cause events of its own (a removed input blurs): those wait until it is done.
    #send(kind, text = "", more = "", number = 0) {
      if (this.#busy) return queueMicrotask(() => this.#send(kind, text, more, number));
      if (!this.#mount) return;
      this.#busy = true;
      try {
        return this.#mount.receive(kind, text, more, number, Date.now());
      } catch (error) {
        this.#broken("widget.panic", error);
      } finally { this.#busy = false; }
    }

    #broken(code, error) {
      console.error(`${tag}: ${code}`, error);
      // What a broken widget left behind does not work any more; what a server rendered still does.
      if (this.#shown) this.#clear();
      this.#stop();
      this.#attempt++;
      fail(this, code, () => this.#start());
    }
  });
