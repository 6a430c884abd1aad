import type { Problem } from "#core/problem/problem.ts";
import { type PyValue, pyTypeName } from "./py-value.ts";
import { pythonStr } from "./python-value.ts";
import type { SdkStage } from "./sdk-problem.ts";
import { refused } from "./setting-problem.ts";

/**
 * What the SDK says of an environment's name: words of `a-z0-9` joined by single `_` or `-` (`environment.name`).
 *
 * @see SPEC D4; source: flyte 2.12.1, _environment.py:29
 */
export function environmentNameProblem(name: PyValue, stage: SdkStage = "environment"): Problem | undefined {
  const advice = "Use lower-case letters and digits, words joined by single - or _.";
  const given = { path: ["name"], stage };
  if (typeof name !== "string") {
    const words = `expected string or bytes-like object, got '${pyTypeName(name)}'`;
    return refused("environment.name", `The name is no text. ${advice}`, { ...given, words, type: "TypeError" });
  }
  if (/^[a-z0-9]+([_-][a-z0-9]+)*$/.test(name)) return undefined;
  const words = `Environment name '${pythonStr(name)}' must be in snake_case or kebab-case format.`;
  return refused("environment.name", `${JSON.stringify(name)} cannot name an environment. ${advice}`, {
    ...given,
    words,
  });
}
