import { editPython } from "#core/formats/python/edit/edit-python.ts";
import type { CallValue } from "#core/formats/python/read/located.ts";
import type { ModelDocument } from "#core/formats/python/read/model-document.ts";
import type { PythonModel } from "#core/formats/python/read/model-types.ts";
import { locatedAt } from "#core/formats/python/read/raising-call.ts";
import type { SourceRepair } from "#core/formats/source-contract.ts";
import type { Problem } from "#core/problem/problem.ts";

type Understood = { readonly model: PythonModel; readonly parts: ModelDocument };

/**
 * The repair of what Python or the SDK refuses in a call, where there is one that changes nothing else: resources on the decorator become an
 * environment of the task's own, a list of two amounts becomes the pair that is meant. See SPEC PR13.
 */
export function pythonRepair(understood: Understood, call: CallValue, problem: Problem): SourceRepair | undefined {
  if (call.name === "task" && problem.code === "sdk.arguments" && problem.path[0] === "resources") {
    return ownEnvironment(understood, call);
  }
  return problem.code === "sdk.cpu-type" || problem.code === "sdk.amount-type" ? pair(call, problem) : undefined;
}

function ownEnvironment({ model, parts }: Understood, call: CallValue): SourceRepair | undefined {
  const node = parts.nodes.find((one) => one.task?.task.call === call);
  const decorated = parts.nodes.filter(({ task, keys }) => task && keys.some(({ key }) => key === "resources"));
  if (!node || decorated.some(({ unknown }) => unknown.some(({ path }) => path[0] === "resources"))) return undefined;
  const { edits, refused } = editPython({ model, parts }, parts.document, { repair: true });
  const own = edits[node.scope.module.file] ?? [];
  if (refused.length > 0 || own.length === 0) return undefined;
  const names = decorated.map(({ draft }) => String(draft.name));
  const label =
    names.length === 1
      ? `Give ${names[0]} an environment of its own`
      : `Give ${names.length} tasks (${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""}) environments of their own`;
  return { label, edits: own };
}

/** `[1, 2]` becomes `(1, 2)`. */
function pair(call: CallValue, { path }: Problem): SourceRepair | undefined {
  const located = locatedAt(call, path);
  if (located?.value.kind !== "sequence" || located.value.type !== "list" || located.value.items.length !== 2) {
    return undefined;
  }
  const { expression, scope } = located;
  const from = scope.base + expression.from;
  const to = scope.base + expression.to;
  const edits = [
    { from, to: from + 1, text: "(" },
    { from: to - 1, to, text: ")" },
  ];
  return { label: "Write a tuple: request and limit", edits };
}
