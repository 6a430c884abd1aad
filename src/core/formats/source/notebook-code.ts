import type { OpenSource, SourceProblem } from "#core/formats/source-contract.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";

/**
 * The code cells of a Jupyter notebook as one Python text, a blank line between them. Lines for IPython (`%magic`, `!command`) become
 * comments, so that all else keeps its line. `undefined` for what is no notebook.
 *
 * @see SPEC SO4; source: nbformat 4, "The Notebook file format"
 */
export function notebookCode(text: string): string | undefined {
  const notebook = parsed(text);
  if (!isJsonObject(notebook) || !Array.isArray(notebook.cells)) return undefined;
  const cells = notebook.cells.flatMap((cell: Json) => {
    if (!isJsonObject(cell) || cell.cell_type !== "code") return [];
    const source = sourceOf(cell.source);
    return source.trim() === "" ? [] : [plainCode(source)];
  });
  return cells.join("\n");
}

/** The source of a notebook's code, said to be one: its cells are JSON texts, which are not edited in place. Code: `source.notebook`. */
export function asNotebook({ reading }: OpenSource): OpenSource {
  const about = { code: "source.notebook", path: [], file: 0, line: 1 } as const;
  const message =
    "The code cells of the notebook were read as one Python text. They are not edited in place: copy what changes.";
  const note: SourceProblem = { ...about, severity: "note", message };
  const refused = "The cells of a notebook are not edited in place. Copy the code, or detach the source.";
  return {
    reading: { ...reading, editable: false, problems: [note, ...reading.problems] },
    edit: () => ({ edits: reading.files.map(() => []), refused: [{ ...about, severity: "error", message: refused }] }),
  };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as Json;
  } catch {
    return undefined;
  }
}

function sourceOf(source: Json | undefined): string {
  if (Array.isArray(source)) return source.filter((line) => typeof line === "string").join("");
  return typeof source === "string" ? source : "";
}

function plainCode(source: string): string {
  // A cell that begins with two percent signs is of another language.
  const foreign = /^\s*%%(?!time\b|timeit\b|capture\b)/.test(source);
  const code = foreign ? source.replaceAll(/^(?=.)/gm, "# ") : source.replaceAll(/^([ \t]*)([%!].*)$/gm, "$1# $2");
  return code.endsWith("\n") ? code : `${code}\n`;
}
