// npm run bench: the production build in Chromium with documents of 10, 100 and 1000 tasks, each opened by its link. Medians of five
// alternating runs, and how they grow. Fails when 1000 tasks cost more than twice what 10 cost, when a long task stops the typing, or
// when the heap is above 40 MB.
import { execFileSync } from "node:child_process";
import { chromium } from "@playwright/test";
import { serve } from "../tools/serve.mjs";
import { findBrowser } from "../tools/setup.mjs";

const sizes = [10, 100, 1000];
const runs = 5;
const keys = [..."12345678901234567890123456789012345678Gi"];

const { server, address } = await serve();
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const links = new Map(sizes.map((size) => [size, linkTo(size)]));
const results = new Map(sizes.map((size) => [size, []]));
for (let run = 0; run < runs; run += 1) {
  for (const size of run % 2 === 0 ? sizes : [...sizes].reverse())
    results.get(size).push(await measure(links.get(size)));
}
await browser.close();
server.close();

const medians = new Map(sizes.map((size) => [size, medianOf(results.get(size))]));
console.table(Object.fromEntries([...medians].map(([size, figures]) => [`${size} tasks`, figures])));
const [small, , large] = sizes.map((size) => medians.get(size));
const growth = (name) => large[name] / small[name];
console.log(
  `1000 against 10 tasks: usable × ${growth("usable").toFixed(2)}, p50 × ${growth("p50").toFixed(2)}, p95 × ${growth("p95").toFixed(2)}`,
);
const wrong = [
  growth("usable") > 2 && "usable later than twice",
  growth("p95") > 2 && "p95 above twice",
  large.longTask > 0 && "a long task while typing",
  large.heapMB > 40 && "heap above 40 MB",
].filter(Boolean);
console.log(wrong.length === 0 ? "within the bounds" : wrong.join(", "));
process.exit(wrong.length === 0 ? 0 : 1);

/** Time to usable from navigation; then key → paint, the value asserted in the code after each key; long tasks; heap after collection. */
async function measure(link) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${address}${link}`);
  await page.getByText("It came with the link.").waitFor();
  const usable = await page.evaluate(() => performance.now());
  const box = page.getByRole("textbox", { name: "Memory limit" });
  await box.fill("");
  await box.click();
  const typed = await page.evaluate(typeKeys, keys);
  const client = await context.newCDPSession(page);
  await client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  await context.close();
  const sorted = [...typed.times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { usable, p50: at(0.5), p95: at(0.95), longTask: typed.longTask, heapMB: usedSize / 1e6 };
}

/** Runs in the page. */
async function typeKeys(letters) {
  const input = document.activeElement;
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  let longTask = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longTask = Math.max(longTask, entry.duration);
  });
  observer.observe({ type: "longtask" });
  const times = [];
  let text = "";
  for (const letter of letters) {
    text += letter;
    const started = performance.now();
    set.call(input, text);
    input.dispatchEvent(new InputEvent("input", { bubbles: true, data: letter }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    times.push(performance.now() - started);
    const code = document.querySelector('[role=region][aria-label="Python code"]')?.textContent ?? "";
    if (input.value !== text || !code.includes(`"${text}"`))
      throw new Error(`"${text}" is not in the box and the code`);
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return { times, longTask };
}

function linkTo(tasks) {
  const environments = Array.from({ length: Math.ceil(tasks / 10) }, (_, environment) => ({
    name: `environment-${environment}`,
    resources: { cpu: ["2", "8"], memory: ["8Gi", "32Gi"], gpu: "A100:2" },
    tasks: Array.from({ length: 10 }, (_, task) => ({
      name: `task_${environment}_${task}`,
      retries: 2,
      ...(task % 4 === 0 ? { overrides: [{ label: "heavy", resources: { memory: "24Gi" } }] } : {}),
    })),
  }));
  const input = JSON.stringify({ version: 1, sdk: "2.12.1", environments });
  return execFileSync("node", ["tools/run-built.mjs", "cli", "link", "-"], {
    input,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "ignore"],
  }).trim();
}

function medianOf(figures) {
  const names = Object.keys(figures[0]);
  return Object.fromEntries(
    names.map((name) => {
      const sorted = figures.map((figure) => figure[name]).sort((a, b) => a - b);
      return [name, Number(sorted[Math.floor(sorted.length / 2)].toFixed(1))];
    }),
  );
}
