import { type CodePart, joinBlocks, writeCode } from "#core/formats/code/code-writer.ts";
import { pythonIndent } from "#core/formats/python/put-python.ts";
import { putAssignment } from "#core/formats/python/put-statement.ts";
import { atom, callNode, literalNode, type PythonNode } from "#core/formats/python/python-node.ts";
import type { WriteInput, Writer, Written } from "#core/formats/writer.ts";
import { podSource } from "#core/pod/pod-source.ts";
import { slug } from "#core/resolve/flatten.ts";
import { templateOf } from "./derived-pod.ts";
import { finishPods, type NotedPod, podPart, podPositions } from "./pod-stream.ts";
import { kubernetesCall } from "./python-pod-template.ts";

/**
 * Writes `flyte.PodTemplate` objects with the placement and resources of the tasks' pods, for `pod_template=` in code.
 *
 * @see SPEC F27
 */
export const pythonTemplateWriter: Writer = {
  id: "pod-template-python",
  label: "flyte.PodTemplate",
  language: "python",
  fileExtension: "py",
  scopes: ["file", "environment", "task", "override"],
  write: writeTemplates,
};

function writeTemplates(input: WriteInput): Written {
  const classes = new Set<string>();
  const taken = new Set(["flyte"]);
  const pods = podPositions(input).map((position) =>
    podPart(input, position, (pod, header) => {
      const variable = freeName(header.text, taken);
      const statement = writeCode(pythonIndent, (out) => {
        out.add(header);
        putAssignment(out, variable, templateNode(pod, classes));
      });
      return statement;
    }),
  );
  const body = joinBlocks(
    pods.map(({ part }) => part),
    1,
  );
  const parts = pods.length === 0 ? [] : [joinBlocks([importsOf(classes), body], 1)];
  return finishPods(input, pods, parts);
}

function freeName(header: string, taken: Set<string>): string {
  const name = `${slug(header.slice(2)).replaceAll("-", "_")}_pod_template`;
  const wanted = /^[0-9]/.test(name) ? `task_${name}` : name;
  let free = wanted;
  for (let number = 2; taken.has(free); number += 1) free = `${wanted}_${number}`;
  taken.add(free);
  return free;
}

function templateNode(pod: NotedPod, classes: Set<string>): PythonNode {
  const { labels, spec } = templateOf(pod);
  const sourceAt = (path: readonly (string | number)[]) => (path.at(-1) === "name" ? undefined : podSource(path, pod));
  const call = kubernetesCall("PodSpec", spec, { path: ["spec"], sourceAt, classes });
  const entries = Object.entries(labels).map(([key, value]) => ({ key, value: literalNode(value, []) }));
  return callNode("flyte.PodTemplate", [
    { name: "pod_spec", value: call },
    { name: "primary_container_name", value: atom("string", '"primary"') },
    ...(entries.length > 0 ? [{ name: "labels", value: { kind: "dict", entries } as const }] : []),
  ]);
}

const widest = 88;

/** `flyte` first, as the formatter sorts it; a long list stands one name a line. */
function importsOf(classes: ReadonlySet<string>): CodePart {
  const names = [...classes].sort();
  if (names.length === 0) return writeCode("", () => undefined);
  return writeCode(pythonIndent, (out) => {
    const line = `from kubernetes.client import ${names.join(", ")}`;
    out.line(keyword("import"), " flyte");
    if (line.length <= widest) {
      out.line(keyword("from"), " kubernetes.client ", keyword("import"), ` ${names.join(", ")}`);
      return;
    }
    out.line(keyword("from"), " kubernetes.client ", keyword("import"), " (");
    out.indented(() => {
      for (const name of names) out.line(`${name},`);
    });
    out.line(")");
  });
}

function keyword(text: string) {
  return { kind: "keyword", text } as const;
}
