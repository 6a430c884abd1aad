import ButtonBase from "@mui/material/ButtonBase";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useEffect, useMemo, useState } from "react";
import { knowsDevice, legalCounts, nodeLabelValue, partitionsOf, spellingIn } from "#core/catalog/accelerators.ts";
import { type HardwareCatalogue, hardwareOf, loadHardware } from "#core/catalog/hardware.ts";
import { type DeviceClass, newestCatalogue, releasesWith, type SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { pythonWriter } from "#core/formats/python/python-writer.ts";
import { Button } from "#ui/look/Button.tsx";
import { color, fonts, hueColor } from "#ui/look/tokens.ts";
import { type AcceleratorChoice, knownClass, writeChoice } from "./accelerator-value.ts";
import { type Choice, ChoiceChips } from "./ChoiceChips.tsx";
import { LabelledInput } from "./LabelledInput.tsx";

const Layout = styled("div")({
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr) 320px",
  gap: 24,
  "@media (max-width: 900px)": { gridTemplateColumns: "minmax(0, 1fr)" },
});
const Cards = styled("div")({
  display: "grid",
  gridTemplateColumns: "repeat(auto-fill, minmax(150px, 1fr))",
  gap: 8,
  paddingBottom: 16,
});
const Card = styled(ButtonBase)({
  display: "grid",
  justifyContent: "stretch",
  textAlign: "left",
  minHeight: 62,
  padding: "6px 10px",
  borderRadius: 8,
  fontSize: 12,
  lineHeight: "16px",
  color: color.text2,
  boxShadow: `inset 0 0 0 1px ${color.control}`,
  "& b": { fontSize: 14, lineHeight: "20px", fontWeight: 600, color: color.text1, fontFeatureSettings: '"calt" 0' },
});
const Refused = styled("div")({
  display: "grid",
  minHeight: 62,
  padding: "6px 10px",
  borderRadius: 8,
  fontSize: 12,
  lineHeight: "16px",
  color: color.text3,
  background: color.sunken,
  outline: `1px dashed ${color.control}`,
  outlineOffset: -1,
  "& b": { fontSize: 14, lineHeight: "20px", fontWeight: 600 },
});
const Literal = styled("pre")({
  font: `400 12px/20px ${fonts.mono}`,
  padding: "6px 10px",
  borderRadius: 6,
  boxShadow: `inset 3px 0 0 ${hueColor("gpu", "solid")}, inset 0 0 0 1px ${color.control}`,
  whiteSpace: "pre-wrap",
  overflowWrap: "anywhere",
});

const classTitles: Readonly<Record<DeviceClass, string>> = {
  GPU: "NVIDIA",
  TPU: "Google TPU",
  NEURON: "AWS Neuron",
  AMD_GPU: "AMD Instinct",
  HABANA_GAUDI: "Intel Gaudi",
  APPLE_SILICON: "Apple silicon",
};

