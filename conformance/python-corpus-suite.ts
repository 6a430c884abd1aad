import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeSource } from "#core/formats/source/decode-source.ts";
import { describePython } from "./describe-python.ts";
import { parseExactNumbers } from "./exact-numbers.ts";
import { expectedModule } from "./expected-module.ts";
import type { RecordedCase, Suite } from "./suite.ts";

const name = "python-corpus";

/** Python source → what it defines when it is executed, and what no reader may claim to know. */
export const pythonCorpus: Suite = {
  name,
  read: (folder) => readModules(join(folder, name)),
  compare: ({ input, expected }) => {
    const actual = describePython(String(input));
    return expectedModule(expected, actual);
  },
};

function readModules(folder: string): readonly RecordedCase[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".expected.json"));
  if (files.length === 0) throw new Error(`${name} holds no modules`);
  return files.toSorted().map((file) => {
    const id = file.replace(/\.expected\.json$/, "");
    const expected = parseExactNumbers(readFileSync(join(folder, file), "utf8"));
    return { id, input: decode(readFileSync(join(folder, `${id}.py`))), expected, entry: {} };
  });
}

function decode(bytes: Uint8Array): string {
  const decoded = decodeSource(bytes);
  if (!decoded.ok) throw new Error(decoded.problems[0].message);
  return decoded.value.text;
}
