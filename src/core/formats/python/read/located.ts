import type { PyValue } from "#core/sdk/py-value.ts";
import type { Binding } from "./module-names.ts";
import type { ParsedChunk } from "./parsed-chunk.ts";
import type { PythonModule } from "./python-module.ts";
import type { Argument, Expression } from "./python-syntax.ts";

/** Where an expression is evaluated: its file, the start of its chunk, and the names of the functions around it, the innermost last. */
export type Scope = {
  readonly module: PythonModule;
  /** Where it stands; `undefined` for code that is not in the file. */
  readonly chunk: ParsedChunk | undefined;
  /** The start of the chunk, as it is now. */
  readonly base: number;
  readonly locals: readonly ReadonlyMap<string, Binding>[];
};

const scopes = new WeakMap<ParsedChunk, Scope>();

/** The scope of a chunk; its base follows the chunk. */
export function chunkScope(module: PythonModule, chunk: ParsedChunk): Scope {
  const known = scopes.get(chunk);
  if (known) return known;
  const scope = scopeIn(module, chunk, []);
  scopes.set(chunk, scope);
  return scope;
}

function scopeIn(module: PythonModule, chunk: ParsedChunk, locals: readonly ReadonlyMap<string, Binding>[]): Scope {
  return {
    module,
    chunk,
    locals,
    get base() {
      return chunk.from;
    },
  };
}

/** A scope with the names of one more function. */
export function innerScope(scope: Scope, names: ReadonlyMap<string, Binding>): Scope {
  return withLocals(scope, [...scope.locals, names]);
}

/** The scope of a function around, whose names are the outermost so many. */
export function outerScope(scope: Scope, depth: number): Scope {
  return withLocals(scope, scope.locals.slice(0, depth));
}

function withLocals(scope: Scope, locals: Scope["locals"]): Scope {
  return scope.chunk ? scopeIn(scope.module, scope.chunk, locals) : { ...scope, locals };
}

/** A name, an item or a `**` that a value is reached through. */
export type Use = { readonly expression: Expression; readonly scope: Scope; readonly name: string };

/** An expression, where it stands, through which names it was reached (the outermost first), and what it says. */
export type Located = {
  readonly expression: Expression;
  readonly scope: Scope;
  readonly uses: readonly Use[];
  readonly value: Value;
};

/** One of the SDK's classes and functions, or of the standard library's, called with what is known. */
export type CallValue = {
  readonly kind: "call";
  readonly name: CalledName;
  readonly args: ReadonlyMap<string, BoundArgument>;
  /** Why more keywords may be given than are known. */
  readonly open: string | undefined;
  /** What Python says of the arguments themselves. */
  readonly refused: string | undefined;
  readonly call: Extract<Expression, { kind: "call" }>;
};

/** What stands for a keyword, and the argument that spells it; none where it came by `**`. */
export type BoundArgument = { readonly located: Located; readonly argument: Argument | undefined };

/** What an expression says. */
export type Value =
  | { readonly kind: "unknown"; readonly reason: string }
  | { readonly kind: "scalar"; readonly value: PyValue }
  | { readonly kind: "sequence"; readonly type: "tuple" | "list"; readonly items: readonly Located[] }
  | { readonly kind: "dict"; readonly entries: readonly { readonly key: string; readonly located: Located }[] }
  | CallValue
  | { readonly kind: "environment"; readonly environment: EnvironmentCall }
  | { readonly kind: "task"; readonly task: DecoratedTask }
  | { readonly kind: "override"; readonly override: OverrideCall }
  | { readonly kind: "symbol"; readonly path: string }
  | { readonly kind: "module"; readonly module: PythonModule };

/** What may be called and is understood. */
export type CalledName =
  | "TaskEnvironment"
  | "clone_with"
  | "task"
  | "override"
  | "Resources"
  | "Device"
  | "GPU"
  | "TPU"
  | "Neuron"
  | "AMD_GPU"
  | "HABANA_GAUDI"
  | "APPLE_SILICON"
  | "ReusePolicy"
  | "RetryStrategy"
  | "Backoff"
  | "Timeout"
  | "Cache"
  | "Secret"
  | "PodTemplate"
  | "timedelta"
  | "Path";

/** `TaskEnvironment(...)` or `environment.clone_with(...)`, evaluated once. */
export type EnvironmentCall = {
  readonly call: CallValue;
  readonly scope: Scope;
  readonly source: EnvironmentCall | undefined;
};

/** A function with `@environment.task`. */
export type DecoratedTask = {
  readonly environment: EnvironmentCall;
  /** `undefined` for the bare decorator. */
  readonly call: CallValue | undefined;
  readonly decorator: Expression;
  readonly definition: Extract<import("./python-syntax.ts").Statement, { kind: "function" }>;
  readonly scope: Scope;
};

/** `receiver.override(...)`; the receiver is a task, another override, or nothing that is known. */
export type OverrideCall = {
  readonly call: CallValue;
  readonly scope: Scope;
  readonly receiver: Expression;
  readonly on: DecoratedTask | OverrideCall | undefined;
  /** Where the word `override` stands, in the chunk. */
  readonly word: number;
};

/** A value that is not known. */
export function unknown(reason: string): Value {
  return { kind: "unknown", reason };
}
