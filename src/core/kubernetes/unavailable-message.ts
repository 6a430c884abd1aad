/**
 * The scheduler's message when no node fits: how many nodes give each reason, sorted as plain text, so that `10 …` stands
 * before `2 …`. A node may give several reasons.
 *
 * @see SPEC K34; source: k8s.io/kubernetes 1.37.2, pkg/scheduler/framework/types.go, FitError.Error
 */
export function unavailableMessage(reasonsOfNodes: readonly (readonly string[])[]): string {
  const counts = new Map<string, number>();
  for (const reasons of reasonsOfNodes) {
    for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const parts = [...counts].map(([reason, count]) => `${count} ${reason}`).sort();
  const list = parts.length > 0 ? ` ${parts.join(", ")}.` : "";
  return `0/${reasonsOfNodes.length} nodes are available:${list}`;
}
