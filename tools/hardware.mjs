/**
 * Makes the data about hardware from the gathered facts: `node tools/hardware.mjs FACTS`, where FACTS holds `hardware.json`. Only what the
 * project needs is kept. The result is never edited by hand.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const [facts] = process.argv.slice(2);
if (!facts) {
  console.error("Write the folder of the facts.");
  process.exit(2);
}
/** The day on which the rows were taken over. */
const checkedOn = "2026-11-24";
const data = join(resolve(import.meta.dirname, ".."), "src/core/catalog/data");
const found = hardware(JSON.parse(readFileSync(join(facts, "hardware.json"), "utf8")));
write("hardware", found);
write("tpu-hosts", tpuHosts(found.rows));

function write(name, value) {
  writeFileSync(join(data, `${name}.generated.json`), `${JSON.stringify(value, null, 1)}\n`);
}

/** By device and topology: how many chips a host of it can have. Small, so that it is there from the start. */
function tpuHosts(rows) {
  const devices = rows.filter((row) => row.topologies);
  return Object.fromEntries(
    devices.map(({ device, topologies }) => {
      const names = [...new Set(topologies.map((one) => one.topology))];
      const chipsOf = (name) => topologies.filter((one) => one.topology === name).map((one) => one.chipsPerHost);
      return [device, Object.fromEntries(names.map((name) => [name, [...new Set(chipsOf(name))]]))];
    }),
  );
}

function hardware(rows) {
  const sources = [];
  const sourceNumber = (source) => {
    if (!sources.includes(source)) sources.push(source);
    return sources.indexOf(source);
  };
  const kept = rows.map((row) => hardwareRow(row, sourceNumber));
  return { checkedOn, sources, rows: kept };
}

function hardwareRow(row, sourceNumber) {
  const facts = {
    architecture: row.architecture,
    memoryGB: row.memory_gb,
    memoryType: row.memory_type,
    memoryBandwidth: row.memory_bandwidth,
    interconnect: row.interconnect,
    resourceName: row.k8s_resource,
  };
  const known = Object.entries(facts).filter(([, fact]) => fact && fact.value !== null);
  const cited = [...known.map(([, fact]) => fact), row.host, row.pod_size_chips].flatMap((fact) => fact?.src ?? []);
  return {
    id: row.id,
    device: row.flyte_device,
    deviceClass: row.flyte_device_class,
    vendor: row.vendor,
    ...Object.fromEntries(known.map(([key, fact]) => [key, fact.value])),
    memoryGB: leadingNumber(row.memory_gb.value),
    use: row.typical_use,
    machines: row.machines ?? [...new Set((row.topologies ?? []).map((topology) => `gcp:${topology.machine_type}`))],
    ...(row.mig ? { mig: row.mig.profiles.map(migProfile) } : {}),
    ...(row.topologies ? { chipsInPod: row.pod_size_chips.value, topologies: row.topologies.map(topology) } : {}),
    ...(row.notes ? { notes: withoutReferences(row.notes) } : {}),
    unverified: known.filter(([, fact]) => fact.unverified).map(([key]) => key),
    source: [...new Set(cited.map(sourceNumber))],
    checkedOn,
  };
}

/** Notes point at working papers that are not part of the project. */
function withoutReferences(notes) {
  return notes.replace(/ \([^()]*\.md[^()]*\)/g, "");
}

/** A few amounts are given as text, such as `180 (192 raw)`: the first number is the one that counts. */
function leadingNumber(value) {
  return typeof value === "number" ? value : Number.parseFloat(value);
}

function migProfile(profile) {
  return {
    profile: profile.profile,
    memoryGB: profile.memory_gb,
    perDevice: profile.max_per_gpu,
    inSdk: profile.in_flyte_sdk_2_12 === true,
  };
}

function topology(row) {
  return { topology: row.topology, chips: row.chips, hosts: row.vms, chipsPerHost: row.chips_per_vm };
}
