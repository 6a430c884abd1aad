// Runs every TypeScript module that was written and compares what it exports with the document. The last line is the count.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { toJson } from "@bufbuild/protobuf";
import { ExtendedResourcesSchema, ResourcesSchema } from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

const folder = resolve(process.argv[2] ?? "build/oracle", "fixtures");
const count = { passed: 0, failed: 0 };

for (const name of readdirSync(folder)) {
  const document = JSON.parse(readFileSync(join(folder, name, "document.json"), "utf8"));
  const module = await import(pathToFileURL(join(folder, name, "typescript.ts")).href);
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
for (const name of readdirSync(folder)) {
  const wanted = JSON.parse(readFileSync(join(folder, name, "idl.json"), "utf8"));
  const { messages } = await import(pathToFileURL(join(folder, name, "idl-typescript.ts")).href);
  compare(`${name}/idl-typescript.ts addresses`, Object.keys(messages), Object.keys(wanted));
  for (const [address, node] of Object.entries(messages)) {
    compare(`${name}/idl-typescript.ts ${address}`, sorted(node && jsonOf(node)), sorted(wanted[address]));
  }
}
console.log(JSON.stringify(count));

/** The messages as protobuf JSON, as the SDK prints them. */
function jsonOf({ resources, extendedResources }) {
  return {
    ...(resources && { resources: toJson(ResourcesSchema, resources) }),
    ...(extendedResources && { extendedResources: toJson(ExtendedResourcesSchema, extendedResources) }),
  };
}

function compare(where, found, wanted) {
  if (JSON.stringify(found) === JSON.stringify(wanted)) {
    count.passed += 1;
    return;
  }
  count.failed += 1;
  console.log(`${where}: found ${JSON.stringify(found)}, wanted ${JSON.stringify(wanted)}`);
}

/** Keys in one order: that of messages says nothing. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
