import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { Problem, Result } from "#core/problem/problem.ts";
import { cloneEnvironment, createEnvironment, type SdkEnvironment } from "#core/sdk/create-environment.ts";
import { createTask, type SdkTask } from "#core/sdk/create-task.ts";
import { overrideTask } from "#core/sdk/override-task.ts";
import { changesOf } from "./changes-of.ts";
import { Evaluator } from "./evaluate.ts";
import { type FoundOverride, findOverrides } from "./find-overrides.ts";
import type { CallValue, DecoratedTask, EnvironmentCall, Located, OverrideCall, Scope } from "./located.ts";
import { chunkScope } from "./located.ts";
import { namesOfChunk } from "./module-names.ts";
import type { Change } from "./name-changes.ts";
import type { ParsedChunk, PythonModule } from "./python-module.ts";
import type { Statement } from "./python-syntax.ts";
import { sdkCall } from "./to-sdk.ts";
import { type UnknownPart, unknownParts } from "./unknown-parts.ts";

/** A top-level statement and the chunk that it stands in. */
export type PlacedStatement = {
  readonly module: PythonModule;
  readonly chunk: ParsedChunk;
  readonly statement: Statement;
};

/** Problems of a call as the SDK or Python finds them; paths are keys of the call. */
export type CallProblems = { readonly call: CallValue; readonly scope: Scope; readonly problems: readonly Problem[] };

/** An environment of the files, with what the SDK makes of it. */
export type ModelEnvironment = {
  readonly environment: EnvironmentCall;
  readonly variables: readonly string[];
  /** The assignment that makes it; none when it is made inside another expression. */
  readonly statement: PlacedStatement | undefined;
  readonly sdk: SdkEnvironment | undefined;
  /** What is not known of its own arguments. */
  readonly unknown: readonly UnknownPart[];
  /** Environments given by `add_dependency` afterwards. */
  readonly added: readonly Located[];
};

/** A task of the files, with what the SDK makes of it. */
export type ModelTask = {
  readonly task: DecoratedTask;
  readonly place: PlacedStatement;
  readonly sdk: SdkTask | undefined;
  readonly unknown: readonly UnknownPart[];
};

/** An override of the files, with what the SDK makes of it. */
export type ModelOverride = FoundOverride & {
  readonly task: ModelTask | undefined;
  readonly sdk: SdkTask | undefined;
  readonly unknown: readonly UnknownPart[];
};

/** A decorated function of an environment that is not known. */
export type Stranger = { readonly place: PlacedStatement; readonly reason: string };

/** What files of Python define: environments, tasks and overrides, in the order in which they stand. */
export type PythonModel = {
  readonly modules: readonly PythonModule[];
  readonly evaluator: Evaluator;
  readonly environments: readonly ModelEnvironment[];
  readonly tasks: readonly ModelTask[];
  readonly overrides: readonly ModelOverride[];
  /** What stops the file from loading, and what stops an override when it is reached. */
  readonly loading: readonly CallProblems[];
  readonly reached: readonly CallProblems[];
  readonly strangers: readonly Stranger[];
};

/** What a chunk defines; kept as long as its text and what it depends on stay the same. */
type ChunkResult = {
  readonly named: { readonly name: string; readonly environment: EnvironmentCall; readonly place?: PlacedStatement }[];
  /** Names that hold environments among other things. */
  readonly held: { readonly name: string; readonly environment: EnvironmentCall }[];
  readonly added: { readonly environment: EnvironmentCall; readonly given: readonly Located[] }[];
  readonly tasks: ModelTask[];
  readonly loading: CallProblems[];
  readonly reached: CallProblems[];
  readonly strangers: Stranger[];
  overrides: readonly ModelOverride[];
};

/** Reads what the modules define, as the SDK release sees it. See SPEC PR4–PR9. */
export function pythonModel(modules: readonly PythonModule[], catalogue: SdkCatalogue): PythonModel {
  return new PythonProgram(modules, catalogue).model();
}

