import type { Path } from "#core/problem/problem.ts";
import type { CallValue, Located } from "./located.ts";
import { scalarJson } from "./value-json.ts";

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
    case "scalar":
      return scalarJson(value.value) !== undefined
        ? []
        : [{ path: [], located, reason: "a document has no spelling for it" }];
    case "sequence": {
      const [first] = value.items.flatMap((item) => unknownParts(item));
      return first ? [{ path: [], located, reason: first.reason }] : [];
    }
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
  return first && !partial.has(call.name) ? [{ path: [], located, reason: first.reason }] : parts;
}

/** What may be known in part; all else is taken as a whole. */
const partial = new Set<CallValue["name"]>(["Resources", "ReusePolicy", "Timeout", "Cache"]);

function placed(key: string, parts: readonly UnknownPart[]): readonly UnknownPart[] {
  return parts.map((part) => ({ ...part, path: [key, ...part.path] }));
}
