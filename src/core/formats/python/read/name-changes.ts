import { innerOf, visit } from "./inner-expressions.ts";
import type { Expression } from "./python-syntax.ts";

/**
 * A part of what a name stands for is changed: `path` are the attributes from the name on, `*` for an item or for anything. The names `f()` stand for
 * the arguments of functions, `f()->` for what they give back, `module()` for all names of the file.
 */
export type Change = { readonly name: string; readonly path: readonly string[] };

/**
 * What `by` stands for holds, or is, what `name` stands for: a change of `by` at a path longer than `least` is one of `name`, at `prefix` and
 * what is left of the path without its first `strip` parts.
 */
export type Mention = {
  readonly name: string;
  readonly by: string;
  readonly strip: number;
  readonly prefix: readonly string[];
  readonly least: number;
};

/** The name under which a change of any name of the file stands. */
export const anyName = "module()";

/** The name of what is given to a function as arguments. */
export function argumentsOf(name: string): string {
  return `${name}()`;
}

/** The name of what a function gives back. */
export function resultOf(name: string): string {
  return `${name}()->`;
}

/** From a name on: the attributes and items up to the end of an expression. */
export type Chain = { readonly root: string; readonly path: readonly string[] };

/** An expression as a chain of attributes, items and methods from a name on; `vars(x)` and `x.__dict__` are `x`. */
export function chainOf(expression: Expression): Chain | undefined {
  switch (expression.kind) {
    case "name":
      return { root: expression.name, path: [] };
    case "attribute":
      if (expression.name === "__globals__") return { root: anyName, path: [] };
      return expression.name === "__dict__" ? chainOf(expression.value) : longer(expression.value, expression.name);
    case "subscript":
      return isModules(expression.value) ? { root: anyName, path: [] } : longer(expression.value, "*");
    case "walrus":
      return { root: expression.name, path: [] };
    case "call":
      return chainOfCall(expression);
    default:
      return undefined;
  }
}

function longer(expression: Expression, part: string): Chain | undefined {
  const chain = chainOf(expression);
  return chain && { root: chain.root, path: [...chain.path, part] };
}

function chainOfCall({ callee, args }: Extract<Expression, { kind: "call" }>): Chain | undefined {
  if (callee.kind === "attribute") return longer(callee.value, "*");
  if (callee.kind !== "name") return undefined;
  if (!["vars", "globals", "locals"].includes(callee.name)) return { root: resultOf(callee.name), path: [] };
  const [first] = args;
  return first ? chainOf(first.value) : { root: anyName, path: [] };
}

/** `sys.modules`, of which an item may be this file. */
function isModules(expression: Expression): boolean {
  return (
    expression.kind === "attribute" &&
    expression.name === "modules" &&
    expression.value.kind === "name" &&
    expression.value.name === "sys"
  );
}

/** A mention of what a name itself stands for. */
export const itself = { strip: 0, prefix: [], least: 0 } as const;

/** Methods that put what they are given into what they are called on. */
export const putting: ReadonlySet<string> = new Set(
  "append appendleft add insert extend update setdefault put".split(" "),
);

/** Functions that call a function that they are given with what they are given, too. */
export const calling: ReadonlySet<string> = new Set(
  "map filter starmap reduce partial submit apply apply_async to_thread run_in_executor Thread run".split(" "),
);

/** The name under which what a method says of a field of its own object stands; objects are not told apart. */
export function fieldOf({ root, path: [field] }: Chain): string | undefined {
  return (root === "self" || root === "cls") && field !== undefined && field !== "*" ? `.${field}` : undefined;
}

/** The changes that setting the end of a chain, or a part of it, makes. */
export function changesAt(chain: Chain | undefined, ...more: readonly string[]): readonly Change[] {
  if (!chain) return [];
  const path = [...chain.path, ...more];
  const field = path.length > 1 ? fieldOf(chain) : undefined;
  const own = { name: chain.root, path };
  return field === undefined ? [own] : [own, { name: field, path: path.slice(1) }];
}

/** `operator.setitem(x, …)` and the like change their first argument. */
const operators = new Set("setitem delitem ior iadd iand ixor isub iconcat".split(" "));
const inPlace = /^__(?:ior|iadd|iand|ixor|isub|imul)__$/;

const changing = new Set(
  "update append extend insert pop popitem remove clear setdefault sort reverse __setitem__ __setattr__ __delitem__ setitem delitem".split(
    " ",
  ),
);

