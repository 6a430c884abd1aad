import type { DocumentDraft } from "#core/document/draft.ts";
import { newestRelease } from "#core/formats/code/with-release.ts";
import { innerValues } from "#core/formats/python/read/inner-values.ts";
import type { Located } from "#core/formats/python/read/located.ts";
import type { DocumentNode, ModelDocument } from "#core/formats/python/read/model-document.ts";
import type { PythonModel } from "#core/formats/python/read/model-types.ts";
import type { Expression } from "#core/formats/python/read/python-syntax.ts";
import type { NodeOrigins, SourceEdit } from "#core/formats/source-contract.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { type AlignedDocument, alignDocument } from "./align-document.ts";
import { EditSession, type User } from "./edit-session.ts";
import { editNodes } from "./node-editor.ts";
import { Variables } from "./variables.ts";

/** A reading of Python that can be edited. */
export type EditablePython = { readonly model: PythonModel; readonly parts: ModelDocument };

/**
 * The smallest replacements with which the files say `wanted`: values at their own place, arguments in the style of their call, new tasks,
 * overrides and environments behind their siblings. Where anything cannot be said, nothing is edited and `refused` says why
 * (`python.not-set`). The order of nodes stays the file's (`orderNodes`). `repair` also turns resources on decorators, which the SDK refuses, into environments of the tasks'
 * own; `origins` says which nodes are which. See SPEC PE1–PE9.
 */
export function editPython(
  { model, parts }: EditablePython,
  wanted: DocumentDraft,
  { repair = false, origins }: { readonly repair?: boolean; readonly origins?: NodeOrigins | undefined } = {},
): SourceEdit {
  const nothing = model.modules.map(() => []);
  if (wanted === parts.document && !repair) return { edits: nothing, refused: [] };
  const aligned = alignDocument(parts, wanted, { repair, origins });
  const variables = new Variables(model, aligned);
  const session = new EditSession(model.modules, {
    sdk: typeof parts.document.sdk === "string" ? parts.document.sdk : newestRelease,
    users: usersOf(parts, aligned),
    variables: (name, scope) => variables.of(name, scope),
  });
  editNodes({ session, variables, model, parts, aligned });
  releaseEdit(session, { model, parts }, wanted);
  if (session.refused.length > 0) return { edits: nothing, refused: session.refused };
  return { edits: session.edits(model.modules), refused: [] };
}

/** The release that the script's header pins. A file without such a header says nothing of the release. */
function releaseEdit(session: EditSession, { model, parts }: EditablePython, wanted: DocumentDraft): void {
  const { sdk } = parts.document;
  if (typeof sdk !== "string" || typeof wanted.sdk !== "string" || wanted.sdk === sdk) return;
  for (const module of model.modules) {
    const match = /["']flyte\s*==\s*(?=\d)/.exec(module.text);
    const from = match ? match.index + match[0].length : -1;
    if (from >= 0 && module.text.startsWith(sdk, from)) {
      session.put(module, { from, to: from + sdk.length, text: wanted.sdk });
      return;
    }
  }
}

/** Who wants what of each expression that spells a value. */
function usersOf(parts: ModelDocument, aligned: AlignedDocument): (expression: Expression) => readonly User[] {
  const drafts = new Map<DocumentNode, Json | undefined>();
  for (const { node, wanted } of aligned.environments) if (node) drafts.set(node, wanted);
  for (const { node, wanted, overrides } of aligned.tasks) {
    if (node) drafts.set(node, wanted);
    for (const override of overrides) if (override.node) drafts.set(override.node, override.wanted);
  }
  const spelled = spelledValues(parts);
  return (expression) =>
    (spelled.get(expression) ?? []).map(({ node, path, located }) => ({
      path: [...node.path, ...path],
      located,
      wanted: () => wantedAt(drafts.get(node), path),
    }));
}

type Spelled = { readonly node: DocumentNode; readonly path: Path; readonly located: Located };

const known = new WeakMap<ModelDocument, ReadonlyMap<Expression, readonly Spelled[]>>();

/** Which values of the document each expression spells. */
function spelledValues(parts: ModelDocument): ReadonlyMap<Expression, readonly Spelled[]> {
  const kept = known.get(parts);
  if (kept) return kept;
  const values = new Map<Expression, Spelled[]>();
  for (const node of parts.nodes) {
    for (const { key, bound } of node.keys) {
      for (const [path, located] of innerValues(bound.located, [key])) {
        const same = values.get(located.expression);
        if (same) same.push({ node, path, located });
        else values.set(located.expression, [{ node, path, located }]);
      }
    }
  }
  known.set(parts, values);
  return values;
}

function wantedAt(draft: Json | undefined, path: Path): Json | undefined | "gone" {
  if (draft === undefined) return "gone";
  let value: Json | undefined = draft;
  for (const key of path) {
    if (Array.isArray(value) && typeof key === "number") value = value[key] as Json | undefined;
    else if (isJsonObject(value)) value = value[String(key)];
    else return "gone";
  }
  return value;
}
