/**
 * Makes the catalogue's data from the gathered facts: `node tools/catalogue.mjs FACTS`.
 * FACTS holds `sdk-catalogues/<release>.json` (what the SDK's own tables say, read by importing it) for every release, and
 * `hardware.json`. Only what the project needs is kept. The results are never edited by hand. A new release needs one line in
 * `src/core/catalog/load-catalogue.ts`, and one in `sdk-catalogue.ts` when it is the newest.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [facts] = process.argv.slice(2);
if (!facts) {
  console.error("Write the folder of the facts.");
  process.exit(2);
}
/** The day on which the rows were taken over and compared with the recorded behaviour. */
const checkedOn = "2026-11-24";
const data = join(dirname(dirname(fileURLToPath(import.meta.url))), "src/core/catalog/data");
const read = (name) => JSON.parse(readFileSync(join(facts, name), "utf8"));
const write = (name, value) => writeFileSync(join(data, name), `${JSON.stringify(value, null, 1)}\n`);

const releases = readdirSync(join(facts, "sdk-catalogues"))
  .map((name) => name.replace(/\.json$/, ""))
  .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
const catalogues = releases.map((release) => sdkCatalogue(read(`sdk-catalogues/${release}.json`)));
for (const catalogue of catalogues) write(`${catalogue.id}.generated.json`, catalogue);
write("hardware.generated.json", hardware(read("hardware.json")));

function sdkCatalogue(sdk) {
  const strings = sdk.literals.Accelerators;
  const names = [...new Set(strings.map((text) => text.split(":")[0]))];
  const wireNames = ["NVIDIA_GPU", "GOOGLE_TPU", "AMAZON_NEURON", "AMD_GPU", "HABANA_GAUDI"];
  return {
    id: `sdk-${sdk.flyte_version}`,
    release: sdk.flyte_version,
    source: `flyte ${sdk.flyte_version} from PyPI: flyte/_resources.py, flyte/_internal/runtime/resources_serde.py`,
    checkedOn,
    idlRelease: sdk.flyteidl2_version_used,
    requiresPython: sdk.requires_python,
    accelerators: names.map((name) => accelerator(sdk, name)),
    partitions: partitions(sdk),
    sharedDevices: sdk.literals.SharedGPUType ?? [],
    nodeLabelValues: sdk.ACCELERATOR_DEVICE_MAP,
    aliases: sdk.deprecated_gpu_aliases ?? {},
    deprecatedNotations: sdk.DEPRECATED_ACCELERATOR_NOTATIONS ?? [],
    deviceClasses: Object.entries(sdk.device_class_to_proto)
      .sort(([, a], [, b]) => a - b)
      .map(([name, number]) => ({ name, number, ...(wireNames[number] ? { wireName: wireNames[number] } : {}) })),
    helperDevices: {
      GPU: sdk.literals.GPUType,
      TPU: sdk.literals.TPUType,
      Neuron: sdk.literals.NeuronType,
      AMD_GPU: sdk.literals.AMD_GPUType,
      HABANA_GAUDI: sdk.literals.HABANA_GAUDIType,
    },
    cacheWords: ["auto", "override", "disable"],
    cacheAliases: sdk.cache_aliases ?? {},
    fields: {
      Resources: fieldNames(sdk.Resources),
      Device: fieldNames(sdk.Device),
      TaskEnvironment: fieldNames(sdk.TaskEnvironment),
      "TaskEnvironment.clone_with": fieldNames(sdk["TaskEnvironment.clone_with"]),
      "TaskEnvironment.task": fieldNames(sdk["TaskEnvironment.task"]),
      "TaskTemplate.override": fieldNames(sdk["TaskTemplate.override"]),
      ReusePolicy: fieldNames(sdk.ReusePolicy),
      RetryStrategy: fieldNames(sdk.RetryStrategy),
      Timeout: fieldNames(sdk.Timeout),
      Cache: fieldNames(sdk.Cache),
    },
  };
}

function accelerator(sdk, name) {
  const counts = sdk.quantities_by_accelerator[name];
  const classes = Object.entries(sdk.device_class_map).find(([, devices]) => devices.includes(name));
  return {
    id: name,
    deviceClass: classes?.[0] ?? sdk.devbox_device_classes?.[name] ?? "GPU",
    counts: counts.filter((count) => count !== null),
    ...(counts.includes(null) ? { countOptional: true } : {}),
  };
}

function partitions(sdk) {
  const checked = Object.entries(sdk.gpu_helper_partitions_accepted).filter(
    ([, list]) => Array.isArray(list) && list.length > 0,
  );
  const slices = sdk.literals.TPUType.map((name) => [name, sdk.literals[`${name}Parts`]]);
  return Object.fromEntries([...checked, ...slices]);
}

function fieldNames(fields) {
  return fields.map((field) => field.name).filter((name) => name !== "_func");
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
