import { styled } from "@mui/material/styles";
import { useMemo, useRef, useState } from "react";
import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import type { Fix } from "#core/problem/problem.ts";
import { useClusterStore } from "#ui/cluster/cluster-store.ts";
import { applyFix, useDocumentStore } from "#ui/document/document-store.ts";
import { positionOf } from "#ui/document/node-key.ts";
import { useElementWidth } from "#ui/fields/use-element-width.ts";
import { Heading, Small } from "#ui/look/Text.tsx";
import { Banner } from "./Banner.tsx";
import { ChainCards } from "./ChainCards.tsx";
import { ChainTable } from "./ChainTable.tsx";
import { columnsOf } from "./chain-columns.ts";
import { rowsOf, type WhyAt } from "./chain-rows.ts";
import { explainValue } from "./explain-value.ts";
import { FixCards } from "./FixCards.tsx";
import { Legend } from "./Legend.tsx";
import { Settings } from "./Settings.tsx";
import { SettingsList } from "./SettingsList.tsx";
import { useChains } from "./use-chains.ts";
import { WhyPopover } from "./WhyPopover.tsx";

const Body = styled("section")({
  padding: "16px 20px 24px",
  display: "grid",
  gap: 16,
  gridTemplateColumns: "minmax(0, 1fr)",
  "@media (max-width: 700px)": { padding: "12px 12px 24px" },
});
const Head = styled("div")({ display: "flex", flexWrap: "wrap", gap: "4px 8px", alignItems: "center", minHeight: 28 });

/** So much room a column needs before the columns become a list. */
const leastColumn = 104;

/** The view of where each value of the selected node comes from: levels as columns, the winner traced to the pod, a why on every value. */
export function ResolutionView() {
  const document = useDocumentStore((state) => state.document);
  const selected = useDocumentStore((state) => state.selected);
  const position = positionOf(document, selected);
  return position ? <NodeView key={selected} document={document} position={position} /> : null;
}

function NodeView({ document, position }: { readonly document: DocumentDraft; readonly position: NodePosition }) {
  const [ref, width] = useElementWidth();
  const [at, setAt] = useState<WhyAt>();
  const cluster = useClusterStore((state) => state.profile?.name);
  const { chains, problems, fix, after, traces, winner } = useChains(document, position);
  const columns = useMemo(() => columnsOf(chains[0]?.levels ?? [], traces?.now, cluster), [chains, traces, cluster]);
  const rows = useMemo(
    () =>
      rowsOf(
        chains,
        columns.map(({ id }) => id),
      ),
    [chains, columns],
  );
  const asked = chains.find(({ field }) => field === at?.field);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button of a fix goes with what it mends, so the focus goes on to what has changed.
  const mend = (changes: Fix["changes"]) => {
    applyFix(changes);
    heading.current?.focus();
  };
  const part = (field: string) => fix?.changes.filter(({ path }) => path.at(-1) === field) ?? [];
  const keep = (field: string) => {
    setAt(undefined);
    applyFix(part(field));
  };
  const name = columns.findLast(({ id }) => ["override", "task", "environment"].includes(id))?.about.split(",")[0];
  const shape = { columns, rows, open: at, onWhy: setAt, label: "Where each value comes from" };
  const isWide = width >= leastColumn * (columns.length + 1);
  return (
    <Body aria-label="Resolution">
      {problems.map((problem) => (
        <Banner key={problem.message} problem={problem} onFix={mend} />
      ))}
      <Head>
        <Heading as="h3" ref={heading} tabIndex={-1} style={{ whiteSpace: "normal", overflowWrap: "anywhere" }}>
          Resolution of <bdi>{name}</bdi>
        </Heading>
        <Small style={{ flex: "1 1 auto" }}>as the value travels; choose one to see why</Small>
        <Legend />
      </Head>
      <div ref={ref}>
        {isWide ? (
          <ChainTable {...shape} width={width} winner={winner} />
        ) : (
          <ChainCards {...shape} onKeep={fix && ((field) => mend(part(field)))} />
        )}
      </div>
      {at && asked && (
        <WhyPopover
          at={at}
          why={explainValue(asked)}
          keep={part(at.field).length > 0 ? keep : undefined}
          onClose={() => setAt(undefined)}
        />
      )}
      {fix && after && <FixCards label={fix.label} before={document} after={after} traces={traces} />}
      {traces && !("refused" in traces.now) && (
        <Small as="p" style={{ margin: 0 }}>
          Kubernetes: QoS class {traces.now.qos.qosClass}. {traces.now.qos.reason}
          {traces.now.said.map((message) => ` ${message}`).join("")}
        </Small>
      )}
      {isWide ? (
        <Settings document={document} position={position} />
      ) : (
        <SettingsList document={document} position={position} />
      )}
    </Body>
  );
}
