import { formatAddress } from "#core/document/address.ts";
import { type DocumentDraft, type NodePosition, nodePath } from "#core/document/draft.ts";
import { runnablePositions } from "#core/document/runnable-positions.ts";
import { type CodePart, joinBlocks, joinParts, toWritten, writeCode } from "#core/formats/code/code-writer.ts";
import { newProblems } from "#core/formats/code/new-problems.ts";
import { commentLine, problemComment } from "#core/formats/code/problem-comment.ts";
import type { WriteInput, Writer } from "#core/formats/writer.ts";
import { buildPod } from "#core/pod/build-pod.ts";
import { nodeMessages } from "#core/pod/node-messages.ts";
import { type NodeTask, nodeTask } from "#core/pod/node-task.ts";
import { shippedConfiguration } from "#core/pod/pod-configuration.ts";
import { type Problem, prefixProblem } from "#core/problem/problem.ts";
import { placesOf } from "./places-of.ts";
import { putPod } from "./put-pod.ts";

/**
 * Writes the pods that the executor builds with its shipped configuration, as a YAML stream: one per task and override,
 * each headed by its address. Values that only a run knows are those of an example run and marked. A pod that is not
 * built is a comment with the reason, and a problem.
 *
 * @see SPEC F20, F22-F24
 */
export const podWriter: Writer = {
  id: "pod",
  label: "Pod",
  language: "yaml",
  fileExtension: "yaml",
  tellsOrigins: true,
  scopes: ["file", "environment", "task", "override"],
  write: writePods,
};

function writePods(input: WriteInput) {
  const pods = positionsOf(input).map((position) => writePod(input.document, position));
  const parts = pods.flatMap((pod, index) => (index === 0 ? [pod.part] : [separator, pod.part]));
  const body = pods.length > 0 ? parts : [writeCode("", (out) => out.line(commentLine("#", "There is no task.")))];
  const problems = pods.flatMap((pod) => pod.problems);
  return toWritten(joinBlocks([problemComment(input, "#"), joinParts(body)], 1), newProblems(problems, input.problems));
}

const separator = writeCode("", (out) => out.line("---"));

function positionsOf({ document, scope, select }: WriteInput): readonly NodePosition[] {
  if (scope === "file" || !select) return runnablePositions(document);
  return select.task === undefined ? runnablePositions(document, [select.environment]) : [select];
}

type WrittenPod = { readonly part: CodePart; readonly problems: readonly Problem[] };

function writePod(document: DocumentDraft, position: NodePosition): WrittenPod {
  const messages = nodeMessages(document, position);
  if (!messages.ok) return refused(document, position, messages.problems);
  const node = nodeTask(document, position, messages.value);
  const { task, identity } = node;
  const built = buildPod({ task, identity, configuration: shippedConfiguration });
  const path = messages.value.path ?? nodePath(position);
  if (!built.ok)
    return refused(
      document,
      position,
      built.problems.map((problem) => prefixProblem(path, problem)),
    );
  const part = withHeader(document, position, (out) =>
    putPod(out, built.value.pod, placesOf({ built: built.value, node, messages: messages.value })),
  );
  return { part, problems: templateNotes(node) };
}

function refused(document: DocumentDraft, position: NodePosition, problems: readonly Problem[]): WrittenPod {
  const errors = problems.filter((problem) => problem.severity === "error");
  const part = withHeader(document, position, (out) => {
    out.line(commentLine("#", "No pod is made:"));
    for (const problem of errors) out.line(commentLine("#", problem.message));
  });
  return { part, problems };
}

function withHeader(document: DocumentDraft, position: NodePosition, body: Parameters<typeof writeCode>[1]): CodePart {
  const path = nodePath(position);
  return writeCode("  ", (out) => {
    out.at(path, () => {
      out.line(commentLine("#", formatAddress(document, path)));
      body(out);
    });
  });
}

/** The pod of a task with a pod template is shown without it. */
function templateNotes({ podTemplate }: NodeTask): readonly Problem[] {
  if (!podTemplate) return [];
  const message = "The pod is shown without the pod template, which is merged in the cluster.";
  return [{ code: "pod.template", severity: "note", path: podTemplate.path, message }];
}
