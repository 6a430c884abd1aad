// npm start: packages, build, serve; prints the address.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { serve } from "./serve.mjs";
import { ensurePackages } from "./setup.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
ensurePackages();
execFileSync("npx", ["vite", "build", "--logLevel", "warn"], { cwd: root, stdio: "inherit" });
const wanted = Number(process.env.PORT ?? 4173);
const { address } = await serve(wanted).catch(() => serve(0));
console.log(`Flyte Resource Configurator: ${address}`);
