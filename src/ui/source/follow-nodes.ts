import { placeOf } from "#core/document/address.ts";
import { type DocumentDraft, nodeAt, nodePath } from "#core/document/draft.ts";
import type { NodeOrigins } from "#core/formats/source-contract.ts";
import type { Path } from "#core/problem/problem.ts";
import { keyOf, type NodeKey } from "#ui/document/node-key.ts";

const paths = new WeakMap<DocumentDraft, ReadonlyMap<NodeKey, Path>>();

/** Where a path of one document leads in another that has the same nodes, in other places perhaps; nothing where its node is gone. */
export function pathIn(to: DocumentDraft, from: DocumentDraft, path: Path): Path | undefined {
  if (to.environments === from.environments) return path;
  const { position, keys } = placeOf(path);
  if (!position) return path;
  const node = nodeAt(from, position);
  const now = node && pathsOf(to).get(keyOf(node));
  return now && [...now, ...keys];
}

/** Which nodes of a document are which of one that it was made of; `undefined` where all stand where they stood. */
export function originsIn(to: DocumentDraft, from: DocumentDraft): NodeOrigins | undefined {
  if (to.environments === from.environments) return undefined;
  const [now, before] = [pathsOf(to), pathsOf(from)];
  const origins = [...now].flatMap(([key, path]): NodeOrigins => {
    const read = before.get(key);
    return read ? [[path, read]] : [];
  });
  const isSame = now.size === before.size && origins.length === now.size;
  return isSame && origins.every(([one, other]) => one.join() === other.join()) ? undefined : origins;
}

function pathsOf(document: DocumentDraft): ReadonlyMap<NodeKey, Path> {
  const known = paths.get(document);
  if (known) return known;
  const found = new Map<NodeKey, Path>();
  for (const [environment, draft] of document.environments.entries()) {
    found.set(keyOf(draft), nodePath({ environment }));
    for (const [task, taskDraft] of (draft.tasks ?? []).entries()) {
      found.set(keyOf(taskDraft), nodePath({ environment, task }));
      for (const [override, one] of (taskDraft.overrides ?? []).entries())
        found.set(keyOf(one), nodePath({ environment, task, override }));
    }
  }
  paths.set(document, found);
  return found;
}
