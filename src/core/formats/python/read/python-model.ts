import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { cloneEnvironment, createEnvironment, type SdkEnvironment } from "#core/sdk/create-environment.ts";
import { problemsOf } from "./call-problems.ts";
import { environmentUnknowns } from "./changed-keys.ts";
import { ChunkMaker } from "./chunk-maker.ts";
import { Evaluator } from "./evaluate.ts";
import { findOverrides } from "./find-overrides.ts";
import type { DecoratedTask, EnvironmentCall, Located } from "./located.ts";
import type {
  CallProblems,
  ChunkResult,
  ModelEnvironment,
  ModelTask,
  PlacedStatement,
  PythonModel,
  Stranger,
} from "./model-types.ts";
import { namesOfChunk } from "./module-names.ts";
import type { ParsedChunk } from "./parsed-chunk.ts";
import type { PythonModule } from "./python-module.ts";
import type { Expression } from "./python-syntax.ts";
import { sdkCall } from "./to-sdk.ts";
import type { UnknownPart } from "./unknown-parts.ts";

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
        if (chunk.isQuiet) {
          chunk.isStale = false;
          continue;
        }
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
    const results: ChunkResult[] = [];
    const calls: EnvironmentCall[] = [];
    for (const { chunks } of this.modules) {
      for (const chunk of chunks) {
        const result = chunk.result as ChunkResult | undefined;
        if (result && saysAnything(result)) results.push(result);
        const made = this.#evaluator.environmentsIn(chunk);
        if (made.length > 0) calls.push(...made.toSorted(byPlace));
      }
    }
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
    const grown = new Set([...added.keys()].flatMap((environment) => sharedList(environment) ?? []));
    const environments = calls.map((environment) => {
      const parts = {
        variables: variables.get(environment) ?? noNames,
        statement: statements.get(environment),
        added: added.get(environment) ?? noLocated,
      };
      const list = parts.added.length === 0 ? sharedList(environment) : undefined;
      const isGrown = list !== undefined && grown.has(list);
      return this.#environment(environment, parts, { holders: holders.get(environment) ?? noNames, isGrown });
    });
    const { tasks, replaced } = lastOfName(results.flatMap((result) => result.tasks));
    const problems = calls.flatMap((environment) => this.#made.get(environment)?.problems ?? []);
    return {
      modules: this.modules,
      evaluator: this.#evaluator,
      environments,
      tasks,
      overrides: results.flatMap(({ overrides }) => overrides),
      loading: [...problems, ...results.flatMap(({ loading }) => loading)],
      reached: results.flatMap(({ reached }) => reached),
      strangers: [...results.flatMap(({ strangers }) => strangers), ...replaced],
      others: results.flatMap(({ others }) => others),
    };
  }

  #environment(
    environment: EnvironmentCall,
    parts: Pick<ModelEnvironment, "variables" | "statement" | "added">,
    { holders, isGrown }: { readonly holders: readonly string[]; readonly isGrown: boolean },
  ): ModelEnvironment {
    const known = this.#environments.get(environment);
    const own = environmentUnknowns(environment, parts.variables, holders);
    const unknown = isGrown ? [...own, ...grownList(environment)] : own;
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
  return {
    named: [],
    held: [],
    added: [],
    tasks: [],
    loading: [],
    reached: [],
    strangers: [],
    others: [],
    overrides: [],
  };
}

/** Most of a large file are functions that say nothing. */
function saysAnything(result: ChunkResult): boolean {
  const { named, held, added, tasks, loading, reached, strangers, others, overrides } = result;
  const isMaking = named.length > 0 || tasks.length > 0 || overrides.length > 0 || held.length > 0 || added.length > 0;
  return isMaking || loading.length > 0 || reached.length > 0 || strangers.length > 0 || others.length > 0;
}

function sameUnknown(one: readonly UnknownPart[], other: readonly UnknownPart[]): boolean {
  return (
    one === other ||
    (one.length === other.length &&
      one.every(
        (part, index) => part.reason === other[index]?.reason && part.path.join() === other[index]?.path.join(),
      ))
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

function byPlace(one: EnvironmentCall, other: EnvironmentCall): number {
  return one.call.call.from - other.call.call.from;
}

/** The list that an environment's dependencies are, where that has a name: others may have the same one. */
function sharedList({ call }: EnvironmentCall): Expression | undefined {
  const located = call.args.get("depends_on")?.located;
  return located && located.uses.length > 0 ? located.expression : undefined;
}

/** `add_dependency` adds to the list itself. */
function grownList({ call }: EnvironmentCall): readonly UnknownPart[] {
  const located = call.args.get("depends_on")?.located;
  return located
    ? [{ path: ["depends_on"], located, reason: "another environment adds to the same list by add_dependency" }]
    : [];
}

/** An environment has one task of a name: the last. */
function lastOfName(all: readonly ModelTask[]): {
  readonly tasks: readonly ModelTask[];
  readonly replaced: readonly Stranger[];
} {
  const last = new Map<EnvironmentCall, Map<string, ModelTask>>();
  for (const model of all) {
    const { environment, definition } = model.task;
    const own = last.get(environment) ?? new Map<string, ModelTask>();
    last.set(environment, own.set(definition.name, model));
  }
  const isLast = (model: ModelTask) => last.get(model.task.environment)?.get(model.task.definition.name) === model;
  const reason = "a task of the same name stands below in the same environment and takes its place";
  return {
    tasks: all.filter(isLast),
    replaced: all.filter((one) => !isLast(one)).map(({ place }) => ({ place, reason })),
  };
}