/** Files of Python whose texts may change: only what depends on a change is evaluated again. See SPEC PR2. */
export class PythonProgram {
  readonly modules: readonly PythonModule[];
  readonly catalogue: SdkCatalogue;
  readonly #evaluator: Evaluator;
  #made = new WeakMap<
    EnvironmentCall,
    { readonly sdk: SdkEnvironment | undefined; readonly problems?: CallProblems }
  >();
  #byDefinition = new WeakMap<DecoratedTask, ModelTask>();
  #environments = new WeakMap<EnvironmentCall, ModelEnvironment>();

  constructor(modules: readonly PythonModule[], catalogue: SdkCatalogue) {
    this.modules = modules;
    this.catalogue = catalogue;
    this.#evaluator = new Evaluator(modules);
  }

  /** Takes new texts, one a file. */
  update(texts: readonly string[]): void {
    const dirty = new Set<string>();
    let all = false;
    for (const [index, module] of this.modules.entries()) {
      const names = module.update(texts[index] ?? "");
      if (names) for (const name of names) dirty.add(`${module.file}:${name}`);
      else all = true;
    }
    this.#forget(dirty, all);
  }

  /** Chunks that looked up a name whose meaning changed are evaluated again, and so what depends on the names that they bind. */
  #forget(dirty: Set<string>, all: boolean): void {
    let isMore = all || dirty.size > 0;
    while (isMore) {
      isMore = false;
      for (const { file, chunks } of this.modules) {
        for (const chunk of chunks) {
          if (chunk.result === undefined || (!all && !touches(chunk.deps, dirty))) continue;
          chunk.result = undefined;
          chunk.isStale = true;
          this.#evaluator.forget(chunk);
          isMore = true;
          for (const [name] of namesOfChunk(chunk.statements).bindings) dirty.add(`${file}:${name}`);
        }
      }
    }
    if (dirty.size === 0) return;
    for (const chunk of this.modules.flatMap(({ chunks }) => chunks)) {
      if (chunk.isStale || !touches(chunk.overrideDeps, dirty)) continue;
      chunk.isStale = true;
      this.#evaluator.forgetOverrides(chunk);
    }
  }

  /** What the files define now. */
  model(): PythonModel {
    const stale: { readonly module: PythonModule; readonly chunk: ParsedChunk; readonly result: ChunkResult }[] = [];
    for (const module of this.modules) {
      for (const chunk of module.chunks) {
        if (!chunk.isStale) continue;
        const result = (chunk.result as ChunkResult | undefined) ?? this.#evaluated(module, chunk);
        stale.push({ module, chunk, result });
      }
    }
    for (const { module, chunk, result } of stale) {
      chunk.isStale = false;
      chunk.overrideDeps = this.#tracked(() => {
        result.reached.length = 0;
        const maker = new ChunkMaker(this, this.#evaluator, result);
        result.overrides = findOverrides(module, chunk, this.#evaluator).map((found) => maker.override(found));
      });
    }
    return this.#assembled();
  }

  #evaluated(module: PythonModule, chunk: ParsedChunk): ChunkResult {
    const result = emptyResult();
    chunk.result = result;
    chunk.deps = this.#tracked(() => new ChunkMaker(this, this.#evaluator, result).statements(module, chunk));
    return result;
  }

  /** The names that are looked up meanwhile. */
  #tracked(act: () => void): Set<string> {
    const deps = new Set<string>();
    this.#evaluator.deps = deps;
    act();
    return deps;
  }

  #assembled(): PythonModel {
    const chunks = this.modules.flatMap((module) => module.chunks);
    const results = chunks.flatMap((chunk) => (chunk.result ? [chunk.result as ChunkResult] : []));
    const variables = new Map<EnvironmentCall, string[]>();
    const statements = new Map<EnvironmentCall, PlacedStatement>();
    const added = new Map<EnvironmentCall, Located[]>();
    const holders = new Map<EnvironmentCall, string[]>();
    for (const result of results) {
      for (const { name, environment } of result.held) put(holders, environment, name);
      for (const { name, environment, place } of result.named) {
        put(variables, environment, name);
        if (place && !statements.has(environment)) statements.set(environment, place);
      }
      for (const { environment, given } of result.added) for (const one of given) put(added, environment, one);
    }
    const calls = chunks.flatMap((chunk) => this.#evaluator.environmentsIn(chunk).toSorted(byPlace));
    const environments = calls.map((environment) => {
      const parts = {
        variables: variables.get(environment) ?? noNames,
        statement: statements.get(environment),
        added: added.get(environment) ?? noLocated,
      };
      return this.#environment(environment, parts, holders.get(environment) ?? noNames);
    });
    const problems = calls.flatMap((environment) => this.#made.get(environment)?.problems ?? []);
    return {
      modules: this.modules,
      evaluator: this.#evaluator,
      environments,
      tasks: results.flatMap(({ tasks }) => tasks),
      overrides: results.flatMap(({ overrides }) => overrides),
      loading: [...problems, ...results.flatMap(({ loading }) => loading)],
      reached: results.flatMap(({ reached }) => reached),
      strangers: results.flatMap(({ strangers }) => strangers),
    };
  }

  #environment(
    environment: EnvironmentCall,
    parts: Pick<ModelEnvironment, "variables" | "statement" | "added">,
    holders: readonly string[],
  ): ModelEnvironment {
    const known = this.#environments.get(environment);
    const unknown = unknownOf(environment, parts.variables, holders);
    const isSame =
      known &&
      known.statement === parts.statement &&
      sameItems(known.variables, parts.variables) &&
      sameItems(known.added, parts.added) &&
      sameUnknown(known.unknown, unknown);
    if (isSame) return known;
    const made = { environment, ...parts, sdk: this.sdkEnvironment(environment), unknown };
    this.#environments.set(environment, made);
    return made;
  }

  /** What the SDK makes of an environment; made once. */
  sdkEnvironment(environment: EnvironmentCall): SdkEnvironment | undefined {
    const known = this.#made.get(environment);
    if (known) return known.sdk;
    this.#made.set(environment, { sdk: undefined });
    const { call, scope, source } = environment;
    const from = source && this.sdkEnvironment(source);
    const given = sdkCall(call);
    const isNameless = given.name === undefined && (call.args.has("name") || call.open !== undefined);
    const named = isNameless ? { ...given, name: "unknown" } : given;
    const made = source
      ? from && cloneEnvironment(from, named, this.catalogue)
      : createEnvironment(named, this.catalogue);
    const problems = problemsOf(call, made && !made.ok ? made.problems : []);
    const sdk = made?.ok ? made.value : undefined;
    this.#made.set(environment, problems.length > 0 ? { sdk, problems: { call, scope, problems } } : { sdk });
    return sdk;
  }

  /** The task that a decorated function is. */
  taskOf(task: DecoratedTask): ModelTask | undefined {
    return this.#byDefinition.get(task);
  }

  /** Notes the task that a decorated function is. */
  setTask(task: DecoratedTask, model: ModelTask): void {
    this.#byDefinition.set(task, model);
  }
}

