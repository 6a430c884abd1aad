import type { DocumentDraft } from "#core/document/draft.ts";
import { type BracketStyle, putBrackets } from "#core/formats/code/bracket-literal.ts";
import { type CodePart, joinBlocks, piece, toWritten, writeCode } from "#core/formats/code/code-writer.ts";
import { formatNumber } from "#core/formats/code/format-number.ts";
import { formatTypescriptKey, formatTypescriptText } from "#core/formats/code/format-typescript-text.ts";
import { problemComment } from "#core/formats/code/problem-comment.ts";
import { selectionOf } from "#core/formats/code/selection.ts";
import { withRelease } from "#core/formats/code/with-release.ts";
import type { Scope, Token, WriteInput, Writer } from "#core/formats/writer.ts";
import { typesFor } from "./document-types.ts";

const style: BracketStyle = {
  width: 80,
  padding: " ",
  trailing: ",",
  key: formatTypescriptKey,
  text: formatTypescriptText,
  number: formatNumber,
};

/** What each scope exports: the constant's name and its type. */
const exported: Readonly<Record<Scope, { readonly name: string; readonly type: string }>> = {
  file: { name: "resourceDocument", type: "ResourceDocument" },
  environment: { name: "environment", type: "Environment" },
  task: { name: "task", type: "Task" },
  override: { name: "override", type: "Override" },
  resources: { name: "resources", type: "Resources" },
};

/** Writes a document, or a part of it, as a TypeScript constant with the types that it needs, and no import. See SPEC TS1, TS2. */
export const typescriptWriter: Writer = {
  id: "typescript",
  label: "TypeScript",
  language: "typescript",
  fileExtension: "ts",
  scopes: ["file", "environment", "task", "override", "resources"],
  write: writeTypescript,
};

function writeTypescript(input: WriteInput) {
  return toWritten(joinBlocks([problemComment(input, "//"), typesPart(input.scope), constantPart(input)], 1));
}

function constantPart(input: WriteInput): CodePart {
  const { value, path } = selectionOf(input);
  const whole = (input.scope === "file" ? withRelease(value as DocumentDraft) : value) ?? null;
  const { name, type } = exported[input.scope];
  const head = `export const ${name} = `;
  // `as const` says nothing of null.
  const tail = whole === null ? "" : " as const";
  const end = `${tail} satisfies ${type}${whole === null ? " | null" : ""};`;
  return writeCode("  ", (out) => {
    out.at(path, () => {
      out.put(piece("keyword", "export"), " ", piece("keyword", "const"), ` ${name} = `);
      const after = end.length;
      putBrackets(out, whole, style, { path, indent: 0, column: head.length, after });
      out.line(...endTokens(tail, type, whole === null));
    });
  });
}

function endTokens(tail: string, type: string, orNull: boolean): readonly Token[] {
  const cast =
    tail === "" ? [] : [piece("plain", " "), piece("keyword", "as"), piece("plain", " "), piece("keyword", "const")];
  const union = orNull ? [piece("plain", " | "), piece("keyword", "null")] : [];
  return [
    ...cast,
    piece("plain", " "),
    piece("keyword", "satisfies"),
    piece("plain", ` ${type}`),
    ...union,
    piece("plain", ";"),
  ];
}

function typesPart(scope: Scope): CodePart {
  const types = typesFor(exported[scope].type).map((type) =>
    writeCode("  ", (out) => {
      for (const line of type.text.split("\n")) out.line(...typeTokens(line));
    }),
  );
  return joinBlocks(types, 1);
}

/** The pieces of a line of our own type declarations. */
function typeTokens(line: string): readonly Token[] {
  const parts = line.split(/("[^"]*"|\b(?:type|readonly|string|number|boolean|null|unknown)\b(?!\?|:))/);
  return parts.map((part, at) => piece(at % 2 === 0 ? "plain" : part.startsWith('"') ? "string" : "keyword", part));
}
