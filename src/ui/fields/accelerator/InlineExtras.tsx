import { styled } from "@mui/material/styles";
import { memo, useCallback, useId, useMemo, useRef } from "react";
import { type AcceleratorChoice, writeChoice } from "#core/catalog/accelerator-choice.ts";
import { legalCounts, partitionsOf } from "#core/catalog/accelerators.ts";
import { type HardwareCatalogue, hardwareOf } from "#core/catalog/hardware.ts";
import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { chipsPerHost } from "#core/catalog/tpu-hosts.ts";
import type { Json } from "#core/problem/json.ts";
import { useClusterStore } from "#ui/cluster/cluster-store.ts";
import { choiceOf } from "#ui/fields/accelerator-value.ts";
import { ChoiceChips } from "#ui/fields/ChoiceChips.tsx";
import { Icon } from "#ui/look/icons.tsx";
import { color } from "#ui/look/tokens.ts";
import { MigMini } from "./MigPicture.tsx";
import { migCells, migCuts } from "./mig-layout.ts";
import { Card, Cards, Mono, Small } from "./picker-styles.ts";
import { pythonLiteral } from "./python-literal.ts";
import { sliceOf } from "./TpuCard.tsx";
import { TpuPicture } from "./TpuPicture.tsx";
import { tpuShape } from "./tpu-layout.ts";
import { inlineCards } from "./usual-devices.ts";

const Stack = styled("div")({ display: "grid", gap: 8, minWidth: 0 });
const Row = styled("div")({ display: "flex", gap: "4px 12px", alignItems: "center", flexWrap: "wrap" });
const Gpu = styled("span")({
  display: "inline-flex",
  padding: "4px 6px",
  borderRadius: 4,
  boxShadow: `inset 0 0 0 1px ${color.control}`,
});

type Extras = {
  readonly catalogue: SdkCatalogue;
  readonly hardware: HardwareCatalogue;
  readonly value: Json;
  readonly onSet: (value: Json) => void;
};

/** What the form shows of an accelerator below its box: the code it becomes, its count, four devices to choose from, and what it is drawn. */
export function InlineExtras(props: Extras) {
  const latest = useRef(props.onSet);
  latest.current = props.onSet;
  const onSet = useCallback((value: Json) => latest.current(value), []);
  return <Shown {...props} onSet={onSet} />;
}

/** Drawn again only when the value, the release or the cluster changes, not with every key in another field. */
const Shown = memo(function Shown({ catalogue, hardware, value, onSet }: Extras) {
  const id = useId();
  const profile = useClusterStore((state) => state.profile);
  const facts = useMemo(() => ({ catalogue, hardware, profile }), [catalogue, hardware, profile]);
  const cards = useMemo(() => inlineCards(facts, value), [facts, value]);
  const choice = choiceOf(catalogue, value);
  const set = (next: AcceleratorChoice) => onSet(writeChoice(catalogue, next));
  const counts = choice && choice.partition === undefined ? legalCounts(catalogue, choice.device) : [];
  // The cards of a text that is no legal one are what it can mean: none of them is chosen yet.
  const isMending =
    typeof value === "string" && !(choice && legalCounts(catalogue, choice.device).includes(choice.count));
  return (
    <Stack>
      <Row>
        <Mono>{pythonLiteral(catalogue, value)}</Mono>
        {choice && counts.length > 1 && (
          <>
            <Small id={`${id}-count`}>Count</Small>
            <ChoiceChips
              labelledBy={`${id}-count`}
              hue="gpu"
              value={String(choice.count)}
              choices={counts.map((count) => ({ value: String(count), label: String(count) }))}
              onChange={(count) => set({ ...choice, count: Number(count) })}
            />
          </>
        )}
      </Row>
      <Cards
        role="group"
        aria-label="Devices to choose from"
        style={{ gridTemplateColumns: "repeat(auto-fit, minmax(132px, 1fr))" }}
      >
        {cards.map(({ suggestion, place }) => {
          const isDevice = choice !== undefined && suggestion.choice?.device === choice.device;
          const same = isDevice && !isMending;
          return (
            <Card
              key={JSON.stringify(suggestion.value)}
              aria-pressed={same}
              data-chosen={same}
              onClick={() => onSet(suggestion.value)}
            >
              <b>
                <span>
                  {suggestion.choice?.partition ? suggestion.title : (suggestion.choice?.device ?? suggestion.title)}
                </span>
                {same && <Icon name="check" />}
              </b>
              <span>{suggestion.detail}</span>
              <span className="place">{place === suggestion.detail ? suggestion.title : place}</span>
            </Card>
          );
        })}
      </Cards>
      {choice && <Drawn facts={{ catalogue, hardware }} choice={choice} onSet={set} />}
    </Stack>
  );
});

function Drawn(props: {
  readonly facts: { readonly catalogue: SdkCatalogue; readonly hardware: HardwareCatalogue };
  readonly choice: AcceleratorChoice;
  readonly onSet: (choice: AcceleratorChoice) => void;
}) {
  const { choice, onSet } = props;
  const { catalogue, hardware } = props.facts;
  const id = useId();
  const row = hardwareOf(hardware, choice.device);
  const isTpu = choice.deviceClass === "TPU";
  const legal = partitionsOf(catalogue, choice.device) ?? [];
  const { partition, ...whole } = choice;
  const hosts = partition === undefined ? [] : chipsPerHost(choice.device, partition);
  const shape =
    isTpu && partition !== undefined
      ? tpuShape(partition, hosts.includes(choice.count) ? choice.count : (hosts[0] ?? 4))
      : undefined;
  const cells = row && legal.length > 0 ? migCells(row) : undefined;
  const cuts = row && cells ? migCuts(row) : [];
  const cut = cuts.find(({ profile }) => profile === partition);
  if (legal.length === 0) return null;
  const times = (name: string) => cuts.find(({ profile }) => profile === name)?.perDevice;
  const choices = isTpu
    ? legal.map((each) => ({ value: each, label: each }))
    : [
        { value: "", label: "Whole" },
        ...legal.map((each) => ({ value: each, label: `${each} ×${times(each) ?? "?"}` })),
      ];
  return (
    <Row>
      {shape && <TpuPicture device={choice.device} shape={shape} />}
      {cells && (
        <Gpu>
          <MigMini cells={cells} cut={cut} />
        </Gpu>
      )}
      <Stack style={{ gap: 4, flex: "1 1 240px" }}>
        <Small id={id}>{isTpu ? "Slice" : "Partition, × how many one GPU holds"}</Small>
        <ChoiceChips
          labelledBy={id}
          hue="gpu"
          value={partition ?? ""}
          choices={choices}
          onChange={(each) => {
            if (each === "") onSet({ ...whole, count: partition === undefined ? whole.count : 1 });
            else onSet(isTpu ? sliceOf(choice.device, each) : { ...whole, count: 1, partition: each });
          }}
        />
      </Stack>
    </Row>
  );
}
