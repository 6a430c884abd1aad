import fc from "fast-check";
import { expect, test } from "vitest";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import { hostilePods, nodes, pods, podWith } from "./arbitraries.ts";
import { defaultPod } from "./default-pod.ts";
import { fitOnNode } from "./fit-on-node.ts";
import { fitPod, readFitInput } from "./fit-pod.ts";
import { decodePod, type KubernetesPod } from "./kubernetes-pod.ts";
import { kubernetesProblems } from "./kubernetes-problems.ts";
import { readNodeRequirements } from "./node-requirements.ts";
import type { NodeSupply } from "./node-supply.ts";
import type { PodDemand } from "./pod-demand.ts";
import { podLimits, podRequests } from "./pod-requests.ts";
import { podsPerNode } from "./pods-per-node.ts";
import { qosClass } from "./qos-class.ts";
import { type NodeChange, smallestChange } from "./smallest-change.ts";
import { tolerates } from "./toleration.ts";
import { validatePod } from "./validate-pod.ts";

function read(json: unknown): KubernetesPod {
  const decoded = decodePod(json);
  if (!decoded.ok) throw new Error(decoded.error);
  return defaultPod(decoded.pod);
}

function readOne(pod: unknown, node: unknown, others: readonly unknown[] = []) {
  const input = readFitInput({ pod, nodes: [node], pods: others });
  const [supply] = input.ok ? input.supplies : [];
  if (!input.ok || !supply) throw new Error("not read");
  return { demand: input.demand, supply };
}

const placed = pods.map((pod) => ({
  ...pod,
  spec: { ...(pod.spec as { readonly [key: string]: Json }), nodeName: "node" },
}));

test("K1: no JSON makes anything throw, and no input is changed", () => {
  fc.assert(
    fc.property(hostilePods, fc.jsonValue(), (pod, node) => {
      const before = JSON.stringify(pod);
      const judged = validatePod(pod);
      kubernetesProblems(pod);
      const input = readFitInput({ pod, nodes: [node, pod], pods: [pod] });
      if (input.ok) fitPod(input.demand, input.supplies);
      if (judged.decodeError === undefined) {
        qosClass(judged.pod);
        podLimits(judged.pod);
        expect(judged.valid).toBe(judged.errors.length === 0);
      }
      expect(JSON.stringify(pod)).toBe(before);
    }),
    { numRuns: 500 },
  );
});

test("K3: filling in twice is filling in once", () => {
  fc.assert(
    fc.property(pods, (pod) => {
      const once = read(pod);
      expect(defaultPod(once)).toEqual(once);
    }),
  );
});

test("K5: errors are sorted and distinct, and their messages start with their fields", () => {
  fc.assert(
    fc.property(hostilePods, (pod) => {
      const { errors } = validatePod(pod);
      const fields = errors.map(({ field }) => field);
      expect(fields).toEqual([...fields].sort());
      expect(new Set(errors.map(({ message }) => message)).size).toBe(errors.length);
      for (const { field, message } of errors) expect(message.startsWith(`${field}: `)).toBe(true);
    }),
  );
});

test("K15: what is limited in cpu and memory above zero is Guaranteed, without either BestEffort", () => {
  const amounts = fc.constantFrom("1", "500m", "2Gi");
  fc.assert(
    fc.property(amounts, amounts, fc.option(amounts, { nil: undefined }), (cpu, memory, storage) => {
      const more = storage === undefined ? {} : { "ephemeral-storage": storage };
      expect(qosClass(read(podWith({ limits: { cpu, memory, ...more } })))).toBe("Guaranteed");
      expect(qosClass(read(podWith({ limits: more })))).toBe("BestEffort");
      expect(qosClass(read(podWith({ requests: { cpu }, limits: { memory } })))).toBe("Burstable");
    }),
  );
});

test("K17: a pod asks for at least what each of its containers asks for", () => {
  fc.assert(
    fc.property(pods, (json) => {
      const pod = read(json);
      const asked = podRequests(pod);
      for (const { resources } of [...pod.containers, ...pod.initContainers]) {
        for (const name of resources.requests.keys()) expect(asked.has(name)).toBe(true);
      }
    }),
  );
});

test("K25: a pod that fits still fits when the node has more", () => {
  fc.assert(
    fc.property(pods, nodes, fc.array(placed, { maxLength: 2 }), (pod, node, others) => {
      const start = readOne(pod, node, others);
      const { demand, supply } = smallestChange(start.demand, start.supply).reduce(apply, start);
      const allocatable = new Map([...supply.allocatable].map(([name, amount]) => [name, amount + 1n]));
      const grown = { ...supply, allocatable, allowedPods: supply.allowedPods + 1n, taints: [] };
      expect(fitOnNode(demand, supply)).toBeUndefined();
      expect(fitOnNode(demand, grown)).toBeUndefined();
    }),
  );
});