const noNames: readonly string[] = [];
const noLocated: readonly Located[] = [];

function emptyResult(): ChunkResult {
  return { named: [], held: [], added: [], tasks: [], loading: [], reached: [], strangers: [], overrides: [] };
}

/** A statement that surely runs when the file loads: those in `with` and in the first block of `try` too. */
function topStatements(module: PythonModule, chunk: ParsedChunk, statement: Statement): readonly PlacedStatement[] {
  if (statement.kind !== "block") return [{ module, chunk, statement }];
  const sure =
    statement.word === "with" ? statement.bodies : statement.word === "try" ? statement.bodies.slice(0, 1) : [];
  return sure.flatMap((body) => body.flatMap((inner) => topStatements(module, chunk, inner)));
}

/** Evaluates one chunk. */
class ChunkMaker {
  readonly #program: PythonProgram;
  readonly #evaluator: Evaluator;
  readonly #result: ChunkResult;

  constructor(program: PythonProgram, evaluator: Evaluator, result: ChunkResult) {
    this.#program = program;
    this.#evaluator = evaluator;
    this.#result = result;
  }

  statements(module: PythonModule, chunk: ParsedChunk): void {
    const scope = chunkScope(module, chunk);
    for (const statement of chunk.statements) {
      for (const place of topStatements(module, chunk, statement)) this.#statement(place, scope);
    }
  }

