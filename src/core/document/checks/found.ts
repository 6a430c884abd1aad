import { isJsonObject } from "#core/problem/json.ts";
import type { Problem } from "#core/problem/problem.ts";
import type { ProblemCode } from "#core/problem/problem-codes.ts";

/** A check of one value: all that is wrong with it, with paths from the value inwards. Never throws. */
export type Check = (value: unknown) => readonly Problem[];

/** Names what was found, short enough for a message: `"abc"`, `5`, `a list`, `an object`. */
export function describeFound(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (Array.isArray(value)) return "a list";
  if (isJsonObject(value)) return "an object";
  return String(value);
}

/** The problem of a value of the wrong kind. `flyte` holds the SDK's own words where it has any. */
export function wrongKind(value: unknown, expected: string, flyte?: { type: string; message: string }): Problem {
  const found = value === null ? "null" : describeFound(value);
  return errorAt("document.type", `Found ${found}. Expected ${expected}.`, flyte);
}

/** An error with a code at the value itself. */
export function errorAt(code: ProblemCode, message: string, flyte?: { type: string; message: string }): Problem {
  const problem: Problem = { code, severity: "error", path: [], message };
  return flyte ? { ...problem, origin: { program: "flyte", type: flyte.type, message: flyte.message } } : problem;
}
