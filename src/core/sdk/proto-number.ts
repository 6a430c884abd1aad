import type { Path, Problem } from "#core/problem/problem.ts";
import { isPyInt, type PyValue, pyNumber, pyTypeName } from "./py-value.ts";
import { pythonRepr } from "./python-value.ts";
import { refused, wrongType } from "./setting-problem.ts";

/** What protobuf refuses as a truth value: anything but an int of 64 bits, or `None` (`sdk.setting-type`, `sdk.number-range`). */
export function boolProblem(value: PyValue | undefined, path: Path): Problem | undefined {
  if (value === null || value === undefined) return undefined;
  if (!isPyInt(value)) return notWhole(value, path);
  if (Math.abs(pyNumber(value) ?? 0) < 2 ** 63) return undefined;
  const given = { words: "Python int too large to convert to C long", type: "OverflowError", path } as const;
  return refused("sdk.number-range", "The number is too large.", { ...given, stage: "serialize" });
}

/** What protobuf refuses as a whole number up to `most`: truth values too (`sdk.setting-type`, `sdk.number-range`). */
export function wholeProblem(
  value: PyValue,
  path: Path,
  { field, most }: { readonly field: string; readonly most: number },
): Problem | undefined {
  if (typeof value === "boolean") {
    const words = `Field ${field}: Expected an int, got a boolean.`;
    return wrongType(`${pythonRepr(value)} is no number.`, { words, path, stage: "serialize" });
  }
  if (!isPyInt(value)) return notWhole(value, path);
  const number = pyNumber(value) ?? 0;
  if (number <= most && number >= -most - 1) return undefined;
  const message = `${pythonRepr(value)} is too large. Write at most ${most}.`;
  return refused("sdk.number-range", message, {
    words: `Value out of range: ${pythonRepr(value)}`,
    path,
    stage: "serialize",
  });
}

function notWhole(value: PyValue, path: Path): Problem {
  const words = `'${pyTypeName(value)}' object cannot be interpreted as an integer`;
  return wrongType(`${pythonRepr(value)} is neither true nor false.`, { words, path, stage: "serialize" });
}
