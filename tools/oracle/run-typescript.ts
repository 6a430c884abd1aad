// Runs every TypeScript module that was written and compares what it exports with the document. The last line is the count.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(process.argv[2] ?? "build/oracle", "fixtures");
const count = { passed: 0, failed: 0 };

for (const name of readdirSync(folder)) {
  const document = JSON.parse(readFileSync(join(folder, name, "document.json"), "utf8"));
  const module: Record<string, unknown> = await import(pathToFileURL(join(folder, name, "typescript.ts")).href);
  const found = JSON.stringify(module.resourceDocument);
  // Every fixture starts with its version.
  const { version, ...others } = document;
  const wanted = JSON.stringify({ version, sdk: "2.12.1", ...others });
  if (found === wanted) count.passed += 1;
  else {
    count.failed += 1;
    console.log(`${name}/typescript.ts: found ${found}, wanted ${wanted}`);
  }
}
console.log(JSON.stringify(count));
