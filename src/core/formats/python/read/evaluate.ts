import type { PyValue } from "#core/sdk/py-value.ts";
import { bindArguments } from "./bind-arguments.ts";
import { changesAnyName, changesOf } from "./changes-of.ts";
import { addedValue, negated, numberValue } from "./evaluate-scalars.ts";
import { type FoundBinding, findBinding, importedAs, moduleOf } from "./find-binding.ts";
import type { CallValue, DecoratedTask, EnvironmentCall, Located, OverrideCall, Scope, Use, Value } from "./located.ts";
import { chunkScope, outerScope, unknown } from "./located.ts";
import type { Binding } from "./module-names.ts";
import type { ParsedChunk } from "./parsed-chunk.ts";
import type { PythonModule } from "./python-module.ts";
import type { Expression, Statement } from "./python-syntax.ts";
import { calledName } from "./signatures.ts";

type Call = Extract<Expression, { kind: "call" }>;

const none: readonly EnvironmentCall[] = [];

/** Nothing is nested deeper than this, and no chain of names is longer; longer ones go in a circle. */
const deepest = 60;
const longestChain = 20;
/** So many names are looked up for one expression. */
const mostLooked = 10_000;
const circle = "it goes in a circle";

/**
 * Says what expressions mean without running anything: literals, names that are assigned once, imports, the SDK's calls. Whatever else
 * is *unknown*, with the reason. One evaluator per reading; each environment's, task's and override's call is evaluated once. See SPEC PR4, PR5.
 */
export class Evaluator {
  /** `file:name` of every name that was looked up since it was set. */
  deps = new Set<string>();
  private caches = new WeakMap<ParsedChunk, Evaluated>();
  private depth = 0;
  private chain = 0;
  /** How many names were looked up for one expression, and the bindings on the way to what is evaluated. */
  private looked = 0;
  private readonly open = new Set<Binding>();
  private readonly modules: readonly PythonModule[];

  constructor(modules: readonly PythonModule[]) {
    this.modules = modules;
  }

  /** The environments whose calls stand in a chunk and were evaluated. */
  environmentsIn(chunk: ParsedChunk): readonly EnvironmentCall[] {
    const environments = this.caches.get(chunk)?.environments;
    return environments && environments.size > 0 ? [...environments.values()] : none;
  }

  /** Forgets what was found out about a chunk. */
  forget(chunk: ParsedChunk): void {
    this.caches.delete(chunk);
  }

  /** Forgets the overrides in a chunk. */
  forgetOverrides(chunk: ParsedChunk): void {
    this.caches.get(chunk)?.overrides.clear();
  }

  private evaluated(chunk: ParsedChunk | undefined): Evaluated {
    const known = chunk && this.caches.get(chunk);
    if (known) return known;
    const made: Evaluated = { environments: new Map(), overrides: new Map(), tasks: new Map() };
    if (chunk) this.caches.set(chunk, made);
    return made;
  }

  /** What an expression says where it stands. */
  locate(expression: Expression, scope: Scope): Located {
    if (this.depth === 0) this.looked = 0;
    const isTooFar = this.depth > deepest || this.chain > longestChain || this.looked > mostLooked;
    if (isTooFar) return { expression, scope, uses: [], value: unknown(circle) };
    this.depth += 1;
    const located = this.located(expression, scope);
    this.depth -= 1;
    return located;
  }

  private located(expression: Expression, scope: Scope): Located {
    if (expression.kind === "name") return this.throughName(expression, scope);
    if (expression.kind === "subscript") return this.throughItem(expression, scope);
    if (expression.kind === "walrus") return this.locate(expression.value, scope);
    return { expression, scope, uses: [], value: this.valueOf(expression, scope) };
  }

