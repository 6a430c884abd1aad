// Makes a fresh machine ready: packages, and with --browser a Chromium. Does nothing where all is there. Uses nothing but Node.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = `${root}/node_modules/.installed-lock`;

/** Installs the packages of the lock file unless just these are installed already. */
export function ensurePackages() {
  const wanted = createHash("sha256")
    .update(readFileSync(`${root}/package-lock.json`))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.error("Installing packages …");
  execFileSync("npm", ["ci", "--no-fund", "--no-audit"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  mkdirSync(`${root}/node_modules`, { recursive: true });
  writeFileSync(stamp, wanted);
}

/** The path of a Chromium: CHROMIUM_PATH, Playwright's own, one on the PATH, or one that is installed now. */
export async function ensureBrowser() {
  return (await findBrowser()) ?? (await installBrowser());
}

/** The path of a Chromium that is there already, or undefined. */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const own = await playwrightBrowser();
  if (own && existsSync(own)) return own;
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim();
    if (found) return found;
  }
  return undefined;
}

async function installBrowser() {
  console.error("Installing a Chromium …");
  spawnSync("npx", ["playwright", "install", "chromium"], { cwd: root, stdio: "ignore", timeout: 180_000 });
  const downloaded = await findBrowser();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "-qq", "chromium"], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  const installed = await findBrowser();
  if (!installed) throw new Error("No Chromium was found and none could be installed. Set CHROMIUM_PATH to one.");
  return installed;
}

async function playwrightBrowser() {
  try {
    const require = createRequire(`${root}/package.json`);
    const { chromium } = await import(pathToFileURL(require.resolve("@playwright/test")).href);
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensurePackages();
  if (process.argv.includes("--browser")) console.log(await ensureBrowser());
}
