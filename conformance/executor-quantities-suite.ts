import { join } from "node:path";
import { isJsonObject, type JsonObject } from "#core/problem/json.ts";
import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { formatQuantity } from "#core/quantity/format-quantity.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { isZero } from "#core/quantity/quantity.ts";
import { quantityOf } from "./quantity-of.ts";
import { readJson } from "./read-cases.ts";
import type { RecordedCase, Suite } from "./suite.ts";

const name = "executor/quantities";

/** The quantities of the executor's own Kubernetes release: `{parse: [...], compare: [...]}`, entries without ids. */
export const executorQuantities: Suite = {
  name,
  read: (folder) => {
    const file = readJson(join(folder, `${name}.json`));
    if (!isJsonObject(file)) throw new Error("not an object");
    return [...entries(file, "parse"), ...entries(file, "compare")];
  },
  compare: ({ entry }) => ({ expected: entry, actual: "in" in entry ? parse(entry) : compare(entry) }),
};

function entries(file: JsonObject, key: string): readonly RecordedCase[] {
  const list = file[key];
  if (!Array.isArray(list) || list.length === 0) throw new Error(`there are no cases in ${key}`);
  return list.filter(isJsonObject).map((entry, index) => ({
    id: `${key}[${index}] ${JSON.stringify(entry.in ?? [entry.a, entry.b])}`,
    input: entry,
    expected: entry,
    entry,
  }));
}

function parse(entry: JsonObject) {
  const result = parseQuantity(String(entry.in));
  if (!result.ok) return { in: entry.in, ok: false, error: result.problems[0].origin?.message };
  return {
    in: entry.in,
    ok: true,
    out: formatQuantity(result.value),
    format: result.value.format,
    zero: isZero(result.value) ? true : undefined,
  };
}

function compare(entry: JsonObject) {
  return { a: entry.a, b: entry.b, cmp: compareQuantities(quantityOf(entry.a), quantityOf(entry.b)) };
}
