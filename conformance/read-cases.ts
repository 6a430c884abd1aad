import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject } from "#core/problem/json.ts";
import type { RecordedCase } from "./suite.ts";

/** Reads a file of `{id, note, input, expected}` entries; the suite's name is its path without `.json`. */
export function casesOf(name: string): (folder: string) => readonly RecordedCase[] {
  return (folder) => casesIn(readJson(join(folder, `${name}.json`)), name);
}

/** The cases of a file's content, which must be a list with something in it. */
export function casesIn(entries: unknown, name: string): readonly RecordedCase[] {
  if (!Array.isArray(entries) || entries.length === 0) throw new Error(`${name} holds no cases`);
  return entries.map(asCase);
}

/** Reads a JSON file. */
export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

function asCase(entry: unknown, index: number): RecordedCase {
  if (!isJsonObject(entry)) throw new Error(`entry ${index} is not an object`);
  const id = typeof entry.id === "string" ? entry.id : `#${index}`;
  return { id, input: entry.input, expected: entry.expected, entry };
}