test("K34: a message counts each node, and there is one only when nothing fits", () => {
  fc.assert(
    fc.property(pods, fc.array(nodes, { minLength: 1, maxLength: 5 }), (pod, list) => {
      const named = list.map((node, index) => ({
        ...node,
        metadata: { ...(isJsonObject(node.metadata) ? node.metadata : {}), name: `n${index}` },
      }));
      const input = readFitInput({ pod, nodes: named, pods: [] });
      if (!input.ok) throw new Error(input.error);
      const { fits, feasible, message, nodes: verdicts } = fitPod(input.demand, input.supplies);
      expect(feasible).toEqual(
        verdicts
          .filter((verdict) => verdict.fits)
          .map(({ node }) => node)
          .sort(),
      );
      expect(message === undefined).toBe(fits);
      const counted = [...(message ?? "").matchAll(/(?:: |, )(\d+) /g)].reduce(
        (sum, [, count]) => sum + Number(count),
        0,
      );
      const given = verdicts.reduce((sum, verdict) => sum + (verdict.fits ? 0 : verdict.reasons.length), 0);
      const early = message?.includes("conflict") || message?.includes("simultaneously");
      if (!fits && !early) expect(counted).toBe(given);
    }),
  );
});

test("K35: as many pods as there is room for fit, and no more", () => {
  fc.assert(
    fc.property(pods, nodes, (pod, node) => {
      const { demand, supply } = readOne(pod, node);
      const { count } = podsPerNode(demand, supply);
      fc.pre(count < 50n);
      const twin = { ...demand.pod, spec: { ...demand.pod.spec, nodeName: supply.name } };
      const filled = filledWith(supply, demand, Number(count), twin);
      expect(fitOnNode(demand, filled)).not.toBeUndefined();
      if (count > 0n) expect(fitOnNode(demand, filledWith(supply, demand, Number(count) - 1, twin))).toBeUndefined();
    }),
  );
});

test("K36: all changes together make the pod fit, and without any one it does not", () => {
  fc.assert(
    fc.property(pods, nodes, fc.array(placed, { maxLength: 2 }), (pod, node, others) => {
      const start = readOne(pod, node, others);
      const changes = smallestChange(start.demand, start.supply);
      expect(rejects(changes.reduce(apply, start))).toBe(false);
      for (const left of changes)
        expect(rejects(changes.filter((change) => change !== left).reduce(apply, start))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

type Situation = { readonly demand: PodDemand; readonly supply: NodeSupply };

function rejects({ demand, supply }: Situation): boolean {
  return fitOnNode(demand, supply) !== undefined;
}

function apply({ demand, supply }: Situation, change: NodeChange): Situation {
  switch (change.kind) {
    case "resource": {
      if (change.resource === "pods") return { demand, supply: { ...supply, allowedPods: change.needs } };
      const allocatable = new Map([...supply.allocatable, [change.resource, change.needs] as const]);
      return { demand, supply: { ...supply, allocatable } };
    }
    case "toleration":
      expect(tolerates(change.toleration, change.taint)).toBe(true);
      return { demand: { ...demand, tolerations: [...demand.tolerations, change.toleration] }, supply };
    case "cordon": {
      const taints = supply.taints.filter(
        ({ key, effect }) => `${key}:${effect}` !== "node.kubernetes.io/unschedulable:NoSchedule",
      );
      return { demand, supply: { ...supply, unschedulable: false, taints } };
    }
    case "label": {
      const labels = new Map([...supply.labels].filter(([key]) => key !== change.key));
      return {
        demand,
        supply: { ...supply, labels: change.set === undefined ? labels : labels.set(change.key, change.set) },
      };
    }
    case "name":
      return { demand, supply: { ...supply, name: change.set ?? "" } };
    case "affinity":
      return { demand: { ...demand, requirements: readNodeRequirements({}), nodeName: "" }, supply };
    case "port":
      return { demand: { ...demand, hostPorts: demand.hostPorts.filter((port) => port !== change.port) }, supply };
  }
}

function filledWith(supply: NodeSupply, demand: PodDemand, count: number, twin: KubernetesPod): NodeSupply {
  const used = new Map(supply.used);
  for (const [name, amount] of demand.requests) used.set(name, (used.get(name) ?? 0n) + amount * BigInt(count));
  const takenPorts = count > 0 ? [...supply.takenPorts, ...demand.hostPorts] : supply.takenPorts;
  return { ...supply, used, takenPorts, pods: [...supply.pods, ...Array.from({ length: count }, () => twin)] };
}