  private valueOf(expression: Expression, scope: Scope): Value {
    switch (expression.kind) {
      case "number":
        return { kind: "scalar", value: numberValue(expression.text) };
      case "word":
        return { kind: "scalar", value: wordValues[expression.word] };
      case "string":
        return this.text(expression, scope);
      case "tuple":
      case "list":
        if (expression.items.some(({ star }) => star)) return unknown("it is unpacked with `*`");
        return {
          kind: "sequence",
          type: expression.kind,
          items: expression.items.map(({ value }) => this.locate(value, scope)),
        };
      case "dict":
        return this.dict(expression, scope);
      case "attribute":
        return this.attribute(expression, scope);
      case "call":
        return this.call(expression, scope);
      case "unary":
        return negated(expression.operator, this.locate(expression.value, scope).value);
      case "binary":
        return addedValue(
          expression.operator,
          this.locate(expression.left, scope).value,
          this.locate(expression.right, scope).value,
        );
      case "set":
        return unknown("it is a set");
      case "await":
        return unknown("it is awaited when the file runs");
      case "other":
        return unknown(`it is ${expression.what}`);
      default:
        return unknown("it is computed when the file runs");
    }
  }

  private throughName(expression: Extract<Expression, { kind: "name" }>, scope: Scope): Located {
    const { name } = expression;
    const self = (value: Value): Located => ({ expression, scope, uses: [], value });
    const depth = scope.locals.findLastIndex((names) => names.has(name));
    const local = scope.locals[depth]?.get(name);
    if (local?.kind === "value") return this.through(local, outerScope(scope, depth + 1));
    if (local) return self(this.bound(local, name, scope));
    const found = this.binding(scope.module, name, scope.locals.length > 0 ? undefined : scope.base + expression.from);
    if (found.kind === "unknown") return self(found);
    if (found.kind === "module") return this.inModule(found.module, found.name, expression, scope);
    const { binding, chunk } = found.placed;
    const there = chunk ? chunkScope(scope.module, chunk) : nowhere(scope.module);
    if (binding.kind !== "value") return self(this.bound(binding, name, there));
    const target = this.through(binding, there);
    const changed = this.changeReason(scope.module, name, target.value);
    const use: Use = { expression, scope, name };
    return { ...target, uses: [use, ...target.uses], ...(changed ? { value: changed } : {}) };
  }

  /** What a name's value is; one that is made of itself is unknown. */
  private through(binding: Extract<Binding, { kind: "value" }>, scope: Scope): Located {
    if (this.open.has(binding)) return { expression: binding.value, scope, uses: [], value: unknown(circle) };
    this.looked += 1;
    this.chain += 1;
    this.open.add(binding);
    const located = this.locate(binding.value, scope);
    this.open.delete(binding);
    this.chain -= 1;
    return located;
  }

  /** Why what a name stands for may not be what it was made as. An environment of which one field is set is told of later. */
  private changeReason(module: PythonModule, name: string, { kind }: Value): Value | undefined {
    if (kind === "symbol" || kind === "module" || kind === "unknown") return undefined;
    if (kind === "environment" || kind === "task" || kind === "override") return undefined;
    const { changes, asked } = changesOf(module, name);
    for (const one of asked) this.deps.add(`${module.file}:${one}`);
    if (changesAnyName(module)) return unknown(`${name} may be changed by code that names it when the file runs`);
    // Texts and numbers are not changed by themselves.
    return changes.length === 0 || kind === "scalar" ? undefined : unknown(`${name} is changed after it is made`);
  }

  /** Whether a file sets an attribute of a module that it imports, under whatever name. */
  private isReplaced(module: PythonModule, path: string): boolean {
    const cut = path.lastIndexOf(".");
    const [parent, attribute] = [path.slice(0, cut), path.slice(cut + 1)];
    const names = importedAs(module, parent);
    for (const name of names) this.deps.add(`${module.file}:${name}`);
    return names.some((name) =>
      module.changes
        .get(name)
        ?.some(({ path: [first = ""], path: { length } }) => length === 1 && (first === attribute || first === "*")),
    );
  }

