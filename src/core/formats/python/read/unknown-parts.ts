import type { Path } from "#core/problem/problem.ts";
import type { CallValue, Located } from "./located.ts";

/** A part of a value that is not known: its path from the value, where it stands, and why. */
export type UnknownPart = { readonly path: Path; readonly located: Located; readonly reason: string };

/** What of a value is not known, the innermost parts. See SPEC PR8. */
export function unknownParts(located: Located): readonly UnknownPart[] {
  const { value } = located;
  switch (value.kind) {
    case "unknown":
      return [{ path: [], located, reason: value.reason }];
    case "symbol":
      return [{ path: [], located, reason: `${value.path} is known only when the file runs` }];
    case "module":
      return [{ path: [], located, reason: "it is a module" }];
    case "sequence":
      return value.items.flatMap((item, index) => placed(index, unknownParts(item)));
    case "dict":
      return value.entries.flatMap(({ key, located: item }) => placed(key, unknownParts(item)));
    case "call":
      return unknownInCall(value, located);
    default:
      return [];
  }
}

function unknownInCall(call: CallValue, located: Located): readonly UnknownPart[] {
  if (call.open !== undefined) return [{ path: [], located, reason: call.open }];
  const parts = [...call.args].flatMap(([keyword, { located: item }]) => placed(keyword, unknownParts(item)));
  const [first] = parts;
  // A pod template is taken as a whole: what the Kubernetes client builds in it is not read.
  return call.name === "PodTemplate" && first ? [{ path: [], located, reason: first.reason }] : parts;
}

function placed(key: string | number, parts: readonly UnknownPart[]): readonly UnknownPart[] {
  return parts.map((part) => ({ ...part, path: [key, ...part.path] }));
}
