// Runs the end-to-end tests against a running city server.
//
//   BALAI_URL=http://127.0.0.1:8080 BALAI_DIST=target/dist CHROMIUM=/usr/bin/chromium \
//     node tests/e2e/run.mjs [part of a case's name]
//
// Prints `ok`, `not ok` or `skip` for each case.
import { launch, runAll } from "./harness.mjs";
import "./pages.mjs";
import "./reader.mjs";
import "./embed.mjs";
import "./chart.mjs";
import "./basket.mjs";
import "./map.mjs";
import "./feeds.mjs";
import "./live.mjs";
import "./failures.mjs";

const browser = await launch();
const failed = await runAll(browser, process.argv[2]);
await browser.close();
process.exit(failed ? 1 : 0);
