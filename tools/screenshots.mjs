/**
 * Pictures of the page in every state that is looked at: `node tools/screenshots.mjs [--only STATE,…] [--size 1440,…] [--scheme light,…] [--to FOLDER]`.
 * Each is a PNG named `STATE-WIDTH-SCHEME.png`, by default in `build/screenshots`. The site in `dist` is shown as it is built.
 * `--small` writes the six of the README, half as large, to `docs/pictures`.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { openStates } from "./screenshots/states.mjs";
import { serve } from "./serve.mjs";
import { findBrowser } from "./setup.mjs";

const folder = new URL("./screenshots/", import.meta.url);
const given = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const wanted = (name, all) => all.filter((one) => (given(name)?.split(",") ?? all).includes(one));
const heights = { 1440: 900, 1024: 768, 390: 844 };
const to = given("to") ?? "build/screenshots";
mkdirSync(to, { recursive: true });

const cluster = readFileSync(new URL("cluster.json", folder), "utf8");
const { server, address } = await serve(0);
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
for (const state of wanted("only", Object.keys(openStates))) {
  const link = linkOf(openStates[state].document);
  for (const width of wanted("size", Object.keys(heights))) {
    for (const colorScheme of wanted("scheme", ["light", "dark"])) {
      const isPhone = width === "390";
      const context = await browser.newContext({
        viewport: { width: Number(width), height: heights[width] },
        colorScheme,
        hasTouch: isPhone,
        isMobile: isPhone,
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      await page.route("**/cluster-profile.json", (route) =>
        route.fulfill({ contentType: "application/json", body: cluster }),
      );
      await page.goto(`${address}#${link}`);
      await openStates[state].open(page, { isPhone });
      await page.screenshot({ path: join(to, `${state}-${width}-${colorScheme}.png`) });
      await context.close();
    }
  }
}
if (process.argv.includes("--small")) await writeSmall();
await browser.close();
server.close();

/** The README's pictures: those of the set, half as large. */
async function writeSmall() {
  mkdirSync("docs/pictures", { recursive: true });
  for (const name of ["typical-1440-light", "picker-1440-light", "resolution-1440-light"].concat([
    "fit-1440-dark",
    "table-1440-light",
    "typical-390-dark",
  ])) {
    const [state, width] = name.split(/-(?=\d+-)|-/);
    const size = { width: Number(width) / 2, height: heights[width] / 2 };
    const page = await browser.newPage({ viewport: size, deviceScaleFactor: 1 });
    const bytes = readFileSync(join(to, `${name}.png`)).toString("base64");
    await page.setContent(
      `<body style="margin:0"><img src="data:image/png;base64,${bytes}" width="${size.width}" height="${size.height}">`,
    );
    await page.screenshot({ path: `docs/pictures/${state}-${width}.jpg`, type: "jpeg", quality: 82 });
    await page.close();
  }
}

/** The fragment that opens a document: a file of the folder, or a document itself. */
function linkOf(document) {
  const file = typeof document === "string" ? new URL(document, folder).pathname : join(tmpdir(), "screenshots.json");
  if (typeof document !== "string") writeFileSync(file, JSON.stringify(document));
  // Documents with errors have a link, too; the exit code says that they have errors.
  const { stdout } = spawnSync("node", ["tools/run-built.mjs", "cli", "link", file], { encoding: "utf8" });
  return stdout.trim().split("#")[1] ?? "";
}
