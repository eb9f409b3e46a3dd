// The server's pages as a reader meets them: they load, do not jump, break no policy, and read well.
import { NARROW, WIDE, accessible, open, quiet, ready, rows, steady, test, assert } from "./harness.mjs";

const PAGES = ["/", "/plain", "/article", "/embed/price-board.html", "/embed/price-board.html?lang=en"];
const SIZES = [["wide", WIDE], ["narrow", NARROW]];
const MODES = [["light", { colorScheme: "light" }], ["dark", { colorScheme: "dark" }],
  ["forced colours", { forcedColors: "active" }]];

for (const path of PAGES) for (const [size, viewport] of SIZES) {
  test(`${path} ${size} loads in peace`, async (page) => {
    await open(page, path);
    const host = await ready(page);
    assert.ok(await rows(host).count() > 0, "no rows");
    await page.waitForTimeout(400);
    await steady(page, size);
    const wider = await page.evaluate(() =>
      document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wider <= 0, `the page is ${wider} px wider than the window`);
    await quiet(page);
  }, { viewport });

  test(`${path} ${size} is accessible`, async (page) => {
    await open(page, path);
    await ready(page);
    for (const [mode, media] of MODES) {
      await page.emulateMedia({ forcedColors: "none", ...media });
      await accessible(page, `${size} ${mode}`);
    }
  }, { viewport });
}

test("reading on from the top of the article nothing jumps", async (page) => {
  await open(page, "/article");
  for (let i = 0; i < 12; i++) {
    await page.mouse.wheel(0, 300);
    await page.waitForTimeout(100);
  }
  await ready(page);
  await steady(page, "scrolled");
}, { viewport: NARROW });

test("the board prints without its controls", async (page) => {
  await open(page, "/plain");
  const host = await ready(page);
  await page.emulateMedia({ media: "print" });
  assert.equal(await host.locator(".tools").isVisible(), false);
  assert.ok(await rows(host).first().isVisible());
});
