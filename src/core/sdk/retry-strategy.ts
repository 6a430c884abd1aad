import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { fail, type Problem, prefixProblem, type Result, succeed } from "#core/problem/problem.ts";
import { bindKeywords, keywordsOf } from "./bind-keywords.ts";
import { isPyInt, type PyCall, type PyValue, pyDictOf, pyDurationOf, pyNumber, pyTypeName } from "./py-value.ts";
import { pythonRepr } from "./python-value.ts";
import type { SdkBackoff, SdkRetryStrategy } from "./sdk-argument.ts";
import { refused, wrongType } from "./setting-problem.ts";

/**
 * `flyte.RetryStrategy(**call)`; a dict in `backoff` is `flyte.Backoff(**dict)`, which is made first.
 *
 * @returns the strategy, or `retries.value`, `sdk.setting-type`, `sdk.arguments`.
 * @see SPEC S22; source: flyte 2.12.1, _retry.py:29-137
 */
export function createRetryStrategy(call: PyCall, catalogue: SdkCatalogue): Result<SdkRetryStrategy> {
  const given = call.backoff ?? null;
  const backoffCall = pyDictOf(given);
  const backoff = backoffCall ? createBackoff(backoffCall) : undefined;
  if (backoff && !backoff.ok) return fail(prefixProblem(["backoff"], backoff.problems[0]));
  const known = keywordsOf(catalogue.fields.RetryStrategy);
  const callee = { name: "RetryStrategy.__init__", known, required: ["count"], stage: "setting" } as const;
  const problem = bindKeywords(callee, call) ?? countProblem(call.count ?? null);
  if (problem) return fail(problem);
  const kept = given === null ? null : { wrong: given };
  return succeed({ kind: "RetryStrategy", count: call.count ?? null, backoff: backoff ? backoff.value : kept });
}

/** What the SDK says of a number of retries: an int from 0 (`retries.value`). */
export function countProblem(count: PyValue): Problem | undefined {
  const found = pythonRepr(count);
  const message = `Retries are a whole number from 0; found ${found}.`;
  if (!isPyInt(count)) {
    const words = `RetryStrategy.count must be an int (a retry count), got ${found}`;
    return refused("retries.value", message, { words, path: ["count"] });
  }
  if ((pyNumber(count) ?? 0) >= 0) return undefined;
  const words = `RetryStrategy.count must be greater than or equal to 0, got ${found}`;
  return refused("retries.value", message, { words, path: ["count"] });
}

function createBackoff(call: PyCall): Result<SdkBackoff> {
  const known = ["base", "factor", "cap"];
  const { base = null, factor = { $py: "1.0" }, cap = null } = call;
  const unbound = bindKeywords({ name: "Backoff.__init__", known, required: ["base"], stage: "setting" }, call);
  const number = pyNumber(factor) ?? Number.NaN;
  const problem =
    unbound ??
    fromZero("base", base) ??
    (Number.isFinite(number)
      ? undefined
      : backoffProblem("factor", `Backoff.factor must be a finite number, got ${pythonRepr(factor)}`)) ??
    (number < 1 ? backoffProblem("factor", `Backoff.factor must be >= 1.0, got ${pythonRepr(factor)}`) : undefined) ??
    (cap === null ? undefined : fromZero("cap", cap)) ??
    (number > 1 && cap === null
      ? backoffProblem("cap", "Backoff.cap is required when factor > 1.0 to prevent unbounded growth")
      : undefined);
  if (problem) return fail(problem);
  return succeed({ baseSeconds: pyDurationOf(base) ?? 0, factor, capSeconds: pyDurationOf(cap) ?? null });
}

function fromZero(field: "base" | "cap", value: PyValue): Problem | undefined {
  const seconds = pyDurationOf(value);
  if (seconds === undefined) {
    const words = `'<' not supported between instances of '${pyTypeName(value)}' and 'datetime.timedelta'`;
    return wrongType(`The ${field} is a duration; found ${pythonRepr(value)}.`, { words, path: [field] });
  }
  return seconds < 0
    ? backoffProblem(field, `Backoff.${field} must be >= 0, got ${pythonDuration(seconds)}`)
    : undefined;
}

function backoffProblem(field: string, words: string): Problem {
  const advice = {
    base: "a duration from 0",
    factor: "a number from 1",
    cap: "a duration from 0; a factor above 1 needs one",
  };
  const message = `The ${field} is ${advice[field as keyof typeof advice]}.`;
  return refused("retries.value", message, { words, path: [field] });
}

/** `str(timedelta)` of a negative duration: `-1 day, 23:59:59`. */
function pythonDuration(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const rest = seconds - days * 86_400;
  const whole = Math.floor(rest);
  const micros = Math.round((rest - whole) * 1e6);
  const two = (number: number) => String(number).padStart(2, "0");
  const clock = `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  const fraction = micros === 0 ? "" : `.${String(micros).padStart(6, "0")}`;
  return `${days === 0 ? "" : `${days} day${Math.abs(days) === 1 ? "" : "s"}, `}${clock}${fraction}`;
}