  override(found: FoundOverride): ModelOverride {
    const { override } = found;
    const unknown = argumentUnknowns(override.call, override.scope);
    const chain: OverrideCall[] = [override];
    let on = override.on;
    while (on && "receiver" in on) {
      chain.unshift(on);
      on = on.on;
    }
    const task = on ? this.#program.taskOf(on) : undefined;
    let sdk = task?.sdk;
    for (const { call, scope } of chain) {
      const made: Result<SdkTask> | undefined = sdk && overrideTask(sdk, sdkCall(call), this.#program.catalogue);
      sdk = made?.ok ? made.value : undefined;
      if (call === override.call) this.#note(this.#result.reached, call, scope, made);
    }
    return { ...found, task, sdk, unknown };
  }

  #statement(place: PlacedStatement, scope: Scope): void {
    const { statement } = place;
    if (statement.kind === "assign" && statement.value) this.#assigned(place, scope);
    if (statement.kind === "expression") this.#run(statement.value, scope);
    if (statement.kind === "function") this.#function(place, scope);
  }

  #assigned(place: PlacedStatement, scope: Scope): void {
    const { statement } = place;
    if (statement.kind !== "assign" || !statement.value) return;
    const located = this.#evaluator.locate(statement.value, scope);
    for (const target of statement.targets) {
      if (target.kind === "name") this.#named(target.name, located, place);
      if (target.kind !== "tuple" || located.value.kind !== "sequence" || located.uses.length > 0) continue;
      for (const [index, { value: name }] of target.items.entries()) {
        const item = located.value.items[index];
        if (name.kind === "name" && item) this.#named(name.name, item, undefined);
      }
    }
    this.#objects(located, scope);
    const names = statement.targets.flatMap((target) => (target.kind === "name" ? [target.name] : []));
    if (located.uses.length === 0) for (const name of names) this.#held(name, located);
  }

  /** Environments that stand within what a name stands for. */
  #held(name: string, { value }: Located): void {
    const items =
      value.kind === "sequence"
        ? value.items
        : value.kind === "dict"
          ? value.entries.map(({ located }) => located)
          : [];
    for (const item of items) {
      const { value: inner, uses } = item;
      if (inner.kind === "environment" && uses.length === 0)
        this.#result.held.push({ name, environment: inner.environment });
      this.#held(name, item);
    }
  }

  #named(name: string, { value, uses }: Located, place: PlacedStatement | undefined): void {
    if (value.kind !== "environment") return;
    const { environment } = value;
    const own = uses.length === 0 && place ? { place } : {};
    this.#result.named.push({ name, environment, ...own });
  }

  /** `a.add_dependency(b)` and what else is called for its effect. */
  #run(value: Extract<Statement, { kind: "expression" }>["value"], scope: Scope): void {
    if (value.kind === "call" && value.callee.kind === "attribute" && value.callee.name === "add_dependency") {
      const on = this.#evaluator.locate(value.callee.value, scope).value;
      if (on.kind !== "environment") return;
      const given = value.args.map((argument) => this.#evaluator.locate(argument.value, scope));
      this.#result.added.push({ environment: on.environment, given });
      return;
    }
    this.#objects(this.#evaluator.locate(value, scope), scope);
  }

  /** The SDK refuses what it is given where it is made, used or not. */
  #objects({ value, uses }: Located, scope: Scope): void {
    if (uses.length > 0) return;
    if (value.kind === "environment") this.#program.sdkEnvironment(value.environment);
    if (value.kind === "call") this.#object(value, scope);
    if (value.kind === "sequence") for (const item of value.items) this.#objects(item, scope);
    if (value.kind === "dict") for (const { located } of value.entries) this.#objects(located, scope);
  }

  /** An object by itself is made as the argument that it can be. */
  #object(call: CallValue, scope: Scope): void {
    const keyword = keywordFor[call.name];
    if (keyword === undefined) return;
    const given = sdkCall(call);
    const value =
      keyword === "gpu"
        ? { resources: { gpu: call.name === "Device" ? given : { helper: call.name, ...given } } }
        : { [keyword]: given };
    const made = createEnvironment({ name: "a", ...value }, this.#program.catalogue);
    const depth = keyword === "gpu" ? 2 : 1;
    const problems = made.ok
      ? []
      : made.problems.filter(({ path }) => path.length >= depth && path[0] !== undefined && path[0] in value);
    const own = problems.map((problem) => ({ ...problem, path: problem.path.slice(depth) }));
    this.#noteAll(this.#result.loading, call, scope, own);
  }

  #function(place: PlacedStatement, scope: Scope): void {
    const { statement } = place;
    if (statement.kind !== "function") return;
    const value = this.#evaluator.task(statement, scope);
    if (value?.kind !== "task") {
      const stranger = statement.decorators.find(({ value: decorator }) => isTaskDecorator(decorator));
      if (stranger) this.#result.strangers.push({ place, reason: this.#strangeness(stranger.value, scope) });
      return;
    }
    const { task } = value;
    const environment = this.#program.sdkEnvironment(task.environment);
    const call = task.call ? sdkCall(task.call) : null;
    const fn = { name: statement.name, isAsync: statement.isAsync };
    const made = environment && createTask(environment, call, { fn, catalogue: this.#program.catalogue });
    this.#note(this.#result.loading, task.call ?? bareCall(task.decorator), scope, made);
    const model = {
      task,
      place,
      sdk: made?.ok ? made.value : undefined,
      unknown: this.#taskUnknowns(task, scope),
    };
    this.#result.tasks.push(model);
    this.#program.setTask(task, model);
  }

  /** What is not known of a task's own arguments, and what is set again of the task that they made. */
  #taskUnknowns({ call, decorator, definition }: DecoratedTask, scope: Scope): readonly UnknownPart[] {
    const own = call ? argumentUnknowns(call, scope) : [];
    const { changes, asked } = changesOf(scope.module, definition.name);
    for (const name of asked) this.#evaluator.deps.add(`${scope.module.file}:${name}`);
    const changed = changedKeys(changes, taskKeys, call ?? bareCall(decorator), scope);
    return withChanged(own, changed);
  }

  #strangeness(
    decorator: Extract<Statement, { kind: "function" }>["decorators"][number]["value"],
    scope: Scope,
  ): string {
    const named = decorator.kind === "call" ? decorator.callee : decorator;
    const value = named.kind === "attribute" ? this.#evaluator.locate(named.value, scope).value : undefined;
    return value?.kind === "unknown" ? value.reason : "its environment is not known";
  }

  #note(list: CallProblems[], call: CallValue, scope: Scope, made: Result<unknown> | undefined): void {
    this.#noteAll(list, call, scope, made && !made.ok ? made.problems : []);
  }

  #noteAll(list: CallProblems[], call: CallValue, scope: Scope, found: readonly Problem[]): void {
    const problems = problemsOf(call, found);
    if (problems.length > 0) list.push({ call, scope, problems });
  }
}