  /** A name of another file that was imported here. */
  private inModule(module: PythonModule, name: string, expression: Expression, scope: Scope): Located {
    const target = this.throughName(
      { from: module.text.length, to: module.text.length, kind: "name", name },
      nowhere(module),
    );
    const use: Use = { expression, scope, name };
    return { ...target, uses: [use, ...target.uses.slice(1)] };
  }

  private bound(binding: Binding, name: string, scope: Scope): Value {
    switch (binding.kind) {
      case "import":
        return this.imported(binding.path, scope);
      case "function":
        return this.functionValue(binding.statement, scope);
      case "class":
        return unknown(`${name} is a class of this file`);
      case "value":
        return this.locate(binding.value, scope).value;
      default:
        return unknown(`${name}: ${binding.reason}`);
    }
  }

  private imported(path: string, scope: Scope): Value {
    const module = moduleOf(this.modules, path, scope.module);
    if (module) return { kind: "module", module };
    const cut = path.lastIndexOf(".");
    const parent = cut > 0 ? moduleOf(this.modules, path.slice(0, cut), scope.module) : undefined;
    if (parent) {
      const name = path.slice(cut + 1);
      const end = parent.text.length;
      return this.locate({ from: end, to: end, kind: "name", name }, nowhere(parent)).value;
    }
    return { kind: "symbol", path };
  }

  /** What a name stands for, seen from an offset; noted as looked up. */
  private binding(module: PythonModule, name: string, at: number | undefined): FoundBinding {
    this.deps.add(`${module.file}:${name}`);
    return findBinding(this.modules, module, name, at);
  }

  /** An item of a dict or a sequence that are known. */
  private throughItem(expression: Extract<Expression, { kind: "subscript" }>, scope: Scope): Located {
    const self = (reason: string): Located => ({ expression, scope, uses: [], value: unknown(reason) });
    const object = this.locate(expression.value, scope);
    if (object.value.kind === "symbol" && object.value.path === "os.environ") {
      return self("the environment variable is read when the file runs");
    }
    const index = expression.index && this.locate(expression.index, scope).value;
    if (index?.kind !== "scalar") return self("it is an item of something");
    const key = index.value;
    const { value } = object;
    const item =
      value.kind === "dict" && typeof key === "string"
        ? value.entries.findLast((entry) => entry.key === key)?.located
        : value.kind === "sequence" && typeof key === "number"
          ? value.items.at(key)
          : undefined;
    if (!item) return self("it is an item of something that is not known");
    const name = scope.chunk?.text.slice(expression.from, expression.to) ?? "";
    return { ...item, uses: [{ expression, scope, name }, ...item.uses] };
  }

  private attribute(expression: Extract<Expression, { kind: "attribute" }>, scope: Scope): Value {
    const { value } = this.locate(expression.value, scope);
    if (value.kind === "symbol") {
      const root = expression.value.kind === "name" ? expression.value.name : "";
      if (this.isReplaced(scope.module, `${value.path}.${expression.name}`)) {
        return unknown(`${root}.${expression.name} is replaced in this file`);
      }
      return { kind: "symbol", path: `${value.path}.${expression.name}` };
    }
    if (value.kind === "module") {
      const end = value.module.text.length;
      const name: Expression = { from: end, to: end, kind: "name", name: expression.name };
      return this.locate(name, nowhere(value.module)).value;
    }
    return unknown("it is an attribute of an object");
  }

  private text(expression: Extract<Expression, { kind: "string" }>, scope: Scope): Value {
    if (expression.bytes) return { kind: "scalar", value: { $py: 'b""' } };
    let text = "";
    for (const part of expression.parts) {
      if (typeof part === "string") {
        text += part;
        continue;
      }
      const { value } = this.locate(part.hole, scope);
      if (value.kind === "unknown") return value;
      if (!part.plain || value.kind !== "scalar") return unknown("it is formatted when the file runs");
      if (typeof value.value === "string") text += value.value;
      else if (typeof value.value === "number" && Number.isSafeInteger(value.value)) text += String(value.value);
      else return unknown("it is formatted when the file runs");
    }
    return { kind: "scalar", value: text };
  }

