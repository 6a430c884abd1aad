import { formatAddress } from "#core/document/address.ts";
import { type NodePosition, nodePath } from "#core/document/draft.ts";
import { runnablePositions } from "#core/document/runnable-positions.ts";
import { profilePod } from "#core/fit/profile-pod.ts";
import { type CodePart, joinBlocks, joinParts, toWritten, writeCode } from "#core/formats/code/code-writer.ts";
import { newProblems } from "#core/formats/code/new-problems.ts";
import { commentLine, problemComment } from "#core/formats/code/problem-comment.ts";
import type { WriteInput, Written } from "#core/formats/writer.ts";
import { buildPod } from "#core/pod/build-pod.ts";
import { nodeMessages } from "#core/pod/node-messages.ts";
import { type NodeTask, nodeTask } from "#core/pod/node-task.ts";
import { shippedConfiguration } from "#core/pod/pod-configuration.ts";
import type { SourcedPod } from "#core/pod/pod-source.ts";
import { type Problem, prefixProblem, type Result, succeed } from "#core/problem/problem.ts";

/** A pod with the notes of building it; their paths start at the document. */
export type NotedPod = SourcedPod & { readonly notes: readonly Problem[] };

/** A part of a stream of pods and what was noticed while it was made. */
export type PodPart = { readonly part: CodePart; readonly problems: readonly Problem[] };

/**
 * A YAML stream with one document for each task and override of the scope, each headed by its address. A pod that is not built
 * is a comment with the reason, and a problem.
 *
 * @see SPEC F22-F24
 */
export function writePodStream(input: WriteInput, write: (pod: NotedPod, header: CodePart) => CodePart): Written {
  const pods = podPositions(input).map((position) => podPart(input, position, write));
  const parts = pods.flatMap((pod, index) => (index === 0 ? [pod.part] : [separator, pod.part]));
  return finishPods(input, pods, parts);
}

/** The parts under the comment of problems, with a comment where there is no task. */
export function finishPods(input: WriteInput, pods: readonly PodPart[], parts: readonly CodePart[]): Written {
  const body = pods.length > 0 ? parts : [writeCode("", (out) => out.line(commentLine("#", "There is no task.")))];
  const problems = pods.flatMap((pod) => pod.problems);
  return toWritten(joinBlocks([problemComment(input, "#"), joinParts(body)], 1), newProblems(problems, input.problems));
}

const separator = writeCode("", (out) => out.line("---"));

/** The tasks and overrides that a scope writes. */
export function podPositions({ document, scope, select }: WriteInput): readonly NodePosition[] {
  if (scope === "file" || !select) return runnablePositions(document);
  return select.task === undefined ? runnablePositions(document, [select.environment]) : [select];
}

/** What is written for one position: the pod under its address, or why there is none. */
export function podPart(
  input: WriteInput,
  position: NodePosition,
  write: (pod: NotedPod, header: CodePart) => CodePart,
): PodPart {
  const path = nodePath(position);
  // A mark of its own: a node that inherits everything is found by it.
  const header = writeCode("", (out) =>
    out.at(path, () => out.line(commentLine("#", formatAddress(input.document, path)))),
  );
  const pod = podAt(input, position);
  if (!pod.ok) return { part: joinParts([header, refusal(pod.problems)], path), problems: pod.problems };
  return { part: joinParts([write(pod.value, header)], path), problems: pod.value.notes };
}

function refusal(problems: readonly Problem[]): CodePart {
  const errors = problems.filter((problem) => problem.severity === "error");
  return writeCode("", (out) => {
    out.line(commentLine("#", "No pod is made:"));
    for (const problem of errors) out.line(commentLine("#", problem.message));
  });
}

/** With a cluster the pod that its Flyte builds, else that of Flyte as shipped, without pod templates. */
function podAt(input: WriteInput, position: NodePosition): Result<NotedPod> {
  if (input.cluster) return profilePod(input.document, input.cluster, position);
  const { document } = input;
  const messages = nodeMessages(document, position);
  if (!messages.ok) return messages;
  const node = nodeTask(document, position, messages.value);
  const { task, identity } = node;
  const built = buildPod({ task, identity, configuration: shippedConfiguration });
  const path = messages.value.path ?? nodePath(position);
  if (built.ok) return succeed({ built: built.value, node, messages: messages.value, notes: templateNotes(node) });
  const [first, ...rest] = built.problems;
  const move = (problem: Problem) => prefixProblem(path, problem);
  return { ok: false, problems: [move(first), ...rest.map(move)] };
}

/** The pod of a task with a pod template is shown without it. */
function templateNotes({ podTemplate }: NodeTask): readonly Problem[] {
  if (!podTemplate) return [];
  const message = "The pod is shown without the pod template, which is merged in the cluster.";
  return [{ code: "pod.template", severity: "note", path: podTemplate.path, message }];
}
