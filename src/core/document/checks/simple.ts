import { isJsonObject } from "#core/problem/json.ts";
import { type Problem, prefixProblem } from "#core/problem/problem.ts";
import { type Check, errorAt, wrongKind } from "./found.ts";

/** Text, or null for "not given". */
export const checkText: Check = (value) =>
  value === null || typeof value === "string" ? [] : [wrongKind(value, "text in quotes")];

/** true or false, or null for "not given". */
export const checkBoolean: Check = (value) =>
  value === null || typeof value === "boolean" ? [] : [wrongKind(value, "true or false")];

/** A whole number from 0, or null for "not given". */
export const checkWholeNumber: Check = (value) =>
  value === null || (typeof value === "number" && Number.isInteger(value) && value >= 0)
    ? []
    : [wrongKind(value, "a whole number from 0")];

/** A list of texts, or null for "not given". Problems point at the position. */
export const checkTextList: Check = (value) => {
  if (value === null) return [];
  if (!Array.isArray(value)) return [wrongKind(value, "a list of texts")];
  return value.flatMap((item, position) =>
    typeof item === "string" ? [] : [prefixProblem([position], wrongKind(item, "text in quotes"))],
  );
};

/** Names with text values, or null for "not given". Problems point at the name. */
export const checkTextMap: Check = (value) => {
  if (value === null) return [];
  if (!isJsonObject(value)) return [wrongKind(value, "names with text values, such as {LOG_LEVEL: debug}")];
  return Object.entries(value).flatMap(([name, text]) =>
    typeof text === "string" ? [] : [prefixProblem([name], wrongKind(text, 'text in quotes, such as "1"'))],
  );
};

/** `null` or what the check says. */
export function orNull(check: Check): Check {
  return (value) => (value === null ? [] : check(value));
}

/** The problems of keys that an object may not have. `known` are those it may. See SPEC D3. */
export function unknownKeys(value: object, known: readonly string[], what: string): readonly Problem[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => prefixProblem([key], unknownKey(key, known, what)));
}

/** The problem of one key that is not known: it is kept, but nothing takes it. See SPEC D3. */
export function unknownKey(key: string, known: readonly string[], what: string): Problem {
  const near = known.find((name) => isNear(name, key));
  const hint = near ? `Did you mean "${near}"?` : `It has ${known.join(", ")}.`;
  return errorAt(
    "document.unknown-key",
    `"${key}" is not a key of ${what}. It is kept, but not written to code. ${hint}`,
  );
}

function isNear(known: string, typed: string): boolean {
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^a-z]/g, "");
  const [a, b] = [letters(known), letters(typed)];
  if (a === b || (b.length > 2 && (a.startsWith(b) || b.startsWith(a)))) return true;
  if (Math.abs(a.length - b.length) > 1 || a.length < 3) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return (
    a.slice(same + 1) === b.slice(same + 1) ||
    a.slice(same) === b.slice(same + 1) ||
    a.slice(same + 1) === b.slice(same)
  );
}
