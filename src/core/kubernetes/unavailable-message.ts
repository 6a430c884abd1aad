/** What nodes answer that give the same reasons. */
export type CountedReasons = { readonly count: number; readonly reasons: readonly string[] };

/**
 * The scheduler's message when no node fits: how many nodes give each reason, sorted as plain text, so that `10 …` stands
 * before `2 …`. A node may give several reasons.
 *
 * @see SPEC K34; source: k8s.io/kubernetes 1.37.2, pkg/scheduler/framework/types.go, FitError.Error
 */
export function unavailableMessage(answers: readonly CountedReasons[]): string {
  const counts = new Map<string, number>();
  let nodes = 0;
  for (const { count, reasons } of answers) {
    nodes += count;
    for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + count);
  }
  const parts = [...counts].map(([reason, count]) => `${count} ${reason}`).sort();
  const list = parts.length > 0 ? ` ${parts.join(", ")}.` : "";
  return `0/${nodes} nodes are available:${list}`;
}
