import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import type { DescribedModule, DescribedNode } from "./describe-python.ts";
import { unknownMark } from "./describe-python.ts";
import type { Compared } from "./suite.ts";

/** One thing that cannot be known statically: `hard` may be known, `never` may not. */
type Listed = {
  readonly scope: string;
  readonly target: string;
  readonly path: string;
  readonly kind: string;
  readonly line: number | undefined;
};

/**
 * What was recorded of a module beside what our reader says of it, both cut down to what is compared: where a value is listed as *never*, it
 * is expected to be unknown; where it is listed as *hard* and our reader says unknown, too.
 */
export function expectedModule(recorded: unknown, described: DescribedModule): Compared {
  const expected = isJsonObject(recorded) ? recorded : {};
  const syntaxError = lineOf(expected.syntax_error);
  const loadError = lineOf(expected.load_error);
  const both = { syntaxError, loadError };
  const ours = { syntaxError: described.syntaxError, loadError: described.loadError };
  if (syntaxError !== null) return { expected: { syntaxError }, actual: { syntaxError: described.syntaxError } };
  const listed = objects(expected.cannot_be_known_statically).map(asListed);
  const environments = compareEnvironments(objects(expected.environments), { ...described, loadError }, listed);
  const overrides = compareOverrides(objects(expected.overrides), described.overrides, listed);
  return {
    expected: { ...both, environments: environments.expected, overrides: overrides.expected },
    actual: { ...ours, environments: environments.actual, overrides: overrides.actual },
  };
}

type Pairs = { readonly expected: readonly unknown[]; readonly actual: readonly unknown[] };

function compareEnvironments(
  recorded: readonly JsonObject[],
  described: DescribedModule,
  listed: readonly Listed[],
): Pairs {
  const isBefore = ({ values }: DescribedNode) =>
    described.loadError === null || (typeof values.line === "number" && values.line < described.loadError);
  const left = described.environments.map((node, index) => ({ node, index })).filter(({ node }) => isBefore(node));
  const expected: unknown[] = [];
  const actual: unknown[] = [];
  for (const environment of recorded) {
    const at = left.findIndex(({ node }) => isSame(node.values, environment));
    const [found] = at < 0 ? [] : left.splice(at, 1);
    const own = listed.filter((one) => concerns(one, environment));
    if (!found) {
      if (own.some(({ path, scope }) => scope === "file" || path === "*")) continue;
      expected.push(environment);
      actual.push(undefined);
      continue;
    }
    const pair = marked(environment, found.node, { direct: own, inherited: [], without: ["tasks", "image"] });
    const tasks = described.tasks.filter((task) => task.environment === found.index && isBefore(task));
    const inherited = listed.filter(({ scope }) => scope === "environment");
    const compared = compareTasks(objects(environment.tasks), tasks, { listed, inherited });
    expected.push({ ...pair.expected, tasks: compared.expected });
    actual.push({ ...pair.actual, tasks: compared.actual });
  }
  for (const { node } of left) actual.push(node.values);
  return { expected, actual };
}

function compareTasks(
  recorded: readonly JsonObject[],
  described: readonly DescribedNode[],
  { listed, inherited }: { readonly listed: readonly Listed[]; readonly inherited: readonly Listed[] },
): Pairs {
  const left = [...described];
  const expected: unknown[] = [];
  const actual: unknown[] = [];
  for (const task of recorded) {
    const at = left.findIndex(({ values }) => values.function === task.function);
    const [found] = at < 0 ? [] : left.splice(at, 1);
    const own = listed.filter(({ scope, target }) => scope === "task" && target === task.function);
    if (!found) {
      if (own.some(({ path }) => path === "*" || path === "environment")) continue;
      expected.push(task);
      actual.push(undefined);
      continue;
    }
    const unsure = found.unknown.some(([key]) => key === "resources");
    const pair = marked(task, found, { direct: own, inherited, without: unsure ? ["idl", "image"] : ["image"] });
    expected.push(pair.expected);
    actual.push(pair.actual);
  }
  for (const { values } of left) actual.push(values);
  return { expected, actual };
}

