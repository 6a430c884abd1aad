import type { PodTrace } from "#core/fit/trace-pod.ts";
import { podText } from "./pod-cells.ts";

/** One thing that a fix changes, or leaves, in the pod. */
export type FixRow = { readonly what: string; readonly before: string; readonly after: string };

/** What a fix changes of the pod, in the words of the pod. See SPEC RV10. */
export function fixRows(before: PodTrace, after: PodTrace): readonly FixRow[] {
  const rows = tellers.map(([what, tell]) => ({ what, before: told(before, tell), after: told(after, tell) }));
  const always = new Set(["Accelerator", "Shared memory", "QoS class"]);
  return rows.filter((row) => always.has(row.what) || row.before !== row.after);
}

type BuiltTrace = Exclude<PodTrace, { readonly refused: string }>;

function told(trace: PodTrace, tell: (trace: BuiltTrace) => string): string {
  return "refused" in trace ? "no pod" : tell(trace);
}

const tellers: readonly (readonly [string, (trace: BuiltTrace) => string])[] = [
  ["CPU", ({ fields }) => podText("cpu", fields.cpu)],
  ["Memory", ({ fields }) => podText("memory", fields.memory)],
  ["Accelerator", ({ fields }) => podText("gpu", fields.gpu)],
  ["Disk", ({ fields }) => podText("disk", fields.disk)],
  ["Shared memory", ({ fields: { shm } }) => (shm.act === "nothing" ? "the runtime's own" : podText("shm", shm))],
  ["Nodes", nodesText],
  [
    "Device label",
    ({ fields }) => fields.gpu.labels?.map((label) => label.split("=")[1] ?? label).join(", ") || "none",
  ],
  ["Tolerations", ({ tolerations }) => (tolerations.length === 0 ? "none" : [...new Set(tolerations)].join(", "))],
  ["QoS class", ({ qos }) => qos.qosClass],
];

function nodesText({ nodes, fitting, pools }: BuiltTrace): string {
  if (nodes === 0) return "not known";
  return `${fitting} of ${nodes}${pools.length === 0 ? "" : `, ${pools.join(", ")}`}`;
}
