// Live updates while somebody is typing: the text, the caret, the selection and the focus stay.
import { FEED, TAG, assert, json, names, open, quiet, ready, realFeed, rows, test } from "./harness.mjs";

// A feed and a stream of events that the case steers.
const steer = async (page) => {
  const feed = await realFeed();
  let version = 0;
  await page.addInitScript(() => {
    window.streams = [];
    window.EventSource = class extends EventTarget {
      constructor(url) { super(); this.url = url; window.streams.push(this); }
      close() { this.closed = true; }
    };
  });
  await page.route(FEED, (route) => route.fulfill(json(feed, { etag: `"${version}"` })));
  return {
    feed,
    // Every price rises and one commodity gets another name; then the server says so.
    async change(what = (feed) => { for (const item of feed.items) for (const quote of item.quotes) quote.price += 500; }) {
      version += 1;
      what(feed);
      const answered = page.waitForResponse(FEED);
      await page.evaluate(() => window.streams.forEach((s) => s.closed || s.dispatchEvent(new MessageEvent("prices"))));
      await answered;
      await page.waitForTimeout(60);
    },
  };
};

const prices = (host) => host.locator("td.price b").allTextContents();
const inSearch = (page, run, arg) => page.evaluate(([tag, run, arg]) =>
  new Function("box", "arg", run)(document.querySelector(tag).shadowRoot.querySelector("#search"), arg), [TAG, run, arg]);

test("a live update shows without a reload", async (page) => {
  const { change } = await steer(page);
  await open(page, "/plain");
  const host = await ready(page);
  const before = await prices(host);
  await change();
  assert.notDeepEqual(await prices(host), before);
  assert.equal(await page.evaluate(() => window.streams.filter((s) => !s.closed).length), 1);
  await quiet(page);
});

test("caret, selection and focus survive a live update", async (page) => {
  const { change } = await steer(page);
  await open(page, "/plain");
  const host = await ready(page);
  const box = host.locator("#search");
  await box.click();
  await page.keyboard.type("beras");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const mark = () => inSearch(page, "return [box.value, box.selectionStart, box.selectionEnd, box.getRootNode().activeElement === box]");
  assert.deepEqual(await mark(), ["beras", 2, 2, true]);
  const before = await prices(host);
  await change();
  assert.notDeepEqual(await prices(host), before, "the update came");
  assert.deepEqual(await mark(), ["beras", 2, 2, true]);
  await page.keyboard.type("x");
  assert.deepEqual(await mark(), ["bexras", 3, 3, true]);
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Shift+End");
  assert.deepEqual(await mark(), ["beras", 2, 5, true]);
  await change();
  assert.deepEqual(await mark(), ["beras", 2, 5, true]);
  await quiet(page);
});

test("the focus stays on a button whose row moves", async (page) => {
  const { feed, change } = await steer(page);
  await open(page, "/plain");
  const host = await ready(page);
  await host.locator("button.all").click();
  await host.locator("#sort").selectOption("price");
  const button = rows(host).first().locator("button.open");
  await button.focus();
  await page.keyboard.press("Enter");
  const focused = () => page.evaluate((tag) => document.querySelector(tag).shadowRoot.activeElement?.dataset.click, TAG);
  const key = await focused();
  const [first] = await names(host);
  await change(() => {
    const item = feed.items.find((item) => item.name_id === first);
    for (const quote of item.quotes) quote.price *= 50;
  });
  assert.notEqual((await names(host))[0], first, "the row moved");
  assert.equal(await focused(), key);
  assert.equal(await host.locator("tr.grounds").count(), 1, "what was opened stays open");
});

test("scroll stays where it was", async (page) => {
  const { change } = await steer(page);
  await open(page, "/plain");
  const host = await ready(page);
  await host.locator("button.all").click();
  await page.evaluate(() => window.scrollTo(0, 600));
  const before = await page.evaluate(() => window.scrollY);
  await change();
  assert.equal(await page.evaluate(() => window.scrollY), before);
  assert.ok(before > 0);
});

test("an IME composition is not broken by a live update", async (page) => {
  const { change } = await steer(page);
  await open(page, "/plain");
  const host = await ready(page);
  await host.locator("#search").click();
  await inSearch(page, `window.seen = [];
    for (const type of ["compositionstart", "compositionend"]) box.addEventListener(type, (e) => window.seen.push(type + ":" + e.data));`);
  const cdp = await page.context().newCDPSession(page);
  const compose = (text) => cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await compose("に");
  await compose("にほ");
  const before = await prices(host);
  await change((feed) => { for (const item of feed.items) item.name_id += " にほん"; });
  await compose("にほん");
  assert.deepEqual(await page.evaluate(() => window.seen), ["compositionstart:"], "the composition goes on");
  await change();
  await cdp.send("Input.insertText", { text: "日本" });
  assert.deepEqual(await inSearch(page, "return [box.value, box.selectionStart]"), ["日本", 2]);
  assert.equal((await page.evaluate(() => window.seen)).length, 2);
  assert.ok(before.length >= 0);
  await quiet(page);
});

test("a choice under way survives a live update", async (page) => {
  const { feed, change } = await steer(page);
  await open(page, "/plain");
  const host = await ready(page);
  const id = feed.markets[1].id;
  await host.locator("#market").selectOption(id);
  await host.locator("#sort").selectOption("price");
  await change();
  assert.equal(await host.locator("#market").inputValue(), id);
  assert.equal(await host.locator("#sort").inputValue(), "price");
  await change((feed) => { feed.markets.push({ ...feed.markets[0], id: "zz-new", name: "Pasar Baru Sekali" }); });
  assert.equal(await host.locator("#market").inputValue(), id);
  assert.equal(await host.locator("#market option", { hasText: "Pasar Baru Sekali" }).count(), 1);
});

test("the server's own events bring the server's new prices", async (page) => {
  let asked = 0;
  await page.route(FEED, (route) => { asked += 1; return route.continue(); });
  await open(page, "/plain");
  await ready(page);
  // The stream names the newest commit at once, so the board asks a second time.
  for (let i = 0; asked < 2 && i < 100; i++) await page.waitForTimeout(50);
  assert.ok(asked >= 2, "never asked again");
});

test("a board taken out of the page stops asking", async (page) => {
  await steer(page);
  await open(page, "/plain");
  const host = await ready(page);
  await host.evaluate((element) => element.remove());
  assert.ok(await page.evaluate(() => window.streams.every((s) => s.closed)));
});
