/**
 * Makes the data of machine types from the gathered facts: `node tools/machine-types.mjs FACTS`.
 * FACTS holds `machine-types.json`; names of devices, resources and slices come from the hardware data of the catalogue, which
 * `tools/catalogue.mjs` makes first. The result is never edited by hand.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [facts] = process.argv.slice(2);
if (!facts) {
  console.error("Write the folder of the facts.");
  process.exit(2);
}
/** The day on which the rows were taken over. */
const checkedOn = "2026-11-24";
const core = join(dirname(dirname(fileURLToPath(import.meta.url))), "src/core");
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const hardware = read(join(core, "catalog/data/hardware.generated.json"));
const rows = read(join(facts, "machine-types.json"));
const sources = [...new Set(rows.flatMap((row) => row.src))];

const result = { checkedOn, sources, rows: rows.map(machine) };
writeFileSync(join(core, "cluster/data/machine-types.generated.json"), `${JSON.stringify(result, null, 1)}\n`);

function machine(row) {
  const label = row.node_labels["node.kubernetes.io/instance-type"];
  return {
    id: `${row.cloud}:${row.name}`,
    cloud: row.cloud,
    name: row.name,
    arch: row.arch ?? (row.name.startsWith("t2a") ? "arm64" : "amd64"),
    vcpu: row.vcpu,
    memoryMiB: wholeMiB(row),
    ...(row.count > 0 ? { accelerator: accelerator(row) } : {}),
    ...(row.local_disk_gb ? { localDiskGB: row.local_disk_gb } : {}),
    ...(row.allocatable_published ? { published: row.allocatable_published } : {}),
    // A shape with attached cards is no instance type of its own.
    labels: { ...row.node_labels, "node.kubernetes.io/instance-type": label.split(" + ")[0] },
    unverified: [
      ...(row.unverified_fields ?? []),
      ...(row.unverified_labels ?? []),
      ...(row.unverified ? ["all"] : []),
    ],
    ...(row.note ? { notes: row.note } : {}),
    source: row.src.map((one) => sources.indexOf(one)),
    checkedOn,
  };
}

function wholeMiB(row) {
  const amount = row.memory_gib * 1024;
  if (!Number.isInteger(amount)) throw new Error(`${row.name} has no whole MiB`);
  return amount;
}

/** `topology` is the slice that one machine makes, for TPUs. */
function accelerator(row) {
  const known = hardware.rows.find((one) => one.id === row.accelerator);
  const slice = known?.topologies?.find((one) => one.hosts === 1 && one.chipsPerHost === row.count);
  return {
    id: row.accelerator,
    resourceName: known?.resourceName ?? "nvidia.com/gpu",
    count: row.count,
    ...(slice ? { topology: slice.topology } : {}),
  };
}