  private dict(expression: Extract<Expression, { kind: "dict" }>, scope: Scope): Value {
    const entries: { readonly key: string; readonly located: Located }[] = [];
    for (const { key, value } of expression.entries) {
      const item = this.locate(value, scope);
      if (!key) {
        if (item.value.kind !== "dict") return item.value.kind === "unknown" ? item.value : unknown("it is no dict");
        const use: Use = { expression: value, scope, name: "**" };
        for (const entry of item.value.entries) {
          entries.push({ ...entry, located: { ...entry.located, uses: [use, ...item.uses, ...entry.located.uses] } });
        }
        continue;
      }
      const named = this.locate(key, scope).value;
      if (named.kind !== "scalar" || typeof named.value !== "string") return unknown("its keys are not plain text");
      entries.push({ key: named.value, located: item });
    }
    return { kind: "dict", entries: lastOnly(entries) };
  }

  private call(expression: Call, scope: Scope): Value {
    const { callee } = expression;
    if (callee.kind === "attribute") {
      const method = this.method(expression, callee, scope);
      if (method) return method;
    }
    if (callee.kind === "name" && callee.name === "dict" && this.isBuiltin("dict", scope))
      return this.dictCall(expression, scope);
    const { value } = this.locate(callee, scope);
    if (value.kind !== "symbol") return unknown(`${codeOf(callee, scope)} is called when the file runs`);
    const name = calledName(value.path);
    if (!name) return unknown(`${value.path} is called when the file runs`);
    const call = bindArguments(this, name, expression, scope);
    if (name === "Path" && call.args.size !== 1) return unknown("it is a path that is put together when the file runs");
    if (name === "TaskEnvironment") {
      return { kind: "environment", environment: this.environment(expression, scope, undefined, call) };
    }
    return call;
  }

  private isBuiltin(name: string, { module, locals }: Scope): boolean {
    return !module.names.has(name) && !locals.some((names) => names.has(name));
  }

  /** `dict(key=value, **more)`. */
  private dictCall(expression: Call, scope: Scope): Value {
    const entries: { readonly key: string; readonly located: Located }[] = [];
    for (const { name, spread, value } of expression.args) {
      const located = this.locate(value, scope);
      if (name !== undefined) entries.push({ key: name, located });
      else if (spread !== "**" || located.value.kind !== "dict") return unknown("it is a dict made of something else");
      else entries.push(...located.value.entries);
    }
    return { kind: "dict", entries: lastOnly(entries) };
  }

  private environment(
    expression: Call,
    scope: Scope,
    source: EnvironmentCall | undefined,
    call: CallValue,
  ): EnvironmentCall {
    const { environments } = this.evaluated(scope.chunk);
    const known = environments.get(expression);
    if (known) return known;
    const environment = { call, scope, source };
    environments.set(expression, environment);
    return environment;
  }

  private method(
    expression: Call,
    callee: Extract<Expression, { kind: "attribute" }>,
    scope: Scope,
  ): Value | undefined {
    if (callee.name === "clone_with") {
      const known = this.evaluated(scope.chunk).environments.get(expression);
      if (known) return { kind: "environment", environment: known };
      const { value } = this.locate(callee.value, scope);
      if (value.kind !== "environment") return unknown("the environment that is cloned is not known");
      const call = bindArguments(this, "clone_with", expression, scope);
      return { kind: "environment", environment: this.environment(expression, scope, value.environment, call) };
    }
    if (callee.name === "override") return { kind: "override", override: this.override(expression, callee, scope) };
    return undefined;
  }

