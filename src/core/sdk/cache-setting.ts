import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { fail, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { bindKeywords, keywordsOf } from "./bind-keywords.ts";
import { durationOverflow, secondsOf } from "./duration.ts";
import { isPyFalsy, type PyCall, type PyValue } from "./py-value.ts";
import { pythonRepr } from "./python-value.ts";
import type { SdkCache } from "./sdk-argument.ts";
import { refused, wrongType } from "./setting-problem.ts";

/**
 * `flyte.Cache(**call)`: the age, then the behaviour's word (aliases in any case), then the policies.
 *
 * @returns the cache, or `cache.word`, `sdk.setting-type`, `sdk.arguments`, `sdk.duration`.
 * @see SPEC S23; source: flyte 2.12.1, _cache/cache.py:125-168
 */
export function createCache(call: PyCall, catalogue: SdkCatalogue): Result<SdkCache> {
  const { max_age = null, behavior = null, version_override = null, policies = null } = call;
  const known = keywordsOf(catalogue.fields.Cache);
  const word = cacheWord(behavior, catalogue);
  const problem =
    bindKeywords({ name: "Cache.__init__", known, required: ["behavior"], stage: "setting" }, call) ??
    ageProblem(max_age) ??
    (word === undefined ? wordProblem(behavior, catalogue) : undefined) ??
    (word !== "disable" && version_override === null && policies !== null && isPyFalsy(policies)
      ? refused("cache.word", "A cache without a version needs a policy.", {
          words: "If version is not defined then at least one cache policy needs to be set",
          path: ["policies"],
        })
      : undefined);
  if (problem) return fail(problem);
  const { ignored_inputs = [], salt = "", serialize = false } = call;
  return succeed({
    kind: "Cache",
    behavior: word ?? "disable",
    version_override,
    serialize,
    ignored_inputs: typeof ignored_inputs === "string" ? [ignored_inputs] : ignored_inputs,
    salt,
    maxAgeSeconds: max_age === null ? null : (secondsOf(max_age) ?? null),
  });
}

function cacheWord(behavior: PyValue, catalogue: SdkCatalogue): string | undefined {
  if (typeof behavior !== "string") return undefined;
  if (catalogue.cacheWords.includes(behavior)) return behavior;
  const lower = behavior.toLowerCase();
  return Object.hasOwn(catalogue.cacheAliases, lower) ? catalogue.cacheAliases[lower] : undefined;
}

function wordProblem(behavior: PyValue, { cacheWords, cacheAliases }: SdkCatalogue): Problem {
  const listed = (words: readonly string[]) => `[${words.map((word) => pythonRepr(word)).join(", ")}]`;
  const words = `Invalid cache behavior: ${pythonRepr(behavior)}. Must be one of ${listed(cacheWords)} (aliases accepted: ${listed(Object.keys(cacheAliases).sort())}).`;
  const message = `${pythonRepr(behavior)} is no cache behaviour. Write ${cacheWords.join(", ")}.`;
  return refused("cache.word", message, { words, path: ["behavior"] });
}

function ageProblem(age: PyValue): Problem | undefined {
  if (age === null) return undefined;
  const path = ["max_age"];
  const seconds = typeof age === "boolean" ? undefined : secondsOf(age);
  const message = `The greatest age is in whole seconds from 0; found ${pythonRepr(age)}.`;
  if (seconds === undefined) {
    return wrongType(message, { words: "max_age must be an int (seconds), timedelta, or None", path });
  }
  const overflow = durationOverflow(seconds, path);
  if (overflow || seconds >= 0) return overflow;
  return refused("cache.word", message, { words: "max_age must be nonnegative", path });
}