/** All devices of the release as cards by class, with counts, partitions and slices, and the code that the choice becomes. */
export function DevicePicker(props: {
  readonly catalogue: SdkCatalogue;
  readonly start: AcceleratorChoice | undefined;
  readonly onChoose: (choice: AcceleratorChoice) => void;
  readonly onClose: () => void;
}) {
  const { catalogue } = props;
  const [choice, setChoice] = useState<AcceleratorChoice | undefined>(props.start);
  const [filter, setFilter] = useState("");
  const hardware = useHardware();
  const groups = useMemo(() => groupsOf(catalogue), [catalogue]);
  const pick = (device: string) => {
    const deviceClass = knownClass(catalogue, device);
    if (deviceClass) setChoice({ device, deviceClass, count: legalCounts(catalogue, device)[0] ?? 1 });
  };
  return (
    <Dialog open fullWidth maxWidth="lg" onClose={props.onClose} aria-labelledby="picker-title">
      <DialogTitle id="picker-title" component="h2" sx={{ fontSize: 14, fontWeight: 600, display: "flex" }}>
        <span style={{ flex: 1 }}>Accelerator</span>
        <span style={{ fontSize: 12, fontWeight: 400, color: color.text2 }}>Catalogue of SDK {catalogue.release}</span>
      </DialogTitle>
      <DialogContent sx={{ height: "70vh" }}>
        <Layout>
          <div>
            <div style={{ paddingBottom: 12 }}>
              <LabelledInput
                id="picker-filter"
                label="Filter by name, class or memory, such as 80 GB"
                value={filter}
                onChange={setFilter}
              />
            </div>
            {groups.map(({ deviceClass, devices, refused }) => {
              const fits = (device: string) => matches(hardware, device, deviceClass, filter);
              const shown = devices.filter(fits);
              const others = refused.filter(({ device }) => fits(device));
              if (shown.length + others.length === 0) return null;
              return (
                <section key={deviceClass} aria-label={classTitles[deviceClass]}>
                  <Typography component="h3" variant="h3" sx={{ paddingBottom: "8px" }}>
                    {classTitles[deviceClass]}{" "}
                    <span style={{ fontSize: 12, fontWeight: 400, color: color.text2 }}>{shown.length} names</span>
                  </Typography>
                  <Cards>
                    {shown.map((device) => (
                      <DeviceCard
                        key={device}
                        catalogue={catalogue}
                        hardware={hardware}
                        device={device}
                        chosen={choice?.device === device}
                        onChoose={() => pick(device)}
                      />
                    ))}
                    {others.map(({ device, reason }) => (
                      <Refused key={device} aria-disabled="true">
                        <b>{device}</b>
                        <span>{reason}</span>
                      </Refused>
                    ))}
                  </Cards>
                </section>
              );
            })}
            {groups.every(({ deviceClass, devices, refused }) =>
              [...devices, ...refused.map(({ device }) => device)].every(
                (device) => !matches(hardware, device, deviceClass, filter),
              ),
            ) && (
              <Typography sx={{ color: color.text2 }}>
                No device is called "{filter}" or has that memory. Other devices can be given as custom ones.
              </Typography>
            )}
          </div>
          <div>
            {choice && <Chosen catalogue={catalogue} hardware={hardware} choice={choice} onChange={setChoice} />}
          </div>
        </Layout>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={props.onClose}>
          Cancel
        </Button>
        {choice && (
          <Button variant="contained" onClick={() => props.onChoose(choice)}>
            Use {choice.device}
            {choice.partition === undefined ? "" : `, ${choice.partition}`}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function DeviceCard(props: {
  readonly catalogue: SdkCatalogue;
  readonly hardware: HardwareCatalogue | undefined;
  readonly device: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const { catalogue, hardware, device, chosen } = props;
  const facts = hardware && hardwareOf(hardware, device);
  const counts = legalCounts(catalogue, device);
  const partitions = partitionsOf(catalogue, device) ?? [];
  const style = chosen
    ? { boxShadow: `inset 0 0 0 2px ${hueColor("gpu", "solid")}`, background: hueColor("gpu", "tint") }
    : {};
  return (
    <Card aria-pressed={chosen} onClick={props.onChoose} style={style}>
      <b>{device}</b>
      <span>{facts ? `${facts.memoryGB} GB each` : "\u00a0"}</span>
      <span>
        {partitions.length > 0 && knownClass(catalogue, device) === "TPU"
          ? `${partitions.length} slices`
          : `${countRange(counts)}${partitions.length > 0 ? ", MIG" : ""}`}
      </span>
    </Card>
  );
}

function Chosen(props: {
  readonly catalogue: SdkCatalogue;
  readonly hardware: HardwareCatalogue | undefined;
  readonly choice: AcceleratorChoice;
  readonly onChange: (choice: AcceleratorChoice) => void;
}) {
  const { catalogue, hardware, choice, onChange } = props;
  const { partition: _partition, ...whole } = choice;
  const counts = legalCounts(catalogue, choice.device);
  const partitions = partitionsOf(catalogue, choice.device) ?? [];
  const facts = hardware && hardwareOf(hardware, choice.device);
  const isTpu = choice.deviceClass === "TPU";
  return (
    <div style={{ display: "grid", gap: 12 }}>
      <Typography component="h3" variant="h3">
        {choice.device}
      </Typography>
      {facts && (
        <Typography variant="body2" sx={{ color: color.text2 }}>
          {[
            facts.vendor,
            facts.architecture,
            `${facts.memoryGB} GB ${facts.memoryType ?? ""}`.trim(),
            facts.memoryBandwidth,
            facts.use,
          ]
            .filter(Boolean)
            .join(" · ")}
        </Typography>
      )}
      {facts && facts.machines.length > 0 && (
        <Typography variant="body2" sx={{ color: color.text2 }}>
          Machines that carry it: {facts.machines.map((machine) => machine.replace(":", " ")).join(", ")}
        </Typography>
      )}
      {counts.length > 0 && choice.partition === undefined && (
        <div>
          <div id="picker-count">How many</div>
          <ChoiceChips
            labelledBy="picker-count"
            hue="gpu"
            value={String(choice.count)}
            choices={countChoices(choice.device, counts)}
            onChange={(count) => onChange({ ...choice, count: Number(count) })}
          />
          {facts && (
            <Typography variant="body2" sx={{ color: color.text2, paddingTop: "4px" }}>
              {choice.count} × {facts.memoryGB} GB = {choice.count * facts.memoryGB} GB of device memory in total
            </Typography>
          )}
        </div>
      )}
      {partitions.length > 0 && (
        <div>
          <div id="picker-partition">{isTpu ? "Slice" : "Partition of one device"}</div>
          <ChoiceChips
            labelledBy="picker-partition"
            hue="gpu"
            value={choice.partition ?? ""}
            choices={[
              { value: "", label: isTpu ? "None" : "Whole" },
              ...partitions.map((partition) => ({ value: partition, label: partition })),
              ...(facts?.mig ?? [])
                .filter(({ profile }) => !partitions.includes(profile))
                .map(({ profile }) => ({
                  value: profile,
                  label: profile,
                  refused: `The card can be cut so, but SDK ${catalogue.release} does not take these for ${choice.device}.`,
                })),
            ]}
            onChange={(partition) => onChange(partition === "" ? whole : { ...choice, count: 1, partition })}
          />
          <PartitionFacts hardware={hardware} choice={choice} />
        </div>
      )}
      <div>
        <div style={{ paddingBottom: 4 }}>What will be written</div>
        <Literal>{literalOf(catalogue, choice)}</Literal>
      </div>
      <Typography variant="body2" sx={{ color: color.text2 }}>
        Flyte sends <code style={{ fontFamily: fonts.mono }}>{nodeLabelValue(catalogue, choice.device)}</code> as the
        node label's value.
      </Typography>
    </div>
  );
}

function PartitionFacts(props: {
  readonly hardware: HardwareCatalogue | undefined;
  readonly choice: AcceleratorChoice;
}) {
  const { hardware, choice } = props;
  const facts = hardware && hardwareOf(hardware, choice.device);
  const mig = facts?.mig?.find((profile) => profile.profile === choice.partition);
  const slices = facts?.topologies?.filter((topology) => topology.topology === choice.partition) ?? [];
  const said = mig
    ? [`${mig.memoryGB} GB each, up to ${mig.perDevice} on one ${choice.device}.`]
    : slices.map((slice) =>
        slice.hosts === 1
          ? `${slice.chips} chips on one host. This form asks for 1 chip; Device(${slice.chipsPerHost}, …) asks for the host's.`
          : `${slice.chips} chips on ${slice.hosts} hosts of ${slice.chipsPerHost}. One pod gets one host's chips.`,
      );
  return (
    <Typography variant="body2" sx={{ color: color.text2, paddingTop: "4px", minHeight: 20 }}>
      {said.join(" Or: ")}
    </Typography>
  );
}

/** The exact Python of a choice, from the writer itself. */
function literalOf(catalogue: SdkCatalogue, choice: AcceleratorChoice): string {
  const document = { sdk: catalogue.release, environments: [{ resources: { gpu: writeChoice(catalogue, choice) } }] };
  return pythonWriter.write({ document, problems: [], scope: "resources", select: { environment: 0 } }).text.trim();
}

function groupsOf(catalogue: SdkCatalogue) {
  const classes = ["GPU", "TPU", "AMD_GPU", "NEURON", "HABANA_GAUDI", "APPLE_SILICON"] as const;
  const namesOf = (one: SdkCatalogue) => [...one.accelerators.map((row) => row.id), ...one.helperDevices.TPU];
  const own = [...new Set(namesOf(catalogue))];
  const others = [...new Set(namesOf(newestCatalogue))].filter((device) => !own.includes(device));
  return classes.map((deviceClass) => ({
    deviceClass,
    devices: own.filter((name) => knownClass(catalogue, name) === deviceClass),
    refused: others
      .filter((name) => knownClass(newestCatalogue, name) === deviceClass)
      .map((device) => ({ device, reason: missingReason(catalogue, device) })),
  }));
}

/** Why a device of the newest release is not in this one. */
function missingReason(catalogue: SdkCatalogue, device: string): string {
  const spelled = spellingIn(catalogue, device);
  if (spelled !== undefined) return `Spelled ${spelled} in ${catalogue.release}`;
  return `New in ${releasesWith((other) => knowsDevice(other, device))?.first}; ${catalogue.release} does not know it`;
}

/** One to eight and the counts that the SDK lists; the others say what it lists. */
function countChoices(device: string, counts: readonly number[]): readonly Choice[] {
  const all = [...new Set([1, 2, 3, 4, 5, 6, 7, 8, ...counts])].toSorted((a, b) => a - b);
  const refused = `The SDK lists ${device} × ${counts.join(", ")} only.`;
  return all.map((count) => {
    const choice = { value: String(count), label: String(count) };
    return counts.includes(count) ? choice : { ...choice, refused };
  });
}

function matches(
  hardware: HardwareCatalogue | undefined,
  device: string,
  deviceClass: DeviceClass,
  filter: string,
): boolean {
  const memory = hardware && hardwareOf(hardware, device)?.memoryGB;
  const text = `${device} ${classTitles[deviceClass]}`.toLowerCase();
  const amounts = ["gb", `${memory}`, `${memory}gb`];
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word) || amounts.includes(word));
}

function countRange(counts: readonly number[]): string {
  const [least, most] = [counts[0], counts.at(-1)];
  if (least === undefined) return "";
  return least === most ? `${least} only` : `${least}–${most}`;
}

function useHardware(): HardwareCatalogue | undefined {
  const [hardware, setHardware] = useState<HardwareCatalogue>();
  useEffect(() => {
    void loadHardware().then(setHardware);
  }, []);
  return hardware;
}
