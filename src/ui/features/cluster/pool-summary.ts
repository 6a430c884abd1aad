import type { NodePool } from "#core/cluster/cluster-profile.ts";
import { isJsonObject } from "#core/problem/json.ts";

/** A pool in a line: `3 nodes, up to 10 · gcp:n2-standard-8 · cpu 7910m, memory 28Gi · ≈ estimated`. */
export function poolSummary({ count, autoscaled, machine, source, node }: NodePool): string {
  const status = isJsonObject(node.status) ? node.status : {};
  const allocatable = isJsonObject(status.allocatable) ? status.allocatable : {};
  const shown = ["cpu", "memory", ...Object.keys(allocatable).filter((name) => name.includes("/"))];
  const amounts = shown.flatMap((name) => (allocatable[name] === undefined ? [] : [`${name} ${allocatable[name]}`]));
  const parts = [
    `${count} ${count === 1 ? "node" : "nodes"}${autoscaled ? `, up to ${autoscaled.max}` : ""}`,
    machine,
    amounts.join(", "),
    machine !== undefined || source === "estimate" ? "≈ estimated" : undefined,
  ];
  return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}