/** What Python says of the arguments, then what the SDK says. */
function problemsOf(call: CallValue, found: readonly Problem[]): readonly Problem[] {
  return call.refused === undefined ? found : [refusedProblem(call.refused), ...found];
}

/** What is not known of an environment; a field that is set again elsewhere is not known either. */
function unknownOf(
  { call, scope }: EnvironmentCall,
  variables: readonly string[],
  holders: readonly string[],
): readonly UnknownPart[] {
  const own = variables.flatMap((name) => changesOf(scope.module, name).changes);
  // A change of a part of what holds it: which part is not told apart, nor how deep it stands.
  const within = holders.flatMap((name) => changesOf(scope.module, name).changes.filter(({ path }) => path.length > 1));
  const changes = [
    ...own,
    ...within.map(({ name, path }) => ({ name, path: path.slice(path.lastIndexOf("*", -2) + 1) })),
  ];
  return withChanged(argumentUnknowns(call, scope), changedKeys(changes, environmentKeys, call, scope));
}

/** The keys of which something is set again. */
function changedKeys(
  changes: readonly Change[],
  all: readonly string[],
  call: CallValue,
  scope: Scope,
): readonly UnknownPart[] {
  const keys = new Set(changes.flatMap(({ path: [key = ""] }) => (key === "*" ? all : [key])));
  return all.flatMap((key): readonly UnknownPart[] => {
    if (!keys.has(key)) return [];
    const bound = call.args.get(key)?.located;
    const located = bound ?? { expression: call.call, scope, uses: [], value: { kind: "unknown", reason: "" } };
    return [{ path: [key], located, reason: "it is set again in this file" }];
  });
}

