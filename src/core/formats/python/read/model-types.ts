import type { Problem } from "#core/problem/problem.ts";
import type { SdkEnvironment } from "#core/sdk/create-environment.ts";
import type { SdkTask } from "#core/sdk/create-task.ts";
import type { Evaluator } from "./evaluate.ts";
import type { FoundOverride } from "./find-overrides.ts";
import type { CallValue, DecoratedTask, EnvironmentCall, Located, Scope } from "./located.ts";
import type { ParsedChunk } from "./parsed-chunk.ts";
import type { PythonModule } from "./python-module.ts";
import type { Expression, Statement } from "./python-syntax.ts";
import type { UnknownPart } from "./unknown-parts.ts";

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

/** A decorated function that a document does not have: its environment or its name is not known. */
export type Stranger = { readonly place: PlacedStatement; readonly reason: string };

/** An environment or task that a document does not have: of another kind, or made where it is not sure that it is made. */
export type OtherPart = { readonly expression: Expression; readonly scope: Scope; readonly reason: string };

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
  readonly others: readonly OtherPart[];
};

/** What a chunk defines; kept as long as its text and what it depends on stay the same. */
export type ChunkResult = {
  readonly named: { readonly name: string; readonly environment: EnvironmentCall; readonly place?: PlacedStatement }[];
  /** Names that hold environments among other things. */
  readonly held: { readonly name: string; readonly environment: EnvironmentCall }[];
  readonly added: { readonly environment: EnvironmentCall; readonly given: readonly Located[] }[];
  readonly tasks: ModelTask[];
  readonly loading: CallProblems[];
  readonly reached: CallProblems[];
  readonly strangers: Stranger[];
  others: readonly OtherPart[];
  overrides: readonly ModelOverride[];
};
