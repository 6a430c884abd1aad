import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { legalCounts, nodeLabelValue } from "#core/catalog/accelerators.ts";
import { type HardwareRow, hardwareOf } from "#core/catalog/hardware.ts";
import { countWords } from "#core/catalog/suggest-accelerators.ts";
import { Button } from "#ui/look/Button.tsx";
import { color, fonts, hueColor } from "#ui/look/tokens.ts";
import { letterOf } from "./DeviceCards.tsx";
import { Head, Letter, Part, Small } from "./picker-styles.ts";
import type { PickerFacts } from "./picker-types.ts";

const Table = styled("table")({
  width: "100%",
  borderCollapse: "collapse",
  fontSize: 12,
  lineHeight: "16px",
  tableLayout: "fixed",
  "& th, & td": {
    padding: "6px 4px",
    textAlign: "left",
    verticalAlign: "top",
    fontWeight: 400,
    borderBottom: `1px solid ${color.divider}`,
    overflowWrap: "anywhere",
  },
  "& th[scope=row], & th:first-of-type": { width: 84, color: color.text3 },
  "& thead b": { fontWeight: 600, color: color.text1, paddingLeft: 4 },
});

const most = 3;

/** Up to three devices side by side, fact by fact. The chosen device is added; sources stand behind the figures that have none. */
export function CompareTable(props: {
  readonly facts: PickerFacts;
  readonly compared: readonly string[];
  readonly chosen: string | undefined;
  readonly onChange: (compared: readonly string[]) => void;
}) {
  const { facts, compared, chosen } = props;
  const rows = compared.map((device) => ({ device, row: hardwareOf(facts.hardware, device) }));
  const largest = Math.max(1, ...rows.map(({ row }) => row?.memoryGB ?? 0));
  const isIn = chosen !== undefined && compared.includes(chosen);
  return (
    <Part aria-labelledby="picker-compare">
      <Head>
        <Typography component="h3" id="picker-compare">
          Compare
        </Typography>
        <Small>
          {compared.length} of {most}
        </Small>
        <span style={{ flex: 1 }} />
        {chosen !== undefined && (
          <Button
            small
            variant="outlined"
            disabled={!isIn && compared.length >= most}
            onClick={() => props.onChange(isIn ? compared.filter((each) => each !== chosen) : [...compared, chosen])}
          >
            {isIn ? `Remove ${chosen}` : `Add ${chosen}`}
          </Button>
        )}
        {compared.length > 0 && (
          <Button small onClick={() => props.onChange([])}>
            Clear
          </Button>
        )}
      </Head>
      {compared.length === 0 && <Small>Add up to three devices to see their facts side by side.</Small>}
      {compared.length >= most && !isIn && chosen !== undefined && (
        <Small>Three are compared. Clear the list to add {chosen}.</Small>
      )}
      {compared.length > 0 && (
        <Table>
          <thead>
            <tr>
              <th scope="col">Per device</th>
              {compared.map((device) => (
                <th key={device} scope="col">
                  <Letter style={{ display: "inline-block" }}>{letterOf(compared, device)}</Letter>
                  <b>{device}</b>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Memory</th>
              {rows.map(({ device, row }) => (
                <td key={device}>{row ? <MemoryBar gb={row.memoryGB} largest={largest} /> : "unknown"}</td>
              ))}
            </tr>
            {lines.map(([title, key]) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                {rows.map(({ device, row }) => (
                  <td key={device}>{row ? factOf(row, key) : "unknown"}</td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">Counts</th>
              {compared.map((device) => (
                <td key={device}>{countWords(legalCounts(facts.catalogue, device)) || "by topology"}</td>
              ))}
            </tr>
            <tr>
              <th scope="row">MIG</th>
              {rows.map(({ device, row }) => (
                <td key={device}>{row?.mig ? `${row.mig.filter(({ inSdk }) => inSdk).length} profiles` : "no"}</td>
              ))}
            </tr>
            <tr>
              <th scope="row">Machines</th>
              {rows.map(({ device, row }) => (
                <td key={device}>
                  {row && row.machines.length > 0 ? row.machines.slice(0, 3).map(machineName).join(", ") : "none known"}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">Flyte sends</th>
              {compared.map((device) => (
                <td key={device} style={{ fontFamily: fonts.mono }}>
                  {nodeLabelValue(facts.catalogue, device)}
                </td>
              ))}
            </tr>
          </tbody>
        </Table>
      )}
    </Part>
  );
}

const lines = [
  ["Type", "memoryType"],
  ["Bandwidth", "memoryBandwidth"],
  ["Interconnect", "interconnect"],
] as const;

/** A figure without a source says so. */
function factOf(row: HardwareRow, key: "memoryType" | "memoryBandwidth" | "interconnect"): string {
  const said = row[key];
  if (said === undefined) return "unknown";
  return row.unverified.includes(key) ? `${said} (unverified)` : said;
}

function MemoryBar({ gb, largest }: { readonly gb: number; readonly largest: number }) {
  return (
    <span style={{ display: "inline-flex", gap: 6, alignItems: "center", flexWrap: "wrap" }}>
      <svg width={36} height={6} role="img" aria-label={`${gb} of ${largest} GB`}>
        <rect width={36} height={6} rx={3} fill={color.selected} />
        <rect width={Math.max(3, (36 * gb) / largest)} height={6} rx={3} fill={hueColor("gpu", "solid")} />
      </svg>
      {gb} GB
    </span>
  );
}

function machineName(machine: string): string {
  return machine
    .replace(/^\w+:/, "")
    .replace("Standard_", "")
    .replace(/\.\*$/, "")
    .replace(/ \(.*$/, "");
}
