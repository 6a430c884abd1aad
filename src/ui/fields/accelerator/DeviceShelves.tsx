import { styled } from "@mui/material/styles";
import { useCallback, useMemo, useRef, useState } from "react";
import type { AcceleratorChoice } from "#core/catalog/accelerator-choice.ts";
import type { DeviceClass } from "#core/catalog/sdk-catalogue.ts";
import { ChoiceChips } from "#ui/fields/ChoiceChips.tsx";
import { color } from "#ui/look/tokens.ts";
import { DeviceCards } from "./DeviceCards.tsx";
import { type DeviceCardFacts, type DeviceGroup, deviceGroups } from "./device-cards.ts";
import { Head, Part, Small } from "./picker-styles.ts";
import { classTitles, type PickerFacts } from "./picker-types.ts";
import { TpuCard } from "./TpuCard.tsx";

const Filters = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  gap: "8px 16px",
  paddingBottom: 16,
  alignItems: "center",
});
const Filter = styled("div")({ display: "flex", gap: 8, alignItems: "center", flexWrap: "wrap" });
const Check = styled("label")({
  display: "inline-flex",
  alignItems: "center",
  gap: 6,
  minHeight: 24,
  fontSize: 12,
  color: color.text2,
  "& input": { width: 16, height: 16, margin: 0, accentColor: color.accent },
  "@media (pointer: coarse)": { minHeight: 44 },
});
const Tpus = styled("div")({ display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(248px, 1fr))", gap: 8 });

const memories = [0, 24, 40, 80, 140] as const;

/** All devices by class, with the filters above them. Filters hide; what is refused stays, with its reason. */
export function DeviceShelves(props: {
  readonly facts: PickerFacts;
  readonly choice: AcceleratorChoice | undefined;
  readonly compared: readonly string[];
  readonly onPick: (device: string) => void;
  readonly onChoose: (choice: AcceleratorChoice) => void;
}) {
  const { facts, choice, compared } = props;
  const [only, setOnly] = useState<DeviceClass | "">("");
  const [least, setLeast] = useState(0);
  const [here, setHere] = useState(false);
  const groups = useMemo(() => deviceGroups(facts), [facts]);
  const latest = useRef(props.onPick);
  latest.current = props.onPick;
  const pick = useCallback((device: string) => latest.current(device), []);
  const shown = useMemo(() => filtered(groups, { only, least, here }), [groups, only, least, here]);
  return (
    <>
      <Filters>
        <Filter>
          <Small id="picker-class">Class</Small>
          <ChoiceChips
            labelledBy="picker-class"
            hue="gpu"
            value={only}
            choices={[
              { value: "", label: "All" },
              ...groups.map(({ deviceClass, title }) => ({ value: deviceClass, label: title })),
            ]}
            onChange={(value) => setOnly(value in classTitles ? (value as DeviceClass) : "")}
          />
        </Filter>
        <Filter>
          <Small id="picker-memory">Memory</Small>
          <ChoiceChips
            labelledBy="picker-memory"
            hue="gpu"
            value={String(least)}
            choices={memories.map((gb) => ({ value: String(gb), label: gb === 0 ? "Any" : `≥ ${gb} GB` }))}
            onChange={(value) => setLeast(Number(value))}
          />
        </Filter>
        {facts.profile && (
          <Check>
            <input type="checkbox" checked={here} onChange={(event) => setHere(event.target.checked)} />
            Only in {facts.profile.name}
          </Check>
        )}
      </Filters>
      {shown.map(({ deviceClass, title, resource, cards, all }) => (
        <Part key={deviceClass} aria-labelledby={`picker-${deviceClass}`}>
          <Head>
            <h3 id={`picker-${deviceClass}`}>{title}</h3>
            <Small>
              {cards.length === all ? `${all} names` : `${cards.length} of ${all} names`}
              {resource !== "" && (
                <>
                  , request <code>{resource}</code>
                </>
              )}
            </Small>
          </Head>
          {deviceClass === "TPU" ? (
            <Tpus>
              {cards.map((card) => (
                <TpuCard key={card.device} facts={facts} card={card} choice={choice} onChoose={props.onChoose} />
              ))}
            </Tpus>
          ) : (
            <DeviceCards
              labelledBy={`picker-${deviceClass}`}
              cards={cards}
              chosen={cards.some(({ device }) => device === choice?.device) ? choice?.device : undefined}
              compared={compared}
              onChoose={pick}
            />
          )}
        </Part>
      ))}
      {shown.length === 0 && (
        <Small role="status">
          No device is left by these filters. Choose another class or less memory; other devices can be given as custom
          ones.
        </Small>
      )}
    </>
  );
}

type Shelf = DeviceGroup & { readonly all: number };
type Wanted = { readonly only: DeviceClass | ""; readonly least: number; readonly here: boolean };

function filtered(groups: readonly DeviceGroup[], { only, least, here }: Wanted): readonly Shelf[] {
  const fits = (card: DeviceCardFacts) => (card.memoryGB ?? 0) >= least && (!here || (card.nodes ?? 0) > 0);
  return groups
    .filter(({ deviceClass }) => only === "" || deviceClass === only)
    .map((group) => ({ ...group, all: group.cards.length, cards: group.cards.filter(fits) }))
    .filter(({ cards }) => cards.length > 0);
}