  /** `receiver.override(...)` of any receiver; each call is evaluated once, where it stands. */
  override(expression: Call, callee: Extract<Expression, { kind: "attribute" }>, scope: Scope): OverrideCall {
    const { overrides } = this.evaluated(scope.chunk);
    const known = overrides.get(expression);
    if (known) return known;
    const { value } = this.locate(callee.value, scope);
    const on = value.kind === "task" ? value.task : value.kind === "override" ? value.override : undefined;
    const call = bindArguments(this, "override", expression, scope);
    const override = { call, scope, receiver: callee.value, on, word: callee.nameFrom };
    overrides.set(expression, override);
    return override;
  }

  /** The task that a function of a module is; `undefined` without a decorator of an environment that is known. */
  task(definition: DecoratedTask["definition"], scope: Scope): Value | undefined {
    const { tasks } = this.evaluated(scope.chunk);
    const known = tasks.get(definition);
    if (known !== undefined) return known === null ? undefined : { kind: "task", task: known };
    tasks.set(definition, null);
    for (const { value: decorator } of definition.decorators) {
      const task = this.decorated(decorator, scope);
      if (!task) continue;
      const found: DecoratedTask = { ...task, decorator, definition, scope };
      tasks.set(definition, found);
      return { kind: "task", task: found };
    }
    return undefined;
  }

  /** What a function's name stands for: a task, unless a decorator above makes something else of it. */
  private functionValue(statement: DecoratedTask["definition"], scope: Scope): Value {
    const value = this.task(statement, scope) ?? unknown(`${statement.name} is a function`);
    const isOutermost = value.kind !== "task" || value.task.decorator === statement.decorators[0]?.value;
    return isOutermost ? value : unknown(`${statement.name} is what a decorator makes of a task`);
  }

  /** A decorator of this file that gives a task another function: it has one in it, and does not say that it takes the place of the first. */
  renamed({ decorators }: DecoratedTask["definition"], task: Expression, scope: Scope): string | undefined {
    const below = decorators.slice(decorators.findIndex(({ value }) => value === task) + 1);
    for (const { value } of below) {
      const named = value.kind === "call" ? value.callee : value;
      if (named.kind !== "name") continue;
      const found = this.binding(scope.module, named.name, undefined);
      const text = found.kind === "found" && found.placed.binding.kind === "function" ? found.placed.chunk?.text : "";
      if (
        text &&
        /\n[ \t]+(?:async[ \t]+)?def\b|\blambda\b/.test(text) &&
        !/\bwraps\b|update_wrapper|__name__/.test(text)
      )
        return named.name;
    }
    return undefined;
  }

  private decorated(decorator: Expression, scope: Scope) {
    const isCall = decorator.kind === "call";
    const named = isCall ? decorator.callee : decorator;
    if (named.kind !== "attribute" || named.name !== "task") return undefined;
    const { value } = this.locate(named.value, scope);
    if (value.kind !== "environment") return undefined;
    const call = isCall ? bindArguments(this, "task", decorator, scope) : undefined;
    return { environment: value.environment, call };
  }
}

/** What was evaluated once of a chunk. */
type Evaluated = {
  readonly environments: Map<Call, EnvironmentCall>;
  readonly overrides: Map<Call, OverrideCall>;
  readonly tasks: Map<Statement, DecoratedTask | null>;
};

/** The scope of a name that is asked for at the end of a file. */
function nowhere(module: PythonModule): Scope {
  return { module, chunk: undefined, base: 0, locals: [] };
}

/** A piece of code on one line, cut where it is long. */
function codeOf({ from, to }: Expression, { chunk }: Scope): string {
  const code = (chunk?.text.slice(from, to) ?? "it").replaceAll(/\s+/g, " ");
  return code.length > 60 ? `${code.slice(0, 57)}...` : code;
}

const wordValues: Readonly<Record<"None" | "True" | "False" | "...", PyValue>> = {
  None: null,
  True: true,
  False: false,
  "...": { $py: "..." },
};

function lastOnly<T extends { readonly key: string }>(entries: readonly T[]): readonly T[] {
  const places = new Map(entries.map(({ key }, index) => [key, index]));
  return [...new Set(entries.map(({ key }) => key))].map((key) => entries[places.get(key) ?? 0] as T);
}