function compareOverrides(
  recorded: readonly JsonObject[],
  described: readonly DescribedNode[],
  listed: readonly Listed[],
): Pairs {
  const expected = recorded.map((override) => {
    const { line, receiver, kwargs, task, effective } = override;
    const own = listed.filter(({ scope, line: at }) => scope === "override" && (at === undefined || at === line));
    const values = Object.entries(isJsonObject(kwargs) ? kwargs : {}).map(([key, value]) => {
      const isUnknown = (isJsonObject(value) && "$expr" in value) || own.some(({ path }) => path.split(".")[0] === key);
      return [key, isUnknown ? unknownMark : value];
    });
    return {
      line,
      receiver: plainCode(receiver),
      task,
      kwargs: Object.fromEntries(values),
      effective: effective ?? null,
    };
  });
  const actual = described.map(({ values }) => ({ ...values, receiver: plainCode(values.receiver) }));
  return { expected, actual };
}

/** Both sides with the mark where it may or must stand. */
function marked(
  recorded: JsonObject,
  { values, unknown }: DescribedNode,
  how: {
    readonly direct: readonly Listed[];
    readonly inherited: readonly Listed[];
    readonly without: readonly string[];
  },
): { readonly expected: JsonObject; readonly actual: JsonObject } {
  let expected = left(recorded, how.without);
  let actual = left(values, how.without);
  if (recorded.line === null) {
    expected = left(expected, ["line"]);
    actual = left(actual, ["line"]);
  }
  const paths = unknown.filter(([key]) => !how.without.includes(String(key)));
  for (const path of paths) actual = put(actual, path);
  const isUnknown = (path: Path) => paths.some((one) => one.every((key, index) => key === path[index]));
  for (const { path, kind } of how.direct) {
    const keys = keysOf(path);
    if (path === "*") for (const one of paths) expected = put(expected, one);
    else if (
      kind === "never" ||
      isUnknown(keys) ||
      paths.some((one) => keys.every((key, index) => key === one[index]))
    ) {
      const inner = paths.filter((one) => keys.every((key, index) => key === one[index]));
      for (const one of inner.length > 0 ? inner : [keys]) expected = put(expected, one);
    }
  }
  for (const { path, target } of how.inherited) {
    const keys = keysOf(path);
    const near = paths.filter((one) => target !== "" && (isPrefix(keys, one) || isPrefix(one, keys) || path === "*"));
    for (const one of near) expected = put(expected, one);
  }
  return { expected, actual };
}

function isPrefix(short: Path, long: Path): boolean {
  return short.every((key, index) => key === long[index]);
}

/** The name is compared by the caller's match; a resource that was left out is there again as unknown. */
function put(object: JsonObject, [key, ...rest]: Path): JsonObject {
  if (key === undefined) return object;
  const inner = object[key];
  const value = rest.length === 0 ? unknownMark : put(isJsonObject(inner) ? inner : {}, rest);
  return { ...object, [key]: value };
}

function isSame(values: JsonObject, environment: JsonObject): boolean {
  const names = Array.isArray(environment.variables) ? environment.variables : [];
  const ours = Array.isArray(values.variables) ? values.variables : [];
  return names.length > 0 ? names.some((name) => ours.includes(name)) : values.name === environment.name;
}

function concerns({ scope, target, path }: Listed, environment: JsonObject): boolean {
  if (scope === "environment") return Array.isArray(environment.variables) && environment.variables.includes(target);
  return scope === "file" && path.split(/[\s,]+/).includes(String(environment.name));
}

function plainCode(code: Json | undefined): string {
  return String(code).replace(/\s+/g, "").replaceAll('"', "'").replaceAll(",)", ")");
}

function left(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

function keysOf(path: string): Path {
  return path.split(".");
}

function lineOf(error: Json | undefined): number | null {
  return isJsonObject(error) && typeof error.line === "number" ? error.line : null;
}

function objects(list: Json | undefined): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

function asListed(entry: JsonObject): Listed {
  const { scope, target, path, kind, line } = entry;
  return {
    scope: String(scope),
    target: String(target),
    path: String(path),
    kind: String(kind),
    line: typeof line === "number" ? line : undefined,
  };
}
