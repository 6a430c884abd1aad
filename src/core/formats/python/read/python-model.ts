import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { Problem, Result } from "#core/problem/problem.ts";
import { cloneEnvironment, createEnvironment, type SdkEnvironment } from "#core/sdk/create-environment.ts";
import { createTask, type SdkTask } from "#core/sdk/create-task.ts";
import { overrideTask } from "#core/sdk/override-task.ts";
import { Evaluator } from "./evaluate.ts";
import { type FoundOverride, findOverrides } from "./find-overrides.ts";
import type { CallValue, DecoratedTask, EnvironmentCall, Located, Scope } from "./located.ts";
import type { PythonModule } from "./python-module.ts";
import type { Statement } from "./python-syntax.ts";
import { sdkCall } from "./to-sdk.ts";
import { type UnknownPart, unknownParts } from "./unknown-parts.ts";

/** A top-level statement and the chunk that it stands in. */
export type PlacedStatement = { readonly module: PythonModule; readonly base: number; readonly statement: Statement };

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
  /** Decorated functions of environments that are not known. */
  readonly strangers: readonly { readonly place: PlacedStatement; readonly reason: string }[];
};

/** Reads what the modules define, as the SDK release sees it. See SPEC PR4–PR9. */
export function pythonModel(modules: readonly PythonModule[], catalogue: SdkCatalogue): PythonModel {
  const evaluator = new Evaluator(modules);
  const maker = new ModelMaker(evaluator, catalogue);
  const statements = modules.flatMap((module) =>
    module.chunks.flatMap(({ from, statements: all }) =>
      all.flatMap((statement) => topStatements(module, from, statement)),
    ),
  );
  for (const placed of statements) maker.statement(placed);
  const environments = maker.environments();
  const tasks = maker.tasks;
  const overrides = modules.flatMap((module) => findOverrides(module, evaluator)).map((found) => maker.override(found));
  return {
    modules,
    evaluator,
    environments,
    tasks,
    overrides,
    loading: maker.loading,
    reached: maker.reached,
    strangers: maker.strangers,
  };
}

/** A statement that surely runs when the file loads: those in `with` and in the first block of `try` too. */
function topStatements(module: PythonModule, base: number, statement: Statement): readonly PlacedStatement[] {
  if (statement.kind !== "block") return [{ module, base, statement }];
  const sure =
    statement.word === "with" ? statement.bodies : statement.word === "try" ? statement.bodies.slice(0, 1) : [];
  return sure.flatMap((body) => body.flatMap((inner) => topStatements(module, base, inner)));
}

class ModelMaker {
  readonly tasks: ModelTask[] = [];
  readonly loading: CallProblems[] = [];
  readonly reached: CallProblems[] = [];
  readonly strangers: { readonly place: PlacedStatement; readonly reason: string }[] = [];
  readonly #evaluator: Evaluator;
  readonly #catalogue: SdkCatalogue;
  readonly #variables = new Map<EnvironmentCall, string[]>();
  readonly #statements = new Map<EnvironmentCall, PlacedStatement>();
  readonly #added = new Map<EnvironmentCall, Located[]>();
  readonly #made = new Map<EnvironmentCall, SdkEnvironment | undefined>();
  readonly #byDefinition = new Map<DecoratedTask, ModelTask>();

  constructor(evaluator: Evaluator, catalogue: SdkCatalogue) {
    this.#evaluator = evaluator;
    this.#catalogue = catalogue;
  }

  statement(place: PlacedStatement): void {
    const { statement, module, base } = place;
    const scope: Scope = { module, base, locals: [] };
    if (statement.kind === "assign" && statement.value) this.#assigned(place, scope);
    if (statement.kind === "expression") this.#run(statement.value, scope);
    if (statement.kind === "function") this.#function(place, scope);
  }