/** What an expression changes: methods that change what they are called on, used at once or later, `setattr`, `exec`. */
export function changesIn(value: Expression): readonly Change[] {
  const changes: Change[] = [];
  // Another name for it may be called anywhere.
  if (value.kind === "name" && (value.name === "globals" || value.name === "vars"))
    changes.push({ name: anyName, path: ["*"] });
  const add = (chain: Chain | undefined, ...more: readonly string[]) => {
    changes.push(...changesAt(chain, ...more));
  };
  visit(value, (inner) => {
    if (inner.kind === "attribute" && (changing.has(inner.name) || inPlace.test(inner.name)))
      add(chainOf(inner.value), "*");
    if (inner.kind === "other" && inner.binds.length > 0) changes.push(...changesOfBound(inner));
    if (inner.kind !== "call") return;
    const { callee, args } = inner;
    const [first, second] = args;
    if (callee.kind === "name" && (callee.name === "setattr" || callee.name === "delattr") && first) {
      add(chainOf(first.value), second?.value.kind === "string" ? second.value.parts.join("") : "*");
    }
    if (callee.kind === "name" && (callee.name === "exec" || callee.name === "eval"))
      add({ root: anyName, path: [] }, "*");
    if ("name" in callee && first && (operators.has(callee.name) || isMethodOfType(callee)))
      add(chainOf(first.value), "*");
    if (callee.kind === "call" && isGetattr(callee)) add(chainOf(callee.args[0]?.value ?? callee), "*");
  });
  return changes;
}

/** `dict.update(x, …)` */
function isMethodOfType(callee: Expression): boolean {
  if (callee.kind !== "attribute" || !(changing.has(callee.name) || inPlace.test(callee.name))) return false;
  return callee.value.kind === "name" && ["dict", "list", "set", "object"].includes(callee.value.name);
}

/** `getattr(x, "update")`, which is called. */
function isGetattr({ callee }: Extract<Expression, { kind: "call" }>): boolean {
  return callee.kind === "name" && callee.name === "getattr";
}

/** A comprehension that changes what it goes through changes everything that it names. */
function changesOfBound(value: Extract<Expression, { kind: "other" }>): readonly Change[] {
  const own = value.inner.flatMap(changesIn).filter(({ name }) => value.binds.includes(name));
  if (own.length === 0) return [];
  const names = namesIn(value).filter((name) => !value.binds.includes(name));
  return names.flatMap((name) => own.map(({ path }) => ({ name, path: ["*", ...path] })));
}

function namesIn(value: Expression): readonly string[] {
  const names: string[] = [];
  visit(value, (inner) => {
    if (inner.kind === "name") names.push(inner.name);
  });
  return names;
}

type Held = Omit<Mention, "by">;

/** The names that a value holds or is, as far as a change of it may be one of theirs. */
export function heldBy(value: Expression): readonly Held[] {
  const chain = chainOf(value);
  switch (value.kind) {
    case "tuple":
    case "list":
    case "set":
      return value.items.flatMap((item) => within(heldBy(item.value)));
    case "dict":
      return value.entries.flatMap(({ key, value: item }) => within(heldBy(item), key === undefined ? ["*"] : []));
    case "walrus":
      return [{ name: value.name, strip: 0, prefix: [], least: 0 }, ...heldBy(value.value)];
    case "call":
      return heldByCall(value, chain);
    case "binary":
    case "await":
    case "other":
      return innerOf(value).flatMap(heldBy);
    default:
      return chain ? [{ name: chain.root, strip: 0, prefix: chain.path, least: 0 }] : [];
  }
}

/** Classes and functions hold what they are given, or give it back; a copy holds only the parts of what it is made of. */
function heldByCall(
  { callee, args }: Extract<Expression, { kind: "call" }>,
  chain: Chain | undefined,
): readonly Held[] {
  const name = callee.kind === "attribute" || callee.kind === "name" ? callee.name : "";
  if (name === "deepcopy") return [];
  const given = args.flatMap(({ value }) => {
    const held = heldBy(value);
    if (copying.has(name)) return held.map((one) => ({ ...one, least: one.least + 1 }));
    return isClass(name) ? within(held) : held;
  });
  if (!chain || isClass(name)) return given;
  const isCopy = copying.has(name) || name === "clone_with" || name === "override";
  return [
    ...given,
    isCopy
      ? { name: chain.root, strip: 0, prefix: chain.path.slice(0, -1), least: 1 }
      : { name: chain.root, strip: 0, prefix: chain.path, least: 0 },
  ];
}

const copying = new Set(["copy", "dict", "list", "tuple", "set", "sorted", "replace"]);

/** By custom classes have capitals; a function may give back what it was given. */
function isClass(name: string): boolean {
  return /^_*[A-Z]/.test(name);
}

/** The names that a loop over a value goes through. */
export function heldByItems(value: Expression): readonly Held[] {
  if (value.kind === "tuple" || value.kind === "list" || value.kind === "set") {
    return value.items.flatMap((item) => heldBy(item.value));
  }
  return namesIn(value).map((name) => ({ name, strip: 0, prefix: ["*"], least: 0 }));
}

function within(held: readonly Held[], prefix: readonly string[] = []): readonly Held[] {
  return held.map((one) => ({
    ...one,
    strip: one.strip + 1,
    least: one.least + 1,
    prefix: [...one.prefix, ...prefix],
  }));
}

/** A change of what mentions a name, as a change of the name. */
export function passedOn({ path }: Change, { name, strip, prefix, least }: Mention): Change | undefined {
  if (path.length <= least && least > 0) return undefined;
  return { name, path: [...prefix, ...path.slice(strip)].slice(0, 8) };
}
