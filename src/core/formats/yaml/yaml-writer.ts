import type { DocumentDraft } from "#core/document/draft.ts";
import {
  type BracketStyle,
  entriesOf,
  flatWidth,
  isNode,
  isScalar,
  putFlat,
} from "#core/formats/code/bracket-literal.ts";
import {
  type CodePart,
  type CodeWriter,
  joinBlocks,
  joinParts,
  piece,
  rememberPart,
  toWritten,
  writeCode,
} from "#core/formats/code/code-writer.ts";
import { problemComment } from "#core/formats/code/problem-comment.ts";
import { selectionOf } from "#core/formats/code/selection.ts";
import { withRelease } from "#core/formats/code/with-release.ts";
import type { WriteInput, Writer } from "#core/formats/writer.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { formatYamlNumber, formatYamlText } from "./yaml-scalar.ts";

const width = 100;
/** YAML reads a key without `?` up to 1024 characters. */
export const longestKey = 1000;

/** How YAML spells data in brackets. */
export const yamlFlow: BracketStyle = {
  width,
  padding: "",
  trailing: "",
  key: formatYamlText,
  text: formatYamlText,
  number: formatYamlNumber,
};

/**
 * Writes a document, a node or its resources as YAML: block style for the structure, one line for what fits in 100 columns.
 * Reads back equal, with every YAML 1.1 and 1.2 reader.
 *
 * @see SPEC Y1–Y5
 */
export const yamlWriter: Writer = {
  id: "yaml",
  label: "YAML",
  language: "yaml",
  fileExtension: "yaml",
  scopes: ["file", "environment", "task", "override", "resources"],
  write: writeYaml,
};

function writeYaml(input: WriteInput) {
  const { value, path } = selectionOf(input);
  const body =
    input.scope === "file"
      ? writeDocument(withRelease(value as DocumentDraft))
      : writeCode("  ", (out) => out.at(path, () => putRoot(out, value ?? null, path)));
  return toWritten(joinBlocks([problemComment(input, "#"), body], 1));
}

/** Any value as YAML on one line. See SPEC Y1–Y3. */
export function formatFlowYaml(value: Json): string {
  return writeCode("", (out) => putFlat(out, value, yamlFlow, [])).text.replace(/\n$/, "");
}

const writtenEnvironments: Parameters<typeof rememberPart>[0] = new WeakMap();

/** The document key by key, its environments each as a part of its own: one that did not change is not written again. */
function writeDocument(document: DocumentDraft): CodePart {
  const parts = entriesOf(document).map(([key, item]) => {
    const isList = key === "environments" && document.environments.length > 0;
    return isList
      ? writeEnvironments(document)
      : writeCode("  ", (out) => putMap(out, [[key, item]], { path: [], indent: 0 }));
  });
  return joinParts(parts, []);
}

function writeEnvironments(document: DocumentDraft): CodePart {
  const head = writeCode("  ", (out) => out.line("environments:"));
  const environments = document.environments.map((environment, index) =>
    rememberPart(writtenEnvironments, environment, index, () =>
      writeCode("  ", (out) =>
        out.indented(() => putItem(out, environment, { path: ["environments", index], indent: 2 })),
      ),
    ),
  );
  return joinParts([head, ...environments], ["environments"]);
}

function putRoot(out: CodeWriter, value: Json, path: Path): void {
  if (fits(value, path, 0)) putLine(out, value, path);
  else putItems(out, value, { path, indent: 0 });
}

type Place = { readonly path: Path; readonly indent: number };

function putItems(out: CodeWriter, value: Json, place: Place): void {
  if (Array.isArray(value)) putList(out, value, place);
  else if (isJsonObject(value)) putMap(out, entriesOf(value), place);
}

function putList(out: CodeWriter, items: readonly Json[], place: Place): void {
  for (const [index, item] of items.entries()) {
    putItem(out, item, { path: [...place.path, index], indent: place.indent });
  }
}

function putItem(out: CodeWriter, item: Json, { path, indent }: Place): void {
  out.at(path, () => {
    out.put("- ");
    // What follows the dash on its line stands two columns further in, as the next lines do.
    out.indented(() => putValue(out, item, { path, indent: indent + 2 }, indent + 2));
  });
}

function putMap(out: CodeWriter, entries: readonly (readonly [string, Json])[], place: Place): void {
  for (const [key, item] of entries) {
    const path = [...place.path, key];
    out.at(path, () => {
      const head = formatYamlText(key);
      if (head.length > longestKey) putLongKey(out, head, item, { path, indent: place.indent });
      else putEntry(out, `${head}:`, item, { path, indent: place.indent });
    });
  }
}

function putEntry(out: CodeWriter, head: string, item: Json, place: Place): void {
  out.put(head);
  if (fits(item, place.path, place.indent + head.length + 1)) {
    out.put(" ");
    putLine(out, item, place.path);
    return;
  }
  out.end();
  out.indented(() => putItems(out, item, { path: place.path, indent: place.indent + 2 }));
}

function putLongKey(out: CodeWriter, head: string, item: Json, place: Place): void {
  out.line("? ", piece("plain", head));
  out.put(": ");
  out.indented(() => putValue(out, item, { path: place.path, indent: place.indent + 2 }, place.indent + 2));
}

/** A value after a dash or a colon on the same line: its first line continues that line. */
function putValue(out: CodeWriter, item: Json, place: Place, column: number): void {
  if (fits(item, place.path, column)) putLine(out, item, place.path);
  else putItems(out, item, place);
}

function putLine(out: CodeWriter, value: Json, path: Path): void {
  putFlat(out, value, yamlFlow, path);
  out.end();
}

function fits(value: Json, path: Path, column: number): boolean {
  if (isScalar(value)) return true;
  if (isNode(path, value)) return false;
  if (Object.keys(value).length === 0) return true;
  return column + flatWidth(value, yamlFlow) <= width;
}
