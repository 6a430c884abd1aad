import type { Json } from "#core/problem/json.ts";
import type { FoundOverride } from "./find-overrides.ts";
import type { ModelTask } from "./model-types.ts";
import { parseChunk } from "./parse-chunk.ts";

type Labelled = FoundOverride & { readonly task: ModelTask | undefined };

/**
 * The label of an override that is a variable: what the comment `# label: …` above its line says, else what follows the task's name in the
 * variable (`override` is no label), else the variable. See SPEC PY3.
 */
export function overrideLabel(override: Labelled): Json | undefined {
  const { variable = "", task } = override;
  const said = labelComment(override);
  if (said !== undefined) return said === "" ? undefined : labelText(said);
  const prefix = `${task?.task.definition.name ?? ""}_`;
  const rest = variable.startsWith(prefix) ? variable.slice(prefix.length) : variable;
  return rest === "override" ? undefined : rest;
}

/** What the comment right above says after `# label:`. */
function labelComment({ module, chunk, statement }: Labelled): string | undefined {
  const line = lineAbove(module.text, chunk.from + statement.from);
  const match = line === undefined ? undefined : /^#[ \t]*label:[ \t]*([^\n\r]*?)[ \t]*$/.exec(line.text);
  return match?.[1];
}

/** The line above an offset that stands at the start of a line. */
export function lineAbove(text: string, offset: number): { readonly from: number; readonly text: string } | undefined {
  if (offset === 0 || !/[\n\r]/.test(text.charAt(offset - 1))) return undefined;
  const end = text.charAt(offset - 1) === "\n" && text.charAt(offset - 2) === "\r" ? offset - 2 : offset - 1;
  const from = Math.max(text.lastIndexOf("\n", end - 1), text.lastIndexOf("\r", end - 1)) + 1;
  return { from, text: text.slice(from, end) };
}

function labelText(said: string): Json {
  if (/^["']/.test(said)) {
    const [statement] = parseChunk(said);
    const value = statement?.kind === "expression" && statement.value.kind === "string" ? statement.value : undefined;
    if (value?.parts.every((part) => typeof part === "string")) return value.parts.join("");
  }
  return said;
}
