// What the benchmarks of the page measure.
import { execFileSync } from "node:child_process";

const keys = [..."12345678901234567890123456789012345678Gi"];

/** Time to usable from navigation; then key → paint, the value asserted in the code after each key; long tasks; heap after collection. */
export async function measureTyping(browser, address, link) {
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

/** The link that opens a document of so many tasks. */
export function linkTo(tasks) {
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

/** The median of each figure. */
export function medianOf(figures) {
  const names = Object.keys(figures[0]);
  return Object.fromEntries(
    names.map((name) => {
      const sorted = figures.map((figure) => figure[name]).sort((a, b) => a - b);
      return [name, Number(sorted[Math.floor(sorted.length / 2)].toFixed(1))];
    }),
  );
}

/** From the click that opens the picker to its first paint with devices in it, in ms; the first time it is loaded too, as the pointer comes near. */
export async function measurePicker(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(address);
  const button = page.getByRole("button", { name: /^All \d+ devices/ });
  await button.hover();
  await page.getByRole("group", { name: "Devices to choose from" }).waitFor();
  const time = await button.evaluate(async (element) => {
    const started = performance.now();
    element.click();
    while (!document.querySelector("[role=dialog]")?.textContent?.includes("RTX_PRO_6000"))
      await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - started;
  });
  await context.close();
  return time;
}

/** The times between frames, in ms, while a thumb is dragged over the whole track in 120 steps. */
export async function measureDrag(browser, address, link) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${address}${link}`);
  await page.getByText("It came with the link.").waitFor();
  const box = await page.getByRole("slider", { name: "Memory limit" }).boundingBox();
  const y = box.y + box.height / 2;
  const fraction = Math.log2(32) / Math.log2(256);
  await page.mouse.move(box.x + 12 + fraction * (box.width - 24), y);
  await page.mouse.down();
  await page.evaluate(() => {
    const frames = [];
    Object.assign(globalThis, { frames });
    let last = performance.now();
    const tick = (now) => {
      frames.push(now - last);
      last = now;
      globalThis.frameRequest = requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  for (let step = 0; step <= 120; step += 1) {
    const share = Math.abs(Math.sin((step / 120) * Math.PI * 2));
    await page.mouse.move(box.x + 12 + share * (box.width - 24), y);
  }
  await page.mouse.up();
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.frameRequest);
    return globalThis.frames.slice(1);
  });
  const value = await page.getByRole("textbox", { name: "Memory limit" }).inputValue();
  if (frames.length < 20 || value === "32Gi") throw new Error(`the thumb did not move: ${value}`);
  await context.close();
  return frames;
}
