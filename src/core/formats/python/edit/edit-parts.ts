import type { ModelDocument } from "#core/formats/python/read/model-document.ts";
import type { PythonModel } from "#core/formats/python/read/model-types.ts";
import type { AlignedDocument } from "./align-document.ts";
import type { ChunkEdits } from "./chunk-edits.ts";
import type { EditSession } from "./edit-session.ts";
import type { ValueEditor } from "./value-editor.ts";
import type { Variables } from "./variables.ts";

/** What the steps of an edit work with. */
export type EditParts = {
  readonly session: EditSession;
  readonly variables: Variables;
  readonly model: PythonModel;
  readonly parts: ModelDocument;
  readonly aligned: AlignedDocument;
  readonly values: ValueEditor;
  readonly chunks: ChunkEdits;
};

/** What stands in a node beside the keys of its call. */
export const structural: ReadonlySet<string> = new Set([
  "tasks",
  "overrides",
  "clone_of",
  "depends_on",
  "label",
  "docs",
  "async",
]);