  environments(): readonly ModelEnvironment[] {
    const found = this.#evaluator.foundEnvironments.toSorted(byPlace);
    return found.map((environment) => ({
      environment,
      variables: this.#variables.get(environment) ?? [],
      statement: this.#statements.get(environment),
      sdk: this.#sdkEnvironment(environment),
      unknown: this.#unknownOf(environment),
      added: this.#added.get(environment) ?? [],
    }));
  }

  override(found: FoundOverride): ModelOverride {
    const unknown = argumentUnknowns(found.override.call, found.override.scope);
    const chain: FoundOverride["override"][] = [found.override];
    let on = found.override.on;
    while (on && "receiver" in on) {
      chain.unshift(on);
      on = on.on;
    }
    const task = on ? this.#byDefinition.get(on) : undefined;
    let sdk = task?.sdk;
    for (const { call, scope } of chain) {
      const made = sdk && overrideTask(sdk, sdkCall(call), this.#catalogue);
      sdk = made?.ok ? made.value : undefined;
      if (call === found.override.call) this.#note(this.reached, call, scope, made);
    }
    return { ...found, task, sdk, unknown };
  }

  #assigned({ statement, module, base }: PlacedStatement, scope: Scope): void {
    if (statement.kind !== "assign" || !statement.value) return;
    for (const target of statement.targets) {
      if (target.kind === "tuple" && statement.value.kind === "tuple") {
        for (const [index, { value: name }] of target.items.entries()) {
          const item = statement.value.items[index];
          if (name.kind === "name" && item)
            this.#named(name.name, this.#evaluator.locate(item.value, scope), undefined);
        }
      } else if (target.kind === "name") {
        const located = this.#evaluator.locate(statement.value, scope);
        this.#named(target.name, located, { statement, module, base });
      } else this.#evaluator.locate(statement.value, scope);
    }
    this.#objects(this.#evaluator.locate(statement.value, scope), scope);
  }

  #named(name: string, { value, uses }: Located, place: PlacedStatement | undefined): void {
    if (value.kind !== "environment") return;
    const { environment } = value;
    const names = this.#variables.get(environment);
    if (names) names.push(name);
    else this.#variables.set(environment, [name]);
    if (uses.length === 0 && place && !this.#statements.has(environment)) this.#statements.set(environment, place);
  }

  /** `a.add_dependency(b)` and what else is called for its effect. */
  #run(value: Extract<Statement, { kind: "expression" }>["value"], scope: Scope): void {
    if (value.kind === "call" && value.callee.kind === "attribute" && value.callee.name === "add_dependency") {
      const on = this.#evaluator.locate(value.callee.value, scope).value;
      if (on.kind !== "environment") return;
      const given = value.args.map((argument) => this.#evaluator.locate(argument.value, scope));
      this.#added.set(on.environment, [...(this.#added.get(on.environment) ?? []), ...given]);
      return;
    }
    this.#objects(this.#evaluator.locate(value, scope), scope);
  }

  /** The SDK refuses what it is given where it is made, used or not. */
  #objects({ value, uses }: Located, scope: Scope): void {
    if (uses.length > 0) return;
    if (value.kind === "environment") this.#sdkEnvironment(value.environment);
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
    const made = createEnvironment({ name: "a", ...value }, this.#catalogue);
    const depth = keyword === "gpu" ? 2 : 1;
    const problems = made.ok
      ? []
      : made.problems.filter(({ path }) => path.length >= depth && path[0] !== undefined && path[0] in value);
    const own = problems.map((problem) => ({ ...problem, path: problem.path.slice(depth) }));
    this.#noteAll(this.loading, call, scope, own);
  }

