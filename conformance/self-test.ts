import { isJsonObject } from "#core/problem/json.ts";
import { differences } from "./difference.ts";
import { comparedCase, type Suite } from "./suite.ts";

/** How many spoilt cases must be noticed. */
const wanted = 200;

/**
 * Whether the runner notices a wrong answer: in 200 random cases one random compared leaf of what is expected is
 * changed, and each must then differ from what our code answers. Returns lines to print; `ok` is false when any
 * change goes unnoticed, or when there were not 200 cases.
 */
export function selfTest(
  suites: readonly Suite[],
  folder: string,
): { readonly ok: boolean; readonly lines: readonly string[] } {
  const lines: string[] = [];
  let changed = 0;
  let noticed = 0;
  for (const { suite, recorded } of shuffled(builtCases(suites, folder))) {
    if (changed === wanted) break;
    const compared = comparedCase(suite, recorded);
    if (!compared || differences(compared.expected, compared.actual).length > 0) continue;
    const leaves = leafPaths(compared.expected);
    const path = leaves[Math.floor(Math.random() * leaves.length)];
    if (!path) continue;
    changed += 1;
    const spoilt = changeAt(compared.expected, path);
    if (differences(spoilt, compared.actual).length > 0) noticed += 1;
    else lines.push(`${suite.name} ${recorded.id}: a change at ${path.join(".")} went unnoticed`);
  }
  lines.push(`self-test: ${noticed} of ${changed} changed cases failed, ${wanted} wanted`);
  return { ok: changed === wanted && noticed === wanted, lines };
}

function builtCases(suites: readonly Suite[], folder: string) {
  return suites
    .filter((suite) => suite.compare)
    .flatMap((suite) => suite.read(folder).map((recorded) => ({ suite, recorded })))
    .filter(({ suite, recorded }) => suite.isBuilt?.(recorded.input) ?? true);
}

function shuffled<T>(items: readonly T[]): readonly T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Empty lists and objects are leaves too; keys with `undefined` are not there. */
function leafPaths(value: unknown): readonly (readonly (string | number)[])[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((item, index) => leafPaths(item).map((path) => [index, ...path]));
  }
  if (isJsonObject(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    if (entries.length > 0) return entries.flatMap(([key, item]) => leafPaths(item).map((path) => [key, ...path]));
  }
  return [[]];
}

function changeAt(value: unknown, path: readonly (string | number)[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return otherLeaf(value);
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? changeAt(item, rest) : item));
  if (!isJsonObject(value)) return value;
  return { ...value, [key]: changeAt(value[key], rest) };
}

function otherLeaf(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (typeof value === "string") return `${value}x`;
  return "changed";
}
