import Typography from "@mui/material/Typography";
import type { AcceleratorChoice } from "#core/catalog/accelerator-choice.ts";
import { isShared, legalCounts } from "#core/catalog/accelerators.ts";
import { hardwareOf } from "#core/catalog/hardware.ts";
import { countWords } from "#core/catalog/suggest-accelerators.ts";
import { chipsPerHost } from "#core/catalog/tpu-hosts.ts";
import { type Choice, ChoiceChips } from "#ui/fields/ChoiceChips.tsx";
import { MigPanel } from "./MigPanel.tsx";
import { migCuts } from "./mig-layout.ts";
import { Head, Part, Small } from "./picker-styles.ts";
import type { PickerFacts } from "./picker-types.ts";
import { TpuPicture } from "./TpuPicture.tsx";
import { tpuShape } from "./tpu-layout.ts";

/** What is left to decide of the chosen device: how many, or which part of one, and the facts that matter for it. */
export function ChosenPart(props: {
  readonly facts: PickerFacts;
  readonly choice: AcceleratorChoice;
  readonly onChange: (choice: AcceleratorChoice) => void;
}) {
  const { facts, choice, onChange } = props;
  const row = hardwareOf(facts.hardware, choice.device);
  const isTpu = choice.deviceClass === "TPU";
  const counts = isTpu ? chipChoices(choice) : countChoices(facts, choice);
  const cuts = row && !isShared(facts.catalogue, choice.device) ? migCuts(row) : [];
  const hosts = choice.partition === undefined ? [] : chipsPerHost(choice.device, choice.partition);
  const perHost = hosts.includes(choice.count) ? choice.count : (hosts[0] ?? 1);
  const shape = isTpu && choice.partition !== undefined ? tpuShape(choice.partition, perHost) : undefined;
  return (
    <>
      <Part aria-labelledby="picker-count">
        <Head>
          <Typography component="h3" id="picker-count">
            {isTpu ? `Chips of one pod` : `How many ${choice.device}`}
          </Typography>
          <Small>{row && amountWords(choice, row.memoryGB)}</Small>
        </Head>
        <ChoiceChips
          labelledBy="picker-count"
          hue="gpu"
          value={String(choice.count)}
          choices={counts}
          onChange={(count) => onChange({ ...choice, count: Number(count) })}
        />
        {isTpu && choice.partition !== undefined && (
          <Small style={{ display: "block", paddingTop: 4 }}>
            flyte.TPU asks for 1 chip; flyte.Device asks for those of the host.
          </Small>
        )}
      </Part>
      {shape && (
        <Part aria-labelledby="picker-slice">
          <Head>
            <Typography component="h3" id="picker-slice">
              Slice {shape.topology}
            </Typography>
            <Small>
              {shape.chips} chips, {shape.hosts === 1 ? "one host" : `${shape.hosts} hosts`}
            </Small>
          </Head>
          <TpuPicture device={choice.device} shape={shape} />
        </Part>
      )}
      {cuts.length > 0 && <MigPanel facts={facts} choice={choice} cuts={cuts} onChange={onChange} />}
      {row && (
        <Part>
          <Small>
            For {row.use}.
            {row.machines.length > 0 && ` Machines that carry it: ${row.machines.map(spaced).join(", ")}.`}
          </Small>
        </Part>
      )}
    </>
  );
}

function spaced(machine: string): string {
  return machine.replace(":", " ");
}

/** One to eight and the counts that the SDK lists; the others say what it lists. A partition can be asked for in any number. */
function countChoices({ catalogue }: PickerFacts, { device, partition, count }: AcceleratorChoice): readonly Choice[] {
  const counts = legalCounts(catalogue, device);
  const all = [...new Set([1, 2, 3, 4, 5, 6, 7, 8, ...counts, ...(count > 0 ? [count] : [])])].toSorted(
    (a, b) => a - b,
  );
  const refused = `SDK ${catalogue.release} lists ${device} × ${countWords(counts)}.`;
  return all.map((each) => {
    const choice = { value: String(each), label: String(each) };
    return counts.includes(each) || partition !== undefined || each === count ? choice : { ...choice, refused };
  });
}

function chipChoices({ device, partition, count }: AcceleratorChoice): readonly Choice[] {
  const hosts = partition === undefined ? [] : chipsPerHost(device, partition);
  const all = [...new Set([...hosts, 1, ...(count > 0 ? [count] : [])])].toSorted((a, b) => b - a);
  return all.map((each) => ({
    value: String(each),
    label: hosts.includes(each) ? `${each}, all of a host` : `${each}, stays pending`,
  }));
}

function amountWords({ count, partition, deviceClass }: AcceleratorChoice, memoryGB: number): string {
  if (partition !== undefined && deviceClass !== "TPU") return "parts of one device each";
  const each = deviceClass === "TPU" ? "chip memory in one pod" : "in total";
  return `${count} × ${memoryGB} GB = ${count * memoryGB} GB ${each}`;
}
