// How long reading a file of Python, YAML or JSON takes: 10 000 lines at once, after a keystroke, and an edit of one value.
// `npm run bench:read [python|yaml|json]`. The file of Python: one environment with a task and an override in ten functions, the others
// ordinary functions; those of YAML and JSON: environments with a task and an override.
import { openPython } from "#core/formats/source/open-python.ts";
import { openYaml } from "#core/formats/yaml/open-yaml.ts";

const lines = 10_000;
const formats = {
  python: { name: "pipeline.py", open: openPython, write: fileOf },
  yaml: { name: "resources.yaml", open: openYaml, write: yamlOf },
  json: { name: "resources.json", open: openYaml, write: jsonOf },
};
const asked = process.argv[2] ?? "python";
const format = formats[asked];
if (!format) throw new Error(`Write one of: ${Object.keys(formats).join(", ")}.`);
const text = format.write(lines);

const started = performance.now();
let source = open(text);
const cold = performance.now() - started;
const { document } = source.reading;
console.log(`${asked}: ${text.split("\n").length - 1} lines, ${document.environments.length} environments`);
console.log(`read at once, as the first file of the process: ${cold.toFixed(0)} ms`);

const places = [0.02, 0.5, 0.95].map((part) => text.indexOf('8Gi"', Math.floor(text.length * part)));
for (const place of places) {
  const times = Array.from({ length: 41 }, (_, digit) => {
    const typed = text.slice(0, place + 1) + (digit % 10) + text.slice(place + 1);
    return timed(() => {
      source = open(typed, source);
    });
  }).slice(1);
  console.log(`after a keystroke in line ${text.slice(0, place).split("\n").length}: ${median(times)} ms`);
}

source = open(text);
const at = document.environments.length >> 1;
let changed = 0;
const edits = Array.from({ length: 41 }, (_, number) => {
  const environments = source.reading.document.environments.map((environment, index) =>
    index === at
      ? { ...environment, resources: { ...environment.resources, memory: `${number + 20}Gi` } }
      : environment,
  );
  const wanted = { ...source.reading.document, environments };
  return timed(() => {
    changed += source.edit(wanted).edits.flat().length;
  });
}).slice(1);
console.log(`one value changed in the form: ${median(edits)} ms (${changed} edits)`);

const others = Array.from({ length: 9 }, (_, number) => {
  const other = text.replaceAll("helper", `helper_${number}`).replaceAll("env-", `env-${number}`);
  return timed(() => open(other));
});
console.log(`another file of that size, read at once: ${median(others)} ms`);

function fileOf(count) {
  const parts = ["import flyte\nfrom datetime import timedelta\n\nMEM = '16Gi'\n"];
  let length = 4;
  for (let index = 0; length < count; index += 1) {
    const part = index % 10 === 0 ? environmentText(index) : functionText(index);
    parts.push(part);
    length += part.split("\n").length;
  }
  return parts.join("\n");
}

function environmentText(index) {
  return `
env_${index} = flyte.TaskEnvironment(
    name="env-${index}",
    resources=flyte.Resources(cpu=(1, ${(index % 8) + 1}), memory=${index % 20 === 0 ? '"8Gi"' : "MEM"}, gpu="T4:1"),
    env_vars={"LEVEL": "info"},
)


@env_${index}.task(retries=3, timeout=timedelta(minutes=5))
async def task_${index}(rows: int, name: str = "a") -> int:
    """Counts."""
    big = await task_${index}.override(resources=flyte.Resources(cpu=2), retries=2)(rows)
    return big + rows

`;
}

function functionText(index) {
  return `
def helper_${index}(rows: list[int], name: str = "a") -> dict[str, int]:
    """An ordinary function."""
    total = 0
    for row in rows:
        if row > 10 and name != "b":
            total += row * 2
        else:
            print(f"skipped {row} of {name}")
    values = [row for row in rows if row % 2 == 0]
    return {"total": total, "even": len(values)}

`;
}

function yamlOf(count) {
  const parts = ["# Resources\nversion: 1\nenvironments:\n"];
  for (let length = 3; length < count; length += 20) parts.push(environmentYaml(length));
  return parts.join("");
}

function environmentYaml(index) {
  return `  # What number ${index} needs
  - name: env-${index}
    image: ghcr.io/flyteorg/flyte:py3.13
    resources:
      cpu: ["1", "${(index % 8) + 1}"]
      memory: "8Gi"
      gpu: T4:1
    env_vars:
      LEVEL: info
    depends_on: []
    tasks:
      - name: task_${index}
        retries: 3
        timeout: 300
        overrides:
          - label: big
            resources:
              cpu: "2"
              memory: "16Gi"
            retries: 2
`;
}

function jsonOf(count) {
  const environments = [];
  for (let length = 4; length < count; length += 30) {
    const big = { label: "big", resources: { cpu: "2", memory: "16Gi" }, retries: 2 };
    const task = { name: `task_${length}`, retries: 3, timeout: 300, overrides: [big] };
    const resources = { cpu: ["1", `${(length % 8) + 1}`], memory: "8Gi", gpu: "T4:1" };
    environments.push({ name: `env-${length}`, resources, env_vars: { LEVEL: "info" }, tasks: [task] });
  }
  return `${JSON.stringify({ version: 1, environments }, undefined, 2)}\n`;
}

function open(code, previous) {
  const opened = format.open([{ name: format.name, text: code }], previous);
  if (!opened.ok) throw new Error(opened.problems[0].message);
  return opened.value;
}

function timed(act) {
  const start = performance.now();
  act();
  return performance.now() - start;
}

function median(times) {
  return times.toSorted((one, other) => one - other)[times.length >> 1].toFixed(1);
}
