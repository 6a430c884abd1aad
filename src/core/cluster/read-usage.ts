import { defaultPod } from "#core/kubernetes/default-pod.ts";
import { decodePod } from "#core/kubernetes/kubernetes-pod.ts";
import { podRequests } from "#core/kubernetes/pod-requests.ts";
import { objectAt, textAt } from "#core/kubernetes/read-fields.ts";
import { addAmounts, printAmounts, type ResourceAmounts } from "#core/kubernetes/resource-list.ts";
import type { Problem } from "#core/problem/problem.ts";
import type { WrittenAmounts } from "./cluster-profile.ts";
import { type ClusterReading, emptyReading, type Placed } from "./cluster-reading.ts";
import { counted } from "./read-nodes.ts";

type Sum = { readonly amounts: ResourceAmounts; readonly pods: number };

/**
 * What pods ask for on each node, as `kubectl get pods -A -o json` shows them: effective requests of those that have a node and
 * are not finished. Nothing else of them is kept.
 *
 * Codes: `cluster.pod` (a warning: a pod that cannot be read does not count).
 *
 * @see SPEC CP5
 */
export function readUsage(pods: readonly Placed[]): ClusterReading {
  if (pods.length === 0) return emptyReading;
  const problems: Problem[] = [];
  const sums = new Map<string, Sum>();
  let finished = 0;
  let waiting = 0;
  for (const { object, path } of pods) {
    const node = textAt(objectAt(object, "spec"), "nodeName");
    if (["Succeeded", "Failed"].includes(textAt(objectAt(object, "status"), "phase"))) finished += 1;
    else if (node === "") waiting += 1;
    else {
      const decoded = decodePod(object);
      if (!decoded.ok) problems.push(podProblem(path, decoded.error));
      else sums.set(node, addTo(sums.get(node), podRequests(defaultPod(decoded.pod))));
    }
  }
  const counts = [
    ...(finished > 0 ? [{ what: counted(finished, "finished pod"), reason: "they take nothing" }] : []),
    ...(waiting > 0 ? [{ what: counted(waiting, "pod without a node"), reason: "they take nothing yet" }] : []),
    { what: "names, images, variables and all else of pods", reason: "only what they ask for counts" },
  ];
  const running = [...sums.values()].reduce((sum, one) => sum + one.pods, 0);
  const path = pods[0]?.path ?? [];
  return {
    parts: [{ kind: "usage", nodes: new Map([...sums].map(([node, sum]) => [node, written(sum)])) }],
    understood: [{ what: `${counted(running, "running pod")} on ${counted(sums.size, "node")}`, path }],
    ignored: counts.map((one) => ({ ...one, path })),
    problems,
  };
}

function addTo(sum: Sum | undefined, amounts: ResourceAmounts): Sum {
  return { amounts: addAmounts(sum?.amounts ?? new Map(), amounts), pods: (sum?.pods ?? 0) + 1 };
}

function written({ amounts, pods }: Sum): WrittenAmounts {
  return { ...printAmounts(amounts), pods: String(pods) };
}

function podProblem(path: Problem["path"], error: string): Problem {
  const message = `This pod cannot be read and does not count: ${error}.`;
  return { code: "cluster.pod", severity: "warning", path, message, origin: { program: "kubernetes", message: error } };
}
