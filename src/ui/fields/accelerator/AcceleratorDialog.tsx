import Dialog from "@mui/material/Dialog";
import { styled } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useEffect, useMemo, useRef, useState } from "react";
import { type AcceleratorChoice, knownClass, writeChoice } from "#core/catalog/accelerator-choice.ts";
import { legalCounts } from "#core/catalog/accelerators.ts";
import type { HardwareCatalogue } from "#core/catalog/hardware.ts";
import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { Json } from "#core/problem/json.ts";
import { useClusterStore } from "#ui/cluster/cluster-store.ts";
import { choiceOf } from "#ui/fields/accelerator-value.ts";
import { IconButton } from "#ui/look/Button.tsx";
import { Icon } from "#ui/look/icons.tsx";
import { color } from "#ui/look/tokens.ts";
import { ChosenPart } from "./ChosenPart.tsx";
import { CompareTable } from "./CompareTable.tsx";
import { DeviceShelves } from "./DeviceShelves.tsx";
import { PickerFooter } from "./PickerFooter.tsx";
import { PodAsks } from "./PodAsks.tsx";
import { Head, Mono, Part, Small } from "./picker-styles.ts";
import type { PickerFacts } from "./picker-types.ts";
import { pythonLiteral } from "./python-literal.ts";
import { SmartBox } from "./SmartBox.tsx";
import { sliceOf } from "./TpuCard.tsx";

const Title = styled("div")({
  display: "flex",
  alignItems: "center",
  gap: 8,
  minHeight: 40,
  padding: "0 8px 0 16px",
  borderBottom: `1px solid ${color.divider}`,
  "& h2": { flex: 1, margin: 0, fontSize: 14, lineHeight: "20px", fontWeight: 600 },
});
const Columns = styled("div")({
  flex: 1,
  minHeight: 0,
  display: "grid",
  gridTemplateColumns: "312px minmax(0, 1fr) 420px",
  "& > div": { padding: "12px 16px", minWidth: 0, overflowY: "auto", scrollbarGutter: "stable" },
  "& > .side": { background: color.app },
  "& > .middle": { borderInline: `1px solid ${color.divider}` },
  "@media (max-width: 1279.9px)": {
    gridTemplateColumns: "360px minmax(0, 1fr)",
    gridTemplateRows: "auto 1fr",
    overflowY: "auto",
    "& > div": { overflowY: "visible", scrollbarGutter: "auto" },
    "& > .middle": { gridColumn: 2, gridRow: "1 / span 2", borderRight: 0 },
  },
  "@media (max-width: 760px)": {
    gridTemplateColumns: "minmax(0, 1fr)",
    gridTemplateRows: "none",
    alignContent: "start",
    "& > .middle": { gridColumn: 1, gridRow: "auto", border: 0 },
  },
});

/** Everything an accelerator can be in the release: a box that understands wishes, cards by class, the parts of one device, a comparison, and the code that the choice becomes. */
export function AcceleratorDialog(props: {
  readonly catalogue: SdkCatalogue;
  readonly hardware: HardwareCatalogue;
  readonly start: Json | undefined;
  readonly onChoose: (value: Json) => void;
  readonly onClose: () => void;
}) {
  const { catalogue, hardware, start } = props;
  const profile = useClusterStore((state) => state.profile);
  const facts: PickerFacts = useMemo(() => ({ catalogue, hardware, profile }), [catalogue, hardware, profile]);
  const [value, setValue] = useState<Json | undefined>(start ?? undefined);
  const [compared, setCompared] = useState<readonly string[]>([]);
  const wide = useMediaQuery("(min-width: 1280px)", { noSsr: true });
  const phone = useMediaQuery("(max-width: 760px)", { noSsr: true });
  const choice = useMemo(() => choiceOf(catalogue, value), [catalogue, value]);
  const choose = (next: AcceleratorChoice) => setValue(writeChoice(catalogue, next));
  const pick = (device: string) => {
    const next = firstChoice(catalogue, device);
    if (next) choose(next);
  };
  const shelves = useRef<HTMLDivElement>(null);
  const device = choice?.device;
  // Where the columns scroll by themselves, the card of what the box took comes into sight.
  useEffect(() => {
    if (!wide || device === undefined) return;
    shelves.current?.querySelector("[data-chosen=true]")?.scrollIntoView({ block: "nearest" });
  }, [wide, device]);
  const use = () => value !== undefined && props.onChoose(value);
  const middle = (
    <div className="middle" key="middle" ref={shelves}>
      <DeviceShelves facts={facts} choice={choice} compared={compared} onPick={pick} onChoose={choose} />
    </div>
  );
  const side = (
    <div className="side" key="side">
      {choice && <ChosenPart facts={facts} choice={choice} onChange={choose} />}
      <CompareTable facts={facts} compared={compared} chosen={choice?.device} onChange={setCompared} />
    </div>
  );
  return (
    <Dialog
      open
      fullScreen={phone}
      onClose={props.onClose}
      aria-labelledby="picker-title"
      transitionDuration={0}
      slotProps={{
        paper: {
          sx: phone
            ? { borderRadius: 0 }
            : {
                borderRadius: "12px",
                width: "calc(100vw - 48px)",
                maxWidth: 1560,
                height: "calc(100dvh - 76px)",
                m: 0,
                maxHeight: "none",
              },
        },
      }}
    >
      <Title>
        <h2 id="picker-title">Accelerator</h2>
        <Small>Catalogue of SDK {catalogue.release}</Small>
        <IconButton aria-label="Close" onClick={props.onClose}>
          <Icon name="cross" />
        </IconButton>
      </Title>
      <Columns>
        <div className="side" key="first">
          <Part>
            <SmartBox facts={facts} onTake={setValue} onDone={use} />
          </Part>
          {value !== undefined && (
            <Part aria-labelledby="picker-written">
              <Head>
                <h3 id="picker-written">What will be written</h3>
              </Head>
              <Written>
                <Mono>{pythonLiteral(catalogue, value)}</Mono>
              </Written>
            </Part>
          )}
          {value !== undefined && <PodAsks facts={facts} value={value} />}
        </div>
        {wide ? [middle, side] : [side, middle]}
      </Columns>
      <PickerFooter facts={facts} start={start} value={value} onClose={props.onClose} onUse={use} />
    </Dialog>
  );
}

const Written = styled("div")({
  padding: "6px 10px",
  borderRadius: 6,
  background: color.pane,
  whiteSpace: "pre-wrap",
  boxShadow: `inset 3px 0 0 var(--mui-palette-hue-gpu-solid), inset 0 0 0 1px ${color.divider}`,
});

/** What a card chooses: the fewest that the SDK lists, of a TPU the slice of one whole host. */
function firstChoice(catalogue: SdkCatalogue, device: string): AcceleratorChoice | undefined {
  const deviceClass = knownClass(catalogue, device);
  if (deviceClass === "TPU") return sliceOf(device, catalogue.partitions[device]?.[1] ?? "2x2");
  return deviceClass && { device, deviceClass, count: legalCounts(catalogue, device)[0] ?? 1 };
}
