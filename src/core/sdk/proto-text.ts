import type { Path, Problem } from "#core/problem/problem.ts";
import type { PyValue } from "./py-value.ts";
import { pythonRepr } from "./python-value.ts";
import { sdkProblem } from "./sdk-problem.ts";

/** The problem of a value that must be sent as text and is none (`sdk.not-text`). */
export function notText(value: PyValue, path: Path): Problem {
  const words = "bad argument type for built-in operation";
  const message = `${pythonRepr(value)} is not text. Write the ${path.at(-1)} as text.`;
  return sdkProblem("sdk.not-text", message, { stage: "serialize", type: "TypeError", words, path });
}

/** What protobuf refuses in a text: half of a character that needs two units of UTF-16 (`sdk.not-text`). */
export function surrogateProblems(value: PyValue, path: Path): readonly Problem[] {
  if (typeof value !== "string") return [];
  const characters = [...value];
  const first = characters.findIndex(isSurrogate);
  if (first < 0) return [];
  const after = characters.findIndex((character, index) => index > first && !isSurrogate(character));
  const last = (after < 0 ? characters.length : after) - 1;
  const code = (characters[first] ?? "").charCodeAt(0).toString(16);
  const place =
    first === last ? `character '\\u${code}' in position ${first}` : `characters in position ${first}-${last}`;
  const words = `'utf-8' codec can't encode ${place}: surrogates not allowed`;
  const message = `The text ${pythonRepr(value)} holds half a character. Remove it.`;
  return [sdkProblem("sdk.not-text", message, { stage: "serialize", type: "UnicodeEncodeError", words, path })];
}

function isSurrogate(character: string): boolean {
  return character.length === 1 && /[\ud800-\udfff]/.test(character);
}
