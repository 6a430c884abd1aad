import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { fail, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { bindKeywords, keywordsOf } from "./bind-keywords.ts";
import { durationOverflow, secondsOf } from "./duration.ts";
import { isPyInt, isPyTuple, type PyCall, type PyValue, pyNumber } from "./py-value.ts";
import { pythonRepr } from "./python-value.ts";
import type { SdkReusePolicy } from "./sdk-argument.ts";
import { refused } from "./setting-problem.ts";

/**
 * `flyte.ReusePolicy(**call)`: the first thing that is wrong, in the SDK's order.
 *
 * @returns the policy with the warning `reuse.starvation` where the SDK logs one, or `reuse.policy`, `sdk.arguments`, `sdk.duration`.
 * @see SPEC S21; source: flyte 2.12.1, _reusable_environment.py:65-123
 */
export function createReusePolicy(call: PyCall, catalogue: SdkCatalogue): Result<SdkReusePolicy> {
  const known = keywordsOf(catalogue.fields.ReusePolicy);
  const unbound = bindKeywords({ name: "ReusePolicy.__init__", known, required: [], stage: "setting" }, call);
  const value = (key: string, initial: PyValue): PyValue => (call[key] === undefined ? initial : call[key]);
  const scope = value("scope", "global");
  const concurrency = value("concurrency", 1);
  const replicas = pairOf(value("replicas", 2));
  const problem =
    unbound ??
    (scope === "global" || scope === "run"
      ? undefined
      : policy('The scope is "global" or "run".', 'scope must be "global" or "run"', "scope")) ??
    replicasProblem(value("replicas", 2), replicas) ??
    concurrencyProblem(concurrency) ??
    ttlProblem("idle_ttl", value("idle_ttl", 30)) ??
    ttlProblem("scaledown_ttl", value("scaledown_ttl", 30));
  if (problem) return fail(problem);
  return succeed({
    kind: "ReusePolicy",
    replicas,
    idleTtlSeconds: secondsOf(value("idle_ttl", 30)) ?? 30,
    concurrency,
    scaledownTtlSeconds: secondsOf(value("scaledown_ttl", 30)) ?? 30,
    scope,
    warnings: starvation(replicas[1], concurrency),
  });
}

function pairOf(replicas: PyValue): readonly [PyValue, PyValue] {
  return isPyTuple(replicas) ? [replicas[0] ?? null, replicas[1] ?? null] : [replicas, replicas];
}

function replicasProblem(replicas: PyValue, [least, most]: readonly [PyValue, PyValue]): Problem | undefined {
  if (replicas === null) return policy("Replicas are missing.", "replicas cannot be None", "replicas");
  if (isPyTuple(replicas) ? replicas.length !== 2 : !isPyInt(replicas)) {
    const message = "Replicas are a whole number, or the least and the most: (1, 4).";
    return policy(message, "replicas must be an int or a tuple of two ints", "replicas");
  }
  for (const [label, number] of [
    ["min", least],
    ["max", most],
  ] as const) {
    const found = pythonRepr(number);
    if (!isPyInt(number)) {
      return policy(
        `Replicas are whole numbers; found ${found}.`,
        `replicas ${label} must be an int, got ${found}`,
        "replicas",
      );
    }
    if ((pyNumber(number) ?? 0) < 0) {
      const words = `replicas ${label} must be greater than or equal to 0, got ${found}`;
      return policy(`Replicas start at 0; found ${found}.`, words, "replicas");
    }
  }
  if ((pyNumber(least) ?? 0) <= (pyNumber(most) ?? 0)) return undefined;
  const words = `replicas min (${pythonRepr(least)}) must be less than or equal to max (${pythonRepr(most)})`;
  return policy("The least number of replicas is above the most.", words, "replicas");
}

function concurrencyProblem(concurrency: PyValue): Problem | undefined {
  const found = pythonRepr(concurrency);
  const message = `The concurrency is a whole number from 1; found ${found}.`;
  if (!isPyInt(concurrency)) return policy(message, `concurrency must be an int, got ${found}`, "concurrency");
  if ((pyNumber(concurrency) ?? 0) >= 1) return undefined;
  return policy(message, `concurrency must be at least 1, got ${found}`, "concurrency");
}

function ttlProblem(field: string, value: PyValue): Problem | undefined {
  const seconds = secondsOf(value);
  if (seconds === undefined) {
    const message = `${field} is in whole seconds, or a duration; found ${pythonRepr(value)}.`;
    return policy(message, `${field} must be an int (seconds) or a timedelta`, field);
  }
  const overflow = durationOverflow(seconds, [field]);
  if (overflow || seconds >= 30) return overflow;
  return policy(`${field} is at least 30 seconds; found ${seconds}.`, `${field} must be at least 30 seconds`, field);
}

function starvation(most: PyValue, concurrency: PyValue): readonly Problem[] {
  if (pyNumber(most) !== 1 || pyNumber(concurrency) !== 1) return [];
  const words =
    "It is recommended to use a minimum of 2 replicas, to avoid starvation. Starvation can occur if a task is running and no other replicas are available to handle new tasks.Options, increase concurrency, increase replicas or turn-off reuse for the parent task, that runs child tasks.";
  const message = "One replica with a concurrency of 1 can wait for itself. Use two replicas or a higher concurrency.";
  return [{ ...refused("reuse.starvation", message, { words, path: ["replicas"] }), severity: "warning" }];
}

function policy(message: string, words: string, field: string): Problem {
  return refused("reuse.policy", message, { words, path: [field] });
}
