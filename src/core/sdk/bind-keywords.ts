import type { Problem } from "#core/problem/problem.ts";
import type { PyCall } from "./py-value.ts";
import { type SdkStage, sdkProblem } from "./sdk-problem.ts";

/** A function of the SDK as Python binds it: its name in errors, its keywords, and those that have no default. */
export type Callee = {
  readonly name: string;
  readonly known: readonly string[];
  readonly required: readonly string[];
  readonly stage: SdkStage;
};

/** What Python says when keywords do not fit: the first unexpected one, else the missing ones (`sdk.arguments`). */
export function bindKeywords(callee: Callee, given: PyCall): Problem | undefined {
  const keys = Object.keys(given).filter((key) => given[key] !== undefined);
  const surplus = keys.find((key) => !callee.known.includes(key));
  if (surplus !== undefined) return unexpectedKeyword(callee, surplus);
  const missing = callee.required.filter((key) => !keys.includes(key));
  if (missing.length === 0) return undefined;
  const listed = missing.map((key) => `'${key}'`).join(" and ");
  const words = `${callee.name}() missing ${missing.length} required positional argument${missing.length > 1 ? "s" : ""}: ${listed}`;
  const message = `${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} missing.`;
  return sdkProblem("sdk.arguments", message, { stage: callee.stage, type: "TypeError", words });
}

/** A keyword that a function does not take (`sdk.arguments`). */
export function unexpectedKeyword(callee: Callee, key: string): Problem {
  const words = `${callee.name}() got an unexpected keyword argument '${key}'`;
  const message = `${JSON.stringify(key)} is not taken here. Keys are: ${callee.known.join(", ")}.`;
  return sdkProblem("sdk.arguments", message, { stage: callee.stage, type: "TypeError", words, path: [key] });
}

/** The keywords that a release's catalogue lists for a function; variable keywords aside. */
export function keywordsOf(fields: readonly string[] | undefined): readonly string[] {
  return (fields ?? []).filter((field) => field !== "kwargs");
}
