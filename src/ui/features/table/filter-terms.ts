import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import type { Quantity } from "#core/quantity/quantity.ts";
import type { Amount } from "./read-amount.ts";
import { requestOf } from "./requests.ts";
import type { TableEntry } from "./table-entries.ts";

/** One part of what is typed into the filter: rows that stay, or why it cannot be used. */
export type FilterTerm =
  | { readonly text: string; readonly keeps: (entry: TableEntry) => boolean }
  | { readonly text: string; readonly wrong: string };

/** What a filter leaves. `emptiedBy` is the first part after which nothing is left, with how many rows were left before it. */
export type Filtered = {
  readonly entries: readonly TableEntry[];
  readonly emptiedBy: { readonly text: string; readonly before: number } | undefined;
  readonly wrong: readonly string[];
};

/**
 * Reads a filter: parts between spaces, all of which must hold; quotes keep spaces. A part is a word with a meaning (`gpu`, `problems`),
 * a comparison (`cpu>4`, `>=16Gi`), a field with text (`env:name`), or text that is looked for in names, devices and classes.
 * See SPEC TB5.
 */
export function parseFilter(text: string): readonly FilterTerm[] {
  const parts = text.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? [];
  return parts.map((part) => parseTerm(part.replaceAll('"', "")));
}

/** The entries that every part keeps; parts that cannot be used are left out, and said. See SPEC TB5. */
export function applyFilter(entries: readonly TableEntry[], terms: readonly FilterTerm[]): Filtered {
  let left = entries;
  let emptiedBy: Filtered["emptiedBy"];
  const wrong: string[] = [];
  for (const term of terms) {
    if ("wrong" in term) {
      wrong.push(term.wrong);
      continue;
    }
    const before = left.length;
    left = left.filter(term.keeps);
    if (before > 0 && left.length === 0) emptiedBy = { text: term.text, before };
  }
  return { entries: left, emptiedBy, wrong };
}

const asksFor = ({ kind }: Amount): boolean => kind !== "unset";

/** Words with a meaning of their own. Each also keeps rows that have it in their texts, so that a task `gpu_check` is found by `gpu`. */
const words: Readonly<Record<string, (entry: TableEntry) => boolean>> = {
  gpu: ({ row }) => row.accelerator !== undefined,
  accelerator: ({ row }) => row.accelerator !== undefined,
  disk: ({ row }) => asksFor(row.disk),
  shm: ({ row }) => asksFor(row.shm),
  own: ({ row }) => row.own,
  unset: ({ row }) => row.cpu.kind === "unset" || row.memory.kind === "unset",
  task: ({ row }) => row.kind === "task",
  override: ({ row }) => row.kind === "override",
  problem: ({ problem }) => problem !== undefined,
  error: ({ problem }) => problem?.severity === "error",
  warning: ({ problem }) => problem?.severity === "warning",
};

const texts: Readonly<Record<string, (entry: TableEntry) => string>> = {
  name: ({ row }) => row.name,
  task: ({ row }) => row.task,
  env: ({ row }) => row.environment,
  environment: ({ row }) => row.environment,
  gpu: ({ row }) => row.accelerator?.text ?? "",
  accelerator: ({ row }) => row.accelerator?.text ?? "",
  qos: ({ pod }) => pod?.qos?.qosClass ?? "",
  problem: ({ problem }) => (problem ? `${problem.words} ${problem.message}` : ""),
};

const shorter: Readonly<Record<string, string>> = { mem: "memory", environment: "env", fits: "nodes" };
const amounts = ["cpu", "memory", "disk", "shm", "gpu", "nodes"] as const;
type Compared = (typeof amounts)[number];

function parseTerm(text: string): FilterTerm {
  const [, field = "", sign, amount = ""] = /^([a-z]*)(>=|<=|>|<|=)(.*)$/i.exec(text) ?? [];
  if (sign !== undefined) return parseComparison(text, { field: field.toLowerCase(), sign, amount });
  const colon = text.indexOf(":");
  const read = colon > 0 ? texts[text.slice(0, colon).toLowerCase()] : undefined;
  if (read) {
    const wanted = text.slice(colon + 1).toLowerCase();
    return { text, keeps: (entry) => read(entry).toLowerCase().includes(wanted) };
  }
  const wanted = text.toLowerCase();
  const meaning = words[wanted] ?? (wanted.endsWith("s") ? words[wanted.slice(0, -1)] : undefined);
  return { text, keeps: (entry) => textsOf(entry).includes(wanted) || (meaning?.(entry) ?? false) };
}

function textsOf({ row, pod }: TableEntry): string {
  return [row.name, row.task, row.environment, row.accelerator?.text, pod?.qos?.qosClass].join("\n").toLowerCase();
}

function parseComparison(
  text: string,
  { field, sign, amount }: { readonly field: string; readonly sign: string; readonly amount: string },
): FilterTerm {
  const quantity = parseQuantity(amount);
  if (!quantity.ok) {
    const found = amount === "" ? "an amount is missing" : `${amount} is no quantity`;
    return { text, wrong: `“${text}” is left out: ${found}. Write it such as cpu>4 or >=16Gi.` };
  }
  const name = shorter[field] ?? field;
  const compared = name === "" ? fieldOfUnit(amount) : amounts.find((one) => one === name);
  if (!compared) {
    return { text, wrong: `“${text}” is left out: only ${amounts.join(", ")} can be compared.` };
  }
  return {
    text,
    keeps: (entry) => {
      const found = comparedOf(entry, compared);
      return found !== undefined && holds(compareQuantities(found, quantity.value), sign);
    },
  };
}

/** Without a field the unit decides: bytes are memory, everything else is cores. */
function fieldOfUnit(amount: string): Compared {
  return /[KMGTPE]i?$|k$/.test(amount) ? "memory" : "cpu";
}

function comparedOf({ row, pod }: TableEntry, field: Compared): Quantity | undefined {
  if (field === "gpu") return whole(row.accelerator?.kind === "set" ? row.accelerator.count : 0n);
  if (field === "nodes") return pod && pod.verdict !== "unknown" ? whole(BigInt(pod.fitting)) : undefined;
  return requestOf({ row, pod }, field);
}

function whole(count: bigint): Quantity {
  return { format: "DecimalSI", digits: count, exponent: 0 };
}

function holds(order: -1 | 0 | 1, sign: string): boolean {
  if (order === 0) return sign.includes("=");
  return order > 0 ? sign.startsWith(">") : sign.startsWith("<");
}
