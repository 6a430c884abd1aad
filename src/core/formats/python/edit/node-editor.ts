import type { ModelDocument } from "#core/formats/python/read/model-document.ts";
import type { PythonModel } from "#core/formats/python/read/model-types.ts";
import type { AlignedDocument } from "./align-document.ts";
import { ChunkEdits } from "./chunk-edits.ts";
import { DependencyEditor } from "./dependency-editor.ts";
import type { EditParts } from "./edit-parts.ts";
import type { EditSession } from "./edit-session.ts";
import { EnvironmentEditor } from "./environment-editor.ts";
import { TaskEditor } from "./task-editor.ts";
import { ValueEditor } from "./value-editor.ts";
import type { Variables } from "./variables.ts";

/** Edits the nodes of a document: what changed in each, those that are new, those that are gone. See SPEC PE6–PE9. */
export function editNodes(given: {
  readonly session: EditSession;
  readonly variables: Variables;
  readonly model: PythonModel;
  readonly parts: ModelDocument;
  readonly aligned: AlignedDocument;
}): void {
  const parts: EditParts = {
    ...given,
    values: new ValueEditor(given.session),
    chunks: new ChunkEdits(given.session),
  };
  const environments = new EnvironmentEditor(parts);
  const tasks = new TaskEditor(parts);
  for (const { node, wanted } of parts.aligned.environments) if (node && wanted) environments.edit(node, wanted);
  environments.addNew();
  new DependencyEditor(parts).run();
  for (const pair of parts.aligned.tasks) tasks.edit(pair);
  for (const { node, wanted } of parts.aligned.environments) if (node && !wanted) environments.remove(node);
  parts.chunks.finish();
}
