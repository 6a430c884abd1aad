import type { Problem } from "#core/problem/problem.ts";
import { isPyFalsy, type PyCall, type PyValue, pyTypeName } from "./py-value.ts";
import { normalizedResources, normalizedValue, type SdkResources } from "./sdk-resources.ts";

/** A `flyte.ReusePolicy` that the SDK accepted: replicas as least and most, durations in seconds. */
export type SdkReusePolicy = {
  readonly kind: "ReusePolicy";
  readonly replicas: readonly [PyValue, PyValue];
  readonly idleTtlSeconds: number;
  readonly concurrency: PyValue;
  readonly scaledownTtlSeconds: number;
  readonly scope: PyValue;
  readonly warnings: readonly Problem[];
};

/** A `flyte.Backoff`: durations in seconds. */
export type SdkBackoff = {
  readonly baseSeconds: number;
  readonly factor: PyValue;
  readonly capSeconds: number | null;
};

/** A `flyte.RetryStrategy`. The SDK does not look at a `backoff` that is no Backoff before it sends the task. */
export type SdkRetryStrategy = {
  readonly kind: "RetryStrategy";
  readonly count: PyValue;
  readonly backoff: SdkBackoff | null | { readonly wrong: PyValue };
};

/** A `flyte.Timeout`. Its values are looked at when the task is sent. */
export type SdkTimeout = {
  readonly kind: "Timeout";
  readonly max_runtime: PyValue;
  readonly max_queued_time: PyValue;
  readonly deadline: PyValue;
};

/** A `flyte.Cache` with the behaviour's present word. */
export type SdkCache = {
  readonly kind: "Cache";
  readonly behavior: string;
  readonly version_override: PyValue;
  readonly serialize: PyValue;
  readonly ignored_inputs: PyValue;
  readonly salt: PyValue;
  readonly maxAgeSeconds: number | null;
};

/** A `flyte.Secret` with the variable that it derives. */
export type SdkSecret = {
  readonly kind: "Secret";
  readonly key: PyValue;
  readonly group: PyValue;
  readonly as_env_var: PyValue;
  readonly mount: PyValue;
};

/** A `flyte.PodTemplate`. */
export type SdkPodTemplate = {
  readonly kind: "PodTemplate";
  readonly pod_spec: PyValue;
  readonly primary_container_name: PyValue;
  readonly labels: PyValue;
  readonly annotations: PyValue;
};

/** What a keyword of a call holds: a Python value, one of the SDK's objects, or a list with secrets in it. */
export type SdkArgument =
  | { readonly kind: "value"; readonly value: PyValue }
  | { readonly kind: "Resources"; readonly resources: SdkResources }
  | { readonly kind: "list"; readonly items: readonly SdkArgument[] }
  | SdkReusePolicy
  | SdkRetryStrategy
  | SdkTimeout
  | SdkCache
  | SdkSecret
  | SdkPodTemplate;

/** Keywords of a call with what they hold. */
export type SdkArguments = { readonly [keyword: string]: SdkArgument };

/** A Python value as an argument. */
export function plain(value: PyValue): SdkArgument {
  return { kind: "value", value };
}

/** Python's `None`. */
export const none: SdkArgument = plain(null);

/** Whether an argument is `None`. */
export function isNone(argument: SdkArgument): boolean {
  return argument.kind === "value" && argument.value === null;
}

/** Whether Python's `if argument` takes it as false; the SDK's objects never are, `Resources()` included. */
export function isFalsy(argument: SdkArgument): boolean {
  if (argument.kind === "value") return isPyFalsy(argument.value);
  return argument.kind === "list" && argument.items.length === 0;
}

/** The value of an argument that is none of the SDK's objects; `undefined` for those. */
export function plainOf(argument: SdkArgument): PyValue | undefined {
  return argument.kind === "value" ? argument.value : undefined;
}

/** What `type(argument)` prints, such as `<class 'int'>`. */
export function classOf(argument: SdkArgument): string {
  if (argument.kind !== "value") return `<class '${argument.kind === "list" ? "list" : argument.kind}'>`;
  const type = pyTypeName(argument.value);
  return `<class '${type === "timedelta" ? "datetime.timedelta" : type}'>`;
}

/** An argument as JSON: objects with all their keys, durations as `{$timedelta: seconds}`. */
export function normalizedArgument(argument: SdkArgument): PyValue {
  switch (argument.kind) {
    case "value":
      return normalizedValue(argument.value);
    case "list":
      return argument.items.map(normalizedArgument);
    case "Resources":
      return normalizedResources(argument.resources);
    case "ReusePolicy":
      return {
        replicas: argument.replicas.map(normalizedValue),
        idle_ttl: duration(argument.idleTtlSeconds),
        concurrency: normalizedValue(argument.concurrency),
        scaledown_ttl: duration(argument.scaledownTtlSeconds),
        scope: normalizedValue(argument.scope),
      };
    case "RetryStrategy":
      return { count: normalizedValue(argument.count), backoff: normalizedBackoff(argument.backoff) };
    case "Cache": {
      const { kind: _, maxAgeSeconds, ignored_inputs, ...rest } = argument;
      return {
        ...normalizedCall(rest),
        ignored_inputs: normalizedValue(ignored_inputs),
        max_age: duration(maxAgeSeconds),
      };
    }
    default: {
      const { kind: _, ...rest } = argument;
      return normalizedCall(rest);
    }
  }
}

function normalizedBackoff(backoff: SdkRetryStrategy["backoff"]): PyValue {
  if (backoff === null) return null;
  if ("wrong" in backoff) return normalizedValue(backoff.wrong);
  return {
    base: duration(backoff.baseSeconds),
    factor: normalizedValue(backoff.factor),
    cap: duration(backoff.capSeconds),
  };
}

function normalizedCall(call: PyCall): { readonly [key: string]: PyValue } {
  return Object.fromEntries(Object.entries(call).map(([key, value]) => [key, normalizedValue(value ?? null)]));
}

function duration(seconds: number | null): PyValue {
  return seconds === null ? null : { $timedelta: seconds };
}
