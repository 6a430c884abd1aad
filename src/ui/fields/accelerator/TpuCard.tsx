import { styled } from "@mui/material/styles";
import { useId } from "react";
import type { AcceleratorChoice } from "#core/catalog/accelerator-choice.ts";
import { partitionsOf } from "#core/catalog/accelerators.ts";
import { hardwareOf } from "#core/catalog/hardware.ts";
import { chipsPerHost } from "#core/catalog/tpu-hosts.ts";
import { ChoiceChips } from "#ui/fields/ChoiceChips.tsx";
import { Icon } from "#ui/look/icons.tsx";
import { color, hueColor } from "#ui/look/tokens.ts";
import type { DeviceCardFacts } from "./device-cards.ts";
import { Small } from "./picker-styles.ts";
import type { PickerFacts } from "./picker-types.ts";
import { TpuPicture } from "./TpuPicture.tsx";
import { tpuShape } from "./tpu-layout.ts";

const Frame = styled("div")({
  display: "grid",
  gap: 8,
  alignContent: "start",
  minWidth: 0,
  padding: "10px 12px 12px",
  borderRadius: 8,
  boxShadow: `inset 0 0 0 1px ${color.divider}`,
  "&[data-chosen=true]": { boxShadow: `inset 0 0 0 2px ${hueColor("gpu", "solid")}` },
  "& h4": { margin: 0, fontSize: 14, lineHeight: "20px", fontWeight: 600, display: "flex", gap: 4 },
});
const Shown = styled("div")({ display: "flex", gap: 12, alignItems: "center", minHeight: 136, flexWrap: "wrap" });
const Key = styled("span")({
  display: "flex",
  alignItems: "center",
  gap: 6,
  "&::before": {
    content: '""',
    width: 8,
    height: 8,
    borderRadius: 2,
    boxShadow: `inset 0 0 0 1px ${hueColor("gpu", "solid")}`,
  },
  "&[data-own=true]::before": { background: hueColor("gpu", "solid") },
});

/** A TPU with its topologies: the chosen one (else the first on one host) drawn, with the part that one pod gets. */
export function TpuCard(props: {
  readonly facts: PickerFacts;
  readonly card: DeviceCardFacts;
  readonly choice: AcceleratorChoice | undefined;
  readonly onChoose: (choice: AcceleratorChoice) => void;
}) {
  const { card, facts, choice } = props;
  const id = useId();
  const { device } = card;
  const legal = topologiesOf(facts, device);
  const chosen = choice?.device === device ? choice.partition : undefined;
  const drawn = chosen ?? usualTopology(facts, device);
  const hosts = drawn === undefined ? [] : chipsPerHost(device, drawn);
  const perHost = choice?.device === device && hosts.includes(choice.count) ? choice.count : (hosts[0] ?? 4);
  const shape = drawn === undefined ? undefined : tpuShape(drawn, perHost);
  return (
    <Frame data-chosen={choice?.device === device}>
      <h4 id={id}>
        <span style={{ flex: 1 }}>{device}</span>
        {choice?.device === device && <Icon name="check" />}
      </h4>
      <Small>
        {card.deciding}, {shape && shape.size.length === 3 ? "3-D torus" : "2-D torus"}. {card.refused ?? card.place}
      </Small>
      {shape && (
        <Shown>
          <TpuPicture device={device} shape={shape} />
          <Small style={{ display: "grid", gap: 2 }}>
            <span>
              <b style={{ fontWeight: 600, color: color.text1 }}>{shape.topology}</b>, {shape.chips}{" "}
              {shape.chips === 1 ? "chip" : "chips"}
            </span>
            <span>{shape.hosts === 1 ? "one host" : `${shape.hosts} hosts of ${perHost} chips`}</span>
            <span>{shape.hosts === 1 ? "one pod" : `multi-host, ${shape.hosts} pods`}</span>
            <Key data-own="true">one pod</Key>
            {shape.hosts > 1 && <Key>other hosts</Key>}
          </Small>
        </Shown>
      )}
      <ChoiceChips
        labelledBy={id}
        hue="gpu"
        value={chosen ?? ""}
        choices={legal.map((topology) => ({
          value: topology,
          label: topology,
          ...(card.refused === undefined ? {} : { refused: card.refused }),
        }))}
        onChange={(topology) => props.onChoose(sliceOf(device, topology))}
      />
    </Frame>
  );
}

/** A slice that asks for all chips of its host. */
export function sliceOf(device: string, partition: string): AcceleratorChoice {
  return { device, deviceClass: "TPU", count: chipsPerHost(device, partition)[0] ?? 1, partition };
}

function topologiesOf({ catalogue, hardware }: PickerFacts, device: string): readonly string[] {
  const known = partitionsOf(catalogue, device);
  return known ?? [...new Set((hardwareOf(hardware, device)?.topologies ?? []).map(({ topology }) => topology))];
}

/** What is drawn of a TPU that nobody chose: four hosts, or the first topology on more than one. */
function usualTopology(facts: PickerFacts, device: string): string | undefined {
  const all = topologiesOf(facts, device);
  return all.find((topology) => topology === "4x4" || topology === "2x2x2") ?? all[0];
}
