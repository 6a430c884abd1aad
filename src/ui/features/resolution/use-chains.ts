import { useMemo } from "react";
import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import type { Fix, Problem } from "#core/problem/problem.ts";
import { effectiveResources, isGiven } from "#core/resolve/effective-resources.ts";
import { traceResources } from "#core/resolve/traced-levels.ts";
import type { TraceAnswer } from "#ui/cluster/fit-messages.ts";
import { problemsOf } from "#ui/document/derive.ts";
import { setValue } from "#ui/document/edit-document.ts";
import type { Chain } from "./chain.ts";
import type { ColumnId } from "./explain-value.ts";
import { useTrace } from "./use-trace.ts";

/** What the view shows of a node. */
export type Chains = {
  readonly chains: readonly Chain[];
  /** What is to be said above all: what is dropped, what is refused. */
  readonly problems: readonly Pick<Problem, "severity" | "message" | "fixes">[];
  /** What keeps that which is dropped, and the document with it. */
  readonly fix: Fix | undefined;
  readonly after: DocumentDraft | undefined;
  readonly traces: TraceAnswer | undefined;
  /** The column whose object wins. */
  readonly winner: ColumnId | undefined;
};

/** Follows the five fields of a node from the levels to the pod; worked out anew only for another document, node or cluster. */
export function useChains(document: DocumentDraft, position: NodePosition): Chains {
  const place = JSON.stringify(position);
  const found = useMemo(() => foundIn(document, JSON.parse(place)), [document, place]);
  const traces = useTrace(document, found.after, position);
  return useMemo(() => {
    const { levels, fields } = found.traced;
    const refusal = found.refused?.message;
    const shared = { levels, sdk: document.sdk, pod: traces?.now, fixed: traces?.after, refusal };
    const refused = traces && "refused" in traces.now && !found.refused ? traces.now.refused : undefined;
    return {
      chains: fields.map(({ field, cells }) => ({ ...shared, field, cells })),
      problems: [
        ...(found.refused ? [found.refused] : []),
        ...(refused === undefined ? [] : [{ severity: "error" as const, message: `No pod: ${refused}` }]),
        ...(found.dropped ? [found.dropped] : []),
      ],
      fix: found.fix,
      after: found.after,
      traces,
      winner: levels.findLast(({ layer }) => isGiven(layer.resources))?.level,
    };
  }, [found, traces, document.sdk]);
}

function foundIn(document: DocumentDraft, position: NodePosition) {
  const path = effectiveResources(document, position)?.path.join("/");
  const here = problemsOf(document).filter(({ path: at }) => at.join("/") === path);
  const dropped = here.find(({ code }) => code.endsWith(".drops"));
  const refused = here.find(({ code }) => code === "override.reusable");
  const fix = dropped?.fixes?.[0];
  const after = fix?.changes.reduce((draft, change) => setValue(draft, change.path, change.value), document);
  return { traced: traceResources(document, position), dropped, refused, fix, after };
}