function withChanged(own: readonly UnknownPart[], changed: readonly UnknownPart[]): readonly UnknownPart[] {
  if (changed.length === 0) return own;
  return [...own.filter(({ path }) => !changed.some((part) => part.path[0] === path[0])), ...changed];
}

function sameUnknown(one: readonly UnknownPart[], other: readonly UnknownPart[]): boolean {
  return (
    one.length === other.length &&
    one.every((part, index) => part.reason === other[index]?.reason && part.path.join() === other[index]?.path.join())
  );
}

function sameItems<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

function touches(deps: ReadonlySet<string>, dirty: ReadonlySet<string>): boolean {
  for (const name of deps) if (dirty.has(name)) return true;
  return false;
}

function put<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const keywordFor: { readonly [name in CallValue["name"]]?: string } = {
  Resources: "resources",
  Device: "gpu",
  GPU: "gpu",
  TPU: "gpu",
  Neuron: "gpu",
  AMD_GPU: "gpu",
  HABANA_GAUDI: "gpu",
  APPLE_SILICON: "gpu",
  ReusePolicy: "reusable",
  Cache: "cache",
  Secret: "secrets",
};

/** What is not known of a call's arguments; all keywords where more may be given than are seen. */
function argumentUnknowns(call: CallValue, scope: Scope): readonly UnknownPart[] {
  const own = [...call.args].flatMap(([keyword, { located }]) =>
    unknownParts(located).map((part) => ({ ...part, path: [keyword, ...part.path] })),
  );
  const { open: reason } = call;
  if (reason === undefined) return own;
  const located: Located = { expression: call.call, scope, uses: [], value: { kind: "unknown", reason } };
  const more = (documentKeys[call.name] ?? []).filter((key) => !call.args.has(key));
  return [...own, ...more.map((key) => ({ path: [key], located, reason }))];
}

const environmentKeys =
  "name resources env_vars interruptible reusable description image cache secrets service_account queue pod_template depends_on include".split(
    " ",
  );
const taskKeys =
  "short_name cache retries timeout pod_template report interruptible max_inline_io_bytes queue service_account entrypoint".split(
    " ",
  );
const overrideKeys =
  "resources short_name cache retries timeout env_vars secrets service_account interruptible queue pod_template reusable max_inline_io_bytes".split(
    " ",
  );

/** What a document can hold of a call. */
const documentKeys: { readonly [name in CallValue["name"]]?: readonly string[] } = {
  TaskEnvironment: environmentKeys,
  clone_with: environmentKeys,
  task: taskKeys,
  override: overrideKeys,
};

function refusedProblem(words: string): Problem {
  return {
    code: "sdk.arguments",
    severity: "error",
    path: [],
    message: `Python refuses this call: ${words}.`,
    origin: { program: "python", type: "TypeError", message: words },
  };
}

function isTaskDecorator(decorator: Extract<Statement, { kind: "function" }>["decorators"][number]["value"]): boolean {
  const named = decorator.kind === "call" ? decorator.callee : decorator;
  return named.kind === "attribute" && named.name === "task";
}

/** The bare decorator as a call without arguments. */
function bareCall(decorator: DecoratedTask["decorator"]): CallValue {
  const { from, to } = decorator;
  const call = { from, to, kind: "call", callee: decorator, args: [], open: to, close: to } as const;
  return { kind: "call", name: "task", args: new Map(), open: undefined, refused: undefined, call };
}

function byPlace(one: EnvironmentCall, other: EnvironmentCall): number {
  return one.call.call.from - other.call.call.from;
}
