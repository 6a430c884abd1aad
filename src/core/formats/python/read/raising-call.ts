import { lineOf, lineStarts } from "#core/formats/source-lines.ts";
import type { Path } from "#core/problem/problem.ts";
import type { CallValue, Located, Scope } from "./located.ts";
import type { Expression } from "./python-syntax.ts";

/** A call and where it stands. */
export type PlacedCall = { readonly call: Extract<Expression, { kind: "call" }>; readonly scope: Scope };

/** The call that fails for a value at a path below another: the innermost one on the way to it. See SPEC PR10. */
export function raisingCall(call: CallValue, scope: Scope, path: Path): PlacedCall {
  const [key, ...rest] = path;
  const bound = key === undefined ? undefined : call.args.get(String(key));
  const inner = bound && innermost(bound.located, rest);
  return inner ?? { call: call.call, scope };
}

function innermost({ value, scope }: Located, path: Path): PlacedCall | undefined {
  if (value.kind === "call") return raisingCall(value, scope, path);
  const [key, ...rest] = path;
  if (value.kind === "sequence" && typeof key === "number") {
    const item = value.items[key];
    return item && innermost(item, rest);
  }
  if (value.kind === "dict") {
    const entry = value.entries.find((candidate) => candidate.key === key);
    return entry && innermost(entry.located, rest);
  }
  return undefined;
}

/** The value at a path below a call's arguments; the call's own expression where it is not given. */
export function locatedAt(call: CallValue, path: Path): Located | undefined {
  const [key, ...rest] = path;
  const bound = key === undefined ? undefined : call.args.get(String(key));
  if (!bound) return undefined;
  return below(bound.located, rest);
}

function below(located: Located, path: Path): Located {
  const [key, ...rest] = path;
  if (key === undefined) return located;
  const { value } = located;
  if (value.kind === "call") {
    const bound = value.args.get(String(key));
    return bound ? below(bound.located, rest) : located;
  }
  if (value.kind === "sequence") {
    const item = typeof key === "number" ? value.items[key] : undefined;
    return item ? below(item, rest) : located;
  }
  if (value.kind === "dict") {
    const entry = value.entries.find((candidate) => candidate.key === key);
    return entry ? below(entry.located, rest) : located;
  }
  return located;
}

/** The line that Python names when a call fails: of its first name, or of a method's name where that stands on a later line. */
export function callLine({ call, scope }: PlacedCall): number {
  const { module, base } = scope;
  const starts = lineStarts(module.text);
  if (call.callee.kind !== "attribute") return lineOf(starts, base + call.from);
  return lineOf(starts, base + call.callee.nameFrom);
}