  #sdkEnvironment(environment: EnvironmentCall): SdkEnvironment | undefined {
    if (this.#made.has(environment)) return this.#made.get(environment);
    this.#made.set(environment, undefined);
    const { call, scope, source } = environment;
    const from = source && this.#sdkEnvironment(source);
    const known = sdkCall(call);
    const isNameless = known.name === undefined && (call.args.has("name") || call.open !== undefined);
    const given = isNameless ? { ...known, name: "unknown" } : known;
    const made = source
      ? from && cloneEnvironment(from, given, this.#catalogue)
      : createEnvironment(given, this.#catalogue);
    this.#note(this.loading, call, scope, made);
    const value = made?.ok ? made.value : undefined;
    this.#made.set(environment, value);
    return value;
  }

  #unknownOf({ call, scope }: EnvironmentCall): readonly UnknownPart[] {
    const names =
      this.#variables.get([...this.#variables.keys()].find((one) => one.call === call) as EnvironmentCall) ?? [];
    const changes = names.flatMap((name) => scope.module.changes.get(name) ?? []);
    const changed = changes.flatMap(({ attribute }): readonly UnknownPart[] => {
      if (attribute === "*") return [];
      const bound = call.args.get(attribute)?.located;
      const located = bound ?? { expression: call.call, scope, uses: [], value: { kind: "unknown", reason: "" } };
      return [{ path: [attribute], located, reason: `it is set again in this file` }];
    });
    const own = argumentUnknowns(call, scope);
    return [...own.filter(({ path }) => !changed.some((part) => part.path[0] === path[0])), ...changed];
  }

  #function(place: PlacedStatement, scope: Scope): void {
    const { statement } = place;
    if (statement.kind !== "function") return;
    const value = this.#evaluator.task(statement, scope);
    if (value?.kind !== "task") {
      const stranger = statement.decorators.find(({ value: decorator }) => isTaskDecorator(decorator));
      if (stranger) this.strangers.push({ place, reason: this.#strangeness(stranger.value, scope) });
      return;
    }
    const { task } = value;
    const environment = this.#sdkEnvironment(task.environment);
    const call = task.call ? sdkCall(task.call) : null;
    const fn = { name: statement.name, isAsync: statement.isAsync };
    const made = environment && createTask(environment, call, { fn, catalogue: this.#catalogue });
    if (task.call) this.#note(this.loading, task.call, scope, made);
    else if (made && !made.ok) {
      const bare: CallValue = {
        kind: "call",
        name: "task",
        args: new Map(),
        open: undefined,
        refused: undefined,
        call: bareCall(task.decorator),
      };
      this.#note(this.loading, bare, scope, made);
    }
    const model = {
      task,
      place,
      sdk: made?.ok ? made.value : undefined,
      unknown: task.call ? argumentUnknowns(task.call, scope) : [],
    };
    this.tasks.push(model);
    this.#byDefinition.set(task, model);
  }

  #strangeness(
    decorator: Extract<Statement, { kind: "function" }>["decorators"][number]["value"],
    scope: Scope,
  ): string {
    const named = decorator.kind === "call" ? decorator.callee : decorator;
    const { value } =
      named.kind === "attribute" ? this.#evaluator.locate(named.value, scope) : { value: { kind: "other" } as const };
    return value.kind === "unknown" ? value.reason : "its environment is not known";
  }

  #note(list: CallProblems[], call: CallValue, scope: Scope, made: Result<unknown> | undefined): void {
    this.#noteAll(list, call, scope, made && !made.ok ? made.problems : []);
  }

  #noteAll(list: CallProblems[], call: CallValue, scope: Scope, found: readonly Problem[]): void {
    const bound = call.refused === undefined ? [] : [refusedProblem(call.refused)];
    const problems = [...bound, ...found];
    if (problems.length > 0) list.push({ call, scope, problems });
  }
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

function bareCall(decorator: DecoratedTask["decorator"]): CallValue["call"] {
  return {
    from: decorator.from,
    to: decorator.to,
    kind: "call",
    callee: decorator,
    args: [],
    open: decorator.to,
    close: decorator.to,
  };
}

function byPlace(one: EnvironmentCall, other: EnvironmentCall): number {
  return (
    one.scope.module.file - other.scope.module.file ||
    one.scope.base + one.call.call.from - (other.scope.base + other.call.call.from)
  );
}
