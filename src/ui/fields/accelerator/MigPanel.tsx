import Typography from "@mui/material/Typography";
import type { AcceleratorChoice } from "#core/catalog/accelerator-choice.ts";
import { partitionsOf } from "#core/catalog/accelerators.ts";
import { hardwareOf } from "#core/catalog/hardware.ts";
import { MigMini, MigPicture } from "./MigPicture.tsx";
import { fitsBeside, type MigCut, migRest } from "./mig-layout.ts";
import { moveAmong } from "./move-among.ts";
import { Head, Part, RadioRow, Small } from "./picker-styles.ts";
import type { PickerFacts } from "./picker-types.ts";

/** One card and the parts that it can be cut into, each with what it takes and how many fit; those that the SDK refuses say so. */
export function MigPanel(props: {
  readonly facts: PickerFacts;
  readonly choice: AcceleratorChoice;
  readonly cuts: readonly MigCut[];
  readonly onChange: (choice: AcceleratorChoice) => void;
}) {
  const { facts, choice, cuts } = props;
  const { catalogue, hardware } = facts;
  const { partition, ...whole } = choice;
  const [first] = cuts;
  if (!first) return null;
  const { cells } = first;
  const cut = cuts.find(({ profile }) => profile === partition);
  const legal = partitionsOf(catalogue, choice.device);
  const takes = (profile: string) => legal === undefined || legal.includes(profile);
  const memory = hardwareOf(hardware, choice.device)?.memoryGB;
  const rows = [{ profile: "whole", cut: undefined }, ...cuts.map((each) => ({ profile: each.profile, cut: each }))];
  return (
    <Part aria-labelledby="picker-partition">
      <Head>
        <Typography component="h3" id="picker-partition">
          Partition of one {choice.device}
        </Typography>
        <Small>
          {cells.compute} compute slices over {cells.memory} memory slices
        </Small>
      </Head>
      {cut && <MigPicture device={choice.device} cut={cut} />}
      {cut && (
        <Small style={{ display: "block", padding: "8px 0" }}>
          <b style={{ fontWeight: 600 }}>
            {cut.profile}, up to {cut.perDevice} per GPU.
          </b>{" "}
          {restWords(
            cut,
            cuts.filter(({ profile }) => takes(profile)),
          )}
        </Small>
      )}
      <div role="radiogroup" aria-labelledby="picker-partition" onKeyDown={moveAmong}>
        {rows.map(({ profile, cut: each }) => {
          const refused = each !== undefined && !takes(each.profile);
          const chosen = partition === each?.profile;
          return (
            <RadioRow
              key={profile}
              role="radio"
              aria-checked={chosen}
              aria-disabled={refused}
              tabIndex={chosen ? 0 : -1}
              onClick={() => !refused && props.onChange(each ? { ...whole, count: 1, partition: each.profile } : whole)}
            >
              <span className="dot" />
              <span className="profile">{profile}</span>
              <MigMini cells={cells} cut={each} />
              <span className="amount">{each ? each.memoryGB : memory} GB</span>
              <span>
                {refused ? `not in SDK ${catalogue.release}` : each ? `up to ${each.perDevice}` : "no partition"}
              </span>
            </RadioRow>
          );
        })}
      </div>
      {legal === undefined && (
        <Small>
          SDK {catalogue.release} takes any partition of {choice.device} and checks none.
        </Small>
      )}
    </Part>
  );
}

function restWords(cut: MigCut, others: readonly MigCut[]): string {
  const { compute, memory } = migRest(cut);
  if (compute === 0 && memory === 0) return "Nothing stays over.";
  const parts = [...(compute > 0 ? [`${compute} compute`] : []), ...(memory > 0 ? [`${memory} memory`] : [])];
  const over = `${parts.join(" and ")} ${compute + memory === 1 ? "slice stays" : "slices stay"} over`;
  const beside = fitsBeside(cut, others);
  return beside ? `${over}, room for one ${beside.profile}.` : `${over}.`;
}
