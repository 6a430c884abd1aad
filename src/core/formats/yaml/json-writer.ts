import type { DocumentDraft } from "#core/document/draft.ts";
import { type BracketStyle, putBrackets } from "#core/formats/code/bracket-literal.ts";
import { toWritten, writeCode } from "#core/formats/code/code-writer.ts";
import { formatNumber } from "#core/formats/code/format-number.ts";
import { selectionOf } from "#core/formats/code/selection.ts";
import { withRelease } from "#core/formats/code/with-release.ts";
import type { WriteInput, Writer } from "#core/formats/writer.ts";

/** How JSON spells data. */
export const jsonStyle: BracketStyle = {
  width: 100,
  padding: " ",
  trailing: "",
  key: JSON.stringify,
  text: JSON.stringify,
  number: (value) => (Number.isFinite(value) ? formatNumber(value) : "null"),
};

/** Writes a document, a node or its resources as JSON. JSON has no comments: the problems are not told in it. See SPEC Y4, Y5. */
export const jsonWriter: Writer = {
  id: "json",
  label: "JSON",
  language: "json",
  fileExtension: "json",
  scopes: ["file", "environment", "task", "override", "resources"],
  write: writeJson,
};

function writeJson(input: WriteInput) {
  const { value, path } = selectionOf(input);
  const whole = input.scope === "file" ? withRelease(value as DocumentDraft) : value;
  const part = writeCode("  ", (out) =>
    out.at(path, () => putBrackets(out, whole ?? null, jsonStyle, { path, indent: 0, column: 0, after: 0 })),
  );
  return toWritten(part);
}
