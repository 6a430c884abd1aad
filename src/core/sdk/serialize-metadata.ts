import type { Problem } from "#core/problem/problem.ts";
import { itemsOf } from "./check-environment.ts";
import { durationOutOfRange, durationOverflow, formatProtoDuration, secondsOf } from "./duration.ts";
import { boolProblem, wholeProblem } from "./proto-number.ts";
import { type PyValue, pyNumber, pyTypeName } from "./py-value.ts";
import { isNone, none, plainOf, type SdkArgument, type SdkArguments, type SdkTimeout } from "./sdk-argument.ts";
import { refused, wrongType } from "./setting-problem.ts";

/** The IDL's RetryStrategy in protobuf JSON. */
export type RetriesMessage = {
  readonly retries?: number;
  readonly backoff?: { readonly base: string; readonly factor: number; readonly cap?: string };
};

/** The parts of the IDL's TaskMetadata that settings decide. `retries` is there even when it says nothing. */
export type MetadataMessage = {
  readonly retries?: RetriesMessage;
  readonly timeout?: string;
  readonly interruptible?: boolean;
};

/** Why a task's metadata cannot be sent, in the SDK's order: retries, timeout, then what is no truth value. */
export function metadataProblem(fields: SdkArguments): Problem | undefined {
  const bool = (field: string) => boolProblem(plainOf(fields[field] ?? none), [field]);
  const { cache = none, reusable = none } = fields;
  return (
    retriesProblem(fields.retries ?? none) ??
    timeoutProblem(fields.timeout ?? none) ??
    bool("report") ??
    (cache.kind === "Cache" ? boolProblem(cache.serialize, ["cache", "serialize"]) : undefined) ??
    ignoredProblem(cache) ??
    bool("interruptible") ??
    (isNone(reusable) ? bool("debuggable") : undefined) ??
    bool("entrypoint") ??
    bool("produces_artifacts")
  );
}

/** A task's metadata as a message. See SPEC S32; source: flyte 2.12.1, task_serde.py:110-186. */
export function metadataMessage(fields: SdkArguments): MetadataMessage {
  const retries = retriesMessage(fields.retries ?? none);
  const runtime = boundsOf(fields.timeout ?? none)?.max_runtime ?? null;
  const seconds = secondsOf(runtime) ?? 0;
  const interruptible = plainOf(fields.interruptible ?? none) ?? null;
  return {
    ...(retries ? { retries } : {}),
    ...(seconds === 0 ? {} : { timeout: formatProtoDuration(seconds) }),
    ...(interruptible === null ? {} : { interruptible: pyNumber(interruptible) !== 0 }),
  };
}

/** All durations of a task that protobuf JSON cannot hold. */
export function durationProblems(fields: SdkArguments): readonly Problem[] {
  const { retries = none, cache = none, reusable = none } = fields;
  const bounds = boundsOf(fields.timeout ?? none);
  const backoff =
    retries.kind === "RetryStrategy" && retries.backoff && "baseSeconds" in retries.backoff
      ? retries.backoff
      : undefined;
  const rows = [
    { field: "timeout", key: "timeout", seconds: secondsOf(bounds?.max_runtime ?? null) },
    { field: "queued_timeout", key: "timeout", seconds: secondsOf(bounds?.max_queued_time ?? null) },
    { field: "deadline", key: "timeout", seconds: secondsOf(bounds?.deadline ?? null) },
    { field: "cache_max_age", key: "cache", seconds: cache.kind === "Cache" ? cache.maxAgeSeconds : undefined },
    { field: "base", key: "retries", seconds: backoff?.baseSeconds },
    { field: "cap", key: "retries", seconds: backoff?.capSeconds },
    {
      field: "idle_ttl",
      key: "reusable",
      seconds: reusable.kind === "ReusePolicy" ? reusable.idleTtlSeconds : undefined,
    },
    {
      field: "scaledown_ttl",
      key: "reusable",
      seconds: reusable.kind === "ReusePolicy" ? reusable.scaledownTtlSeconds : undefined,
    },
  ];
  return rows
    .map(({ field, key, seconds }) => durationOutOfRange(seconds ?? 0, field, [key]))
    .filter((problem) => problem !== undefined);
}

function retriesProblem(retries: SdkArgument): Problem | undefined {
  if (retries.kind !== "RetryStrategy") return undefined;
  const limits = { field: "flyteidl2.core.RetryStrategy.retries", most: 2 ** 32 - 1 };
  const problem = wholeProblem(retries.count, ["retries"], limits);
  if (problem || !retries.backoff || !("wrong" in retries.backoff)) return problem;
  const words = `'${pyTypeName(retries.backoff.wrong)}' object has no attribute 'base'`;
  const given = { type: "AttributeError", path: ["retries", "backoff"], stage: "serialize" } as const;
  return wrongType("The backoff is no Backoff.", { words, ...given });
}

function retriesMessage(retries: SdkArgument): RetriesMessage | undefined {
  if (retries.kind !== "RetryStrategy") return undefined;
  const count = pyNumber(retries.count) ?? 0;
  const { backoff } = retries;
  if (!backoff || "wrong" in backoff) return count === 0 ? {} : { retries: count };
  const { baseSeconds, factor, capSeconds } = backoff;
  return {
    ...(count === 0 ? {} : { retries: count }),
    backoff: {
      base: formatProtoDuration(baseSeconds),
      factor: pyNumber(factor) ?? 1,
      ...(capSeconds === null ? {} : { cap: formatProtoDuration(capSeconds) }),
    },
  };
}

/** A timeout's three bounds; an int or a duration bounds the run. `undefined` for other values and for none. */
function boundsOf(timeout: SdkArgument): Pick<SdkTimeout, "max_runtime" | "max_queued_time" | "deadline"> | undefined {
  if (timeout.kind === "Timeout") return timeout;
  const value = plainOf(timeout) ?? null;
  if (secondsOf(value) === undefined) return undefined;
  return { max_runtime: value, max_queued_time: null, deadline: null };
}

function timeoutProblem(timeout: SdkArgument): Problem | undefined {
  if (isNone(timeout)) return undefined;
  const bounds = boundsOf(timeout);
  if (!bounds) {
    const words = "Timeout must be an instance of Timeout, int, or timedelta.";
    const message = "A timeout is whole seconds, a duration, or a Timeout.";
    return refused("timeout.value", message, { words, path: ["timeout"], stage: "serialize" });
  }
  const { max_runtime, max_queued_time, deadline } = bounds;
  return [max_runtime, max_queued_time, deadline]
    .map((bound) => (bound === null ? undefined : boundProblem(bound)))
    .find((problem) => problem !== undefined);
}

function boundProblem(bound: PyValue): Problem | undefined {
  const seconds = secondsOf(bound);
  if (seconds !== undefined) return durationOverflow(seconds, ["timeout"], "serialize");
  const words = `'${pyTypeName(bound)}' object has no attribute 'total_seconds'`;
  const given = { type: "AttributeError", path: ["timeout"], stage: "serialize" } as const;
  return wrongType("A bound of a timeout is whole seconds or a duration.", { words, ...given });
}

function ignoredProblem(cache: SdkArgument): Problem | undefined {
  if (cache.kind !== "Cache" || cache.behavior === "disable" || cache.ignored_inputs === null) return undefined;
  const items = itemsOf(cache.ignored_inputs);
  if (items?.every((item) => typeof item === "string")) return undefined;
  const given = { words: "bad argument type for built-in operation", path: ["cache", "ignored_inputs"] };
  return wrongType("ignored_inputs are names of inputs.", { ...given, stage: "serialize" });
}
