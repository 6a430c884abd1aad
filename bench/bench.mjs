// npm run bench: the production build in Chromium with documents of 10, 100 and 1000 tasks, each opened by its link. Medians of five
// alternating runs, and how they grow. Fails when 1000 tasks cost more than twice what 10 cost, when a long task stops the typing, when
// the heap is above 40 MB, or when the picker takes more than 100 ms to open. Frames while a thumb is dragged are told as a distribution.
// npm run bench -- --against REF: this commit and another one in alternating runs, with 1000 tasks.
import { chromium } from "@playwright/test";
import { serve } from "../tools/serve.mjs";
import { findBrowser } from "../tools/setup.mjs";
import { compareWith } from "./against.mjs";
import { linkTo, measureDrag, measurePicker, measureTyping, medianOf } from "./measure.mjs";

const sizes = [10, 100, 1000];
const runs = 5;

const { server, address } = await serve();
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const at = process.argv.indexOf("--against");
if (at > 0) {
  const isWithin = await compareWith(process.argv[at + 1], { browser, address });
  await browser.close();
  server.close();
  process.exit(isWithin ? 0 : 1);
}
const links = new Map(sizes.map((size) => [size, linkTo(size)]));
const results = new Map(sizes.map((size) => [size, []]));
for (let run = 0; run < runs; run += 1) {
  for (const size of run % 2 === 0 ? sizes : [...sizes].reverse())
    results.get(size).push(await measureTyping(browser, address, links.get(size)));
}
const pickers = [];
for (let run = 0; run < runs; run += 1) pickers.push({ picker: await measurePicker(browser, address) });
const { picker } = medianOf(pickers);
const frames = (await measureDrag(browser, address, links.get(1000))).sort((a, b) => a - b);
await browser.close();
server.close();

const medians = new Map(sizes.map((size) => [size, medianOf(results.get(size))]));
console.table(Object.fromEntries([...medians].map(([size, figures]) => [`${size} tasks`, figures])));
const [small, , large] = sizes.map((size) => medians.get(size));
const growth = (name) => large[name] / small[name];
console.log(
  `1000 against 10 tasks: usable × ${growth("usable").toFixed(2)}, p50 × ${growth("p50").toFixed(2)}, p95 × ${growth("p95").toFixed(2)}`,
);
console.log(`picker: ${picker} ms from the click to its first paint, median of ${runs}`);
const share = (part) => frames[Math.min(frames.length - 1, Math.floor(frames.length * part))].toFixed(1);
console.log(
  `a thumb dragged with 1000 tasks: ${frames.length} frames, p50 ${share(0.5)}, p90 ${share(0.9)}, p99 ${share(0.99)}, longest ${share(1)} ms`,
);
const wrong = [
  picker > 100 && "the picker opens in more than 100 ms",
  growth("usable") > 2 && "usable later than twice",
  growth("p95") > 2 && "p95 above twice",
  large.longTask > 0 && "a long task while typing",
  large.heapMB > 40 && "heap above 40 MB",
].filter(Boolean);
console.log(wrong.length === 0 ? "within the bounds" : wrong.join(", "));
process.exit(wrong.length === 0 ? 0 : 1);
