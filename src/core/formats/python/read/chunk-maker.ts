import type { Problem, Result } from "#core/problem/problem.ts";
import { createEnvironment } from "#core/sdk/create-environment.ts";
import { createTask, type SdkTask } from "#core/sdk/create-task.ts";
import { overrideTask } from "#core/sdk/override-task.ts";
import { argumentUnknowns, problemsOf } from "./call-problems.ts";
import { taskUnknowns } from "./changed-keys.ts";
import { changesOf } from "./changes-of.ts";
import type { Evaluator } from "./evaluate.ts";
import type { FoundOverride } from "./find-overrides.ts";
import {
  type CallValue,
  chunkScope,
  type DecoratedTask,
  type Located,
  type OverrideCall,
  type Scope,
} from "./located.ts";
import type { CallProblems, ChunkResult, ModelOverride, OtherPart, PlacedStatement } from "./model-types.ts";
import { isTaskDecorator, otherParts } from "./other-parts.ts";
import type { ParsedChunk } from "./parsed-chunk.ts";
import type { PythonProgram } from "./python-model.ts";
import type { PythonModule } from "./python-module.ts";
import type { Statement } from "./python-syntax.ts";
import { sdkCall } from "./to-sdk.ts";
import type { UnknownPart } from "./unknown-parts.ts";

/** A statement that surely runs when the file loads: those in `with` and in the first block of `try` too. */
function topStatements(module: PythonModule, chunk: ParsedChunk, statement: Statement): readonly PlacedStatement[] {
  if (statement.kind !== "block") return [{ module, chunk, statement }];
  const sure =
    statement.word === "with" ? statement.bodies : statement.word === "try" ? statement.bodies.slice(0, 1) : [];
  return sure.flatMap((body) => body.flatMap((inner) => topStatements(module, chunk, inner)));
}

/** Evaluates one chunk: what it names, the tasks and overrides in it, what is refused. See SPEC PR4–PR9. */
export class ChunkMaker {
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
    this.#result.others = [...otherParts(chunk, scope, this.#evaluator), ...unreadParts(chunk, scope)];
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
    if (statement.kind === "assign" && !statement.isPlain && statement.value) this.#assigned(place, scope);
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
    const entries = value.kind === "dict" ? value.entries.map(({ located }) => located) : [];
    for (const item of value.kind === "sequence" ? value.items : entries) {
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
      if (on.kind !== "environment" || value.args.some(({ spread }) => spread !== "")) return;
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
      if (stranger) {
        const reason = `a task of an environment that is not known: ${this.#strangeness(stranger.value, scope)}`;
        this.#result.strangers.push({ place, reason });
      }
      return;
    }
    const { task } = value;
    const renamed = this.#evaluator.renamed(statement, task.decorator, scope);
    if (renamed !== undefined) {
      this.#result.strangers.push({ place, reason: `a task of which @${renamed} makes another function` });
      return;
    }
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

  #taskUnknowns({ call, decorator, definition }: DecoratedTask, scope: Scope): readonly UnknownPart[] {
    const found = changesOf(scope.module, definition.name);
    for (const name of found.asked) this.#evaluator.deps.add(`${scope.module.file}:${name}`);
    return taskUnknowns(call ?? bareCall(decorator), scope, found);
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

/** What was not parsed, by its first line; where a file is cut, only the place. */
function unreadParts(chunk: ParsedChunk, scope: Scope): readonly OtherPart[] {
  if (chunk.statements[0]?.kind !== "unread") return [];
  const isCut = scope.module.cut === chunk;
  if (!isCut && chunk.length > 0) return [];
  const to = /[\n\r]|$/.exec(chunk.text.slice(0, 200))?.index ?? 0;
  const expression = { from: 0, to, kind: "other", what: "too long", inner: [], binds: [] } as const;
  const reason = isCut ? "from here on, code that makes or changes anything is not read" : "it is too long to be read";
  return [{ expression, scope, reason }];
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

/** The bare decorator as a call without arguments. */
function bareCall(decorator: DecoratedTask["decorator"]): CallValue {
  const { from, to } = decorator;
  const call = { from, to, kind: "call", callee: decorator, args: [], open: to, close: to } as const;
  return { kind: "call", name: "task", args: new Map(), open: undefined, refused: undefined, call };
}
