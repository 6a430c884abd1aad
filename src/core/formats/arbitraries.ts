import fc from "fast-check";
import type { DocumentDraft, EnvironmentDraft } from "#core/document/draft.ts";
import type { Json } from "#core/problem/json.ts";

const nasty = [
  "",
  " ",
  "no",
  "Yes",
  "ON",
  "~",
  "null",
  "true",
  "12:30",
  "2001-01-01",
  "1e3",
  "0x1F",
  "0o7",
  "010",
  "1_000",
  "=",
  "<<",
  "-",
  "---",
  "...",
  "- a",
  "a: b",
  "a #b",
  "#",
  "!tag",
  "&a",
  "*a",
  "|",
  ">",
  "%",
  "@",
  "`",
  "[",
  "{",
  "}",
  "]",
  ",",
  "?",
  "? a",
  ":",
  " lead",
  "trail ",
  "\n",
  "a\nb",
  "a\r\nb",
  "\t",
  "\u0000",
  "\u0007",
  "\u007f",
  "\u0085",
  "\u00a0",
  "\u2028",
  "\u2029",
  "\ufeff",
  "\ufffe",
  "\ud800",
  "\udfff",
  "a\ud83d",
  "😀",
  "👩‍💻",
  "é",
  "日本語",
  "\u202e",
  "\\",
  '"',
  "'",
  "'''",
  '"""',
  '\\"',
  "a\\",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text itself is what is tried
  "${x}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text itself is what is tried
  "`${}`",
  "*/",
  "//",
  "</script>",
  "__proto__",
  "constructor",
  "toString",
  "8Gi",
  "500m",
  "1.5Gi",
  "100",
  "1.5",
  "-1",
  ".5",
  "+1",
  ".inf",
  "NaN",
  "A100:2",
  "nvidia.com/gpu",
  "ghcr.io/org/image:1.2",
  "{{x}}",
  "%s",
  "{x}",
  "\\N{BULLET}",
  "\\x41",
  "u'x'",
  "𝒳",
  "ﬁ",
];

/** Texts that have broken some reader or writer, whole and mixed with others. */
export const arbText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...nasty) },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...nasty), { minLength: 2, maxLength: 4 }).map((parts) => parts.join("")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 120 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 })
      .map((units) => String.fromCharCode(...units)),
  },
);

/** Numbers a document can hold. */
const arbNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, 1, -1, 0.1, 1e-7, 1.5e-7, 1e21, 1e22, 2 ** 53, 2 ** 63, 1e300, 5e-324, 123456789.125),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
);

/** Any JSON value. */
const arbJson: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3, depthIdentifier: "json" },
    arbText,
    arbNumber,
    fc.constantFrom(null, true, false),
    fc.array(tie("json"), { maxLength: 4 }),
    arbObject(tie("json")),
  ),
})).json;

/** A document with leaves of any kind, unknown keys included: what the store may hold. */
export const arbDraft: fc.Arbitrary<DocumentDraft> = nodeOf(
  ["version", "sdk", "advice"],
  "environments",
  nodeOf(
    [
      "name",
      "clone_of",
      "description",
      "image",
      "resources",
      "env_vars",
      "interruptible",
      "reusable",
      "cache",
      "secrets",
      "queue",
      "depends_on",
    ],
    "tasks",
    nodeOf(
      ["name", "async", "resources", "short_name", "cache", "retries", "timeout", "docs", "report", "entrypoint"],
      "overrides",
      nodeOf(["label", "resources", "retries", "timeout", "env_vars", "secrets", "reusable"]),
    ),
  ),
) as fc.Arbitrary<DocumentDraft>;

/** Options of which some are there. */
function someOf(
  fields: Readonly<Record<string, fc.Arbitrary<Json>>>,
  requiredKeys: readonly string[] = [],
): fc.Arbitrary<Json> {
  return fc.record(fields, { requiredKeys: [...requiredKeys] }).chain((record) => {
    const entries = Object.entries(record);
    return fc.shuffledSubarray(entries, { minLength: entries.length }).map((shuffled) => Object.fromEntries(shuffled));
  });
}

const arbName = fc.stringMatching(/^[a-z0-9]{1,9}([_-][a-z0-9]{1,9}){0,6}$/);
const arbIdentifier = fc.stringMatching(/^[a-z_][a-z0-9_]{2,20}(_[a-z0-9]{8}){0,6}$/).map((name) => `t${name}`);
const arbCpu = fc.constantFrom("500m", "2", 1, 0.5, 16, 1e-7);
const arbMemory = fc.constantFrom("512Mi", "1Gi", "32Gi", "1500M", "123456789012345678901234567890Ki");
const arbSeconds = fc.constantFrom(30, 60, 90.5, 3600, 86_400);
const arbSafe = fc.oneof(
  arbText.filter((text) => !/[\ud800-\udfff\0]/u.test(text)),
  fc.stringMatching(/^[a-z ]{1,60}$/),
);
const arbDevice = fc.oneof(
  fc.record({
    device: fc.constantFrom("A100", "T4", "L4 shared", "B200"),
    quantity: fc.integer({ min: 1, max: 9 }),
    device_class: fc.constant("GPU"),
  }),
  fc.constant({ device: "A100", quantity: 1, device_class: "GPU", partition: "1g.5gb" }),
  fc.constant({ device: "A100", quantity: 1, device_class: "GPU", partition: "nonsense" }),
  fc.constant({ device: "T4", quantity: 1, device_class: "GPU", partition: "anything" }),
  fc.constant({ device: "V5P", quantity: 1, device_class: "TPU", partition: "2x2x1" }),
  fc.constant({ device: "V5P", quantity: 4, device_class: "TPU", partition: "2x2x1" }),
  fc.constant({ device: "Trn1", quantity: 1, device_class: "NEURON" }),
  fc.constant({ device: "MI300X", quantity: 1, device_class: "AMD_GPU" }),
  fc.constant({ device: "Gaudi1", quantity: 1, device_class: "HABANA_GAUDI", partition: null }),
  fc.constant({ device: "AppleSilicon", quantity: 1, device_class: "APPLE_SILICON" }),
  fc.constant({ device: "custom accelerator", quantity: 2, device_class: "GPU", partition: "large" }),
);
const arbResources = someOf({
  cpu: fc.oneof(arbCpu, fc.tuple(arbCpu, arbCpu), fc.constant(null)),
  memory: fc.oneof(arbMemory, fc.tuple(arbMemory, arbMemory)),
  gpu: fc.oneof(fc.constantFrom("A100:2", "H100:8", "T4:1", "AppleSilicon", 0, 1, 4), arbDevice),
  disk: arbMemory,
  shm: fc.constantFrom("auto", "8Gi"),
});
const arbEnvVars = fc.dictionary(fc.stringMatching(/^[A-Z_]{1,20}$/), arbSafe, { maxKeys: 4 });
const arbSecret = fc.oneof(
  fc.stringMatching(/^[a-z-]{1,20}$/).map((text) => `s${text}`),
  someOf(
    {
      key: fc.constantFrom("api-key", "token"),
      group: fc.constantFrom("team", null),
      as_env_var: fc.constantFrom("A_KEY", "TOKEN_2"),
    },
    ["key"],
  ),
  fc.constant({ key: "file", mount: "/etc/flyte/secrets" }),
);
const arbSecrets = fc.oneof(arbSecret, fc.array(arbSecret, { maxLength: 3 }));
const arbCache = fc.oneof(
  fc.constantFrom("auto", "disable", "on"),
  someOf(
    {
      behavior: fc.constantFrom("auto", "override", "disable"),
      version_override: fc.constantFrom("v1", null),
      serialize: fc.boolean(),
      ignored_inputs: fc.oneof(fc.constant("x"), fc.array(fc.constantFrom("x", "yy"), { maxLength: 2 })),
      salt: arbSafe,
      max_age: arbSeconds,
    },
    ["behavior"],
  ),
);
const arbReusable = someOf({
  replicas: fc.oneof(fc.constantFrom(2, 10), fc.constant([1, 4])),
  idle_ttl: arbSeconds,
  scaledown_ttl: arbSeconds,
  concurrency: fc.constantFrom(1, 1),
  scope: fc.constantFrom("global", "run"),
});
const arbRetries = fc.oneof(
  fc.constantFrom(0, 3),
  someOf(
    {
      count: fc.constantFrom(0, 5),
      backoff: someOf({ base: arbSeconds, factor: fc.constantFrom(1, 2, 1.5), cap: arbSeconds }, ["base", "cap"]),
    },
    ["count"],
  ),
);
const arbTimeout = fc.oneof(
  arbSeconds,
  someOf({ max_runtime: arbSeconds, max_queued_time: arbSeconds, deadline: fc.constantFrom(60, null) }),
);
const arbOverride = someOf({
  label: arbSafe,
  resources: fc.oneof(arbResources, fc.constant(null)),
  short_name: arbSafe,
  cache: arbCache,
  retries: arbRetries,
  timeout: arbTimeout,
  env_vars: arbEnvVars,
  interruptible: fc.boolean(),
  queue: fc.constantFrom("gpu", ""),
  max_inline_io_bytes: fc.constantFrom(0, 1024),
});
const arbTask = someOf(
  {
    name: arbIdentifier,
    async: fc.boolean(),
    resources: fc.oneof(arbResources, fc.constant(null)),
    short_name: arbSafe,
    cache: arbCache,
    retries: arbRetries,
    timeout: arbTimeout,
    docs: fc.oneof(
      arbSafe,
      fc.array(arbSafe, { maxLength: 3 }).map((lines) => lines.join("\n")),
    ),
    report: fc.boolean(),
    interruptible: fc.boolean(),
    overrides: fc.array(arbOverride, { maxLength: 3 }),
  },
  ["name"],
);
const arbEnvironment = someOf(
  {
    name: arbName,
    description: arbSafe,
    image: fc.constantFrom("auto", "ghcr.io/org/image:1.2", null),
    resources: fc.oneof(arbResources, fc.constant(null)),
    env_vars: arbEnvVars,
    interruptible: fc.boolean(),
    reusable: arbReusable,
    cache: arbCache,
    secrets: arbSecrets,
    service_account: arbName,
    include: fc.array(fc.constantFrom("a.txt", "static/**"), { maxLength: 2 }),
    tasks: fc.array(arbTask, { maxLength: 3 }),
  },
  ["name"],
);

/**
 * A document whose values are of the kinds that the SDK takes, with hostile texts where it takes any text, names unique, some
 * environments clones of others, some depending on others. The SDK may still refuse a combination.
 */
export const arbDocument: fc.Arbitrary<DocumentDraft> = fc
  .tuple(fc.array(arbEnvironment, { minLength: 1, maxLength: 4 }), fc.array(fc.nat(), { minLength: 8, maxLength: 8 }))
  .map(([environments, picks]) => linked(environments as readonly EnvironmentDraft[], picks));

/** Makes names unique and lets some environments clone or depend on others, as the picks say. */
function linked(environments: readonly EnvironmentDraft[], picks: readonly number[]): DocumentDraft {
  // Most overrides are refused under a reusable environment: one document in five has some.
  const named = environments.map(({ reusable, ...environment }, at) => ({
    ...environment,
    ...(reusable !== undefined && (picks[6] ?? 0) % 5 === 0 ? { reusable } : {}),
    name: `${environment.name}${at}`,
    tasks: (environment.tasks ?? []).map((task, index) => ({ ...task, name: `${task.name}_${at}${index}` })),
  }));
  const linkedOnes = named.map((environment, at) => {
    const other = named[(picks[at] ?? 0) % named.length];
    const isClone = other && other !== environment && at > 0 && (picks[at + 4] ?? 0) % 2 === 0;
    const dependsOn = named.filter((one, index) => one !== environment && ((picks[at + 4] ?? 0) >> index) % 3 === 1);
    const clone = isClone && named.indexOf(other) === at - 1 ? { clone_of: other.name } : {};
    return {
      ...environment,
      ...clone,
      ...(dependsOn.length > 0 ? { depends_on: dependsOn.map((one) => one.name) } : {}),
    };
  });
  return {
    version: 1,
    sdk: "2.12.1",
    environments: picks[7] !== undefined && picks[7] % 2 ? linkedOnes : linkedOnes.toReversed(),
  };
}

function nodeOf(keys: readonly string[], list?: string, below?: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const key = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...keys) }, { weight: 1, arbitrary: arbText });
  const own = fc.uniqueArray(fc.tuple(key, arbJson), { selector: ([name]) => name, maxLength: 5 });
  if (!list || !below) return own.map((entries) => Object.fromEntries(entries));
  const children = fc.tuple(fc.constant(list), fc.array(below, { maxLength: 3 }));
  const structured = fc.tuple(own, children, fc.nat()).map(([entries, child, place]) => {
    const others = entries.filter(([name]) => name !== list);
    return Object.fromEntries(others.toSpliced(place % (others.length + 1), 0, child));
  });
  return structured;
}

function arbObject(item: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const entry = fc.tuple(arbText, item);
  return fc
    .uniqueArray(entry, { selector: ([name]) => name, maxLength: 4 })
    .map((entries) => Object.fromEntries(entries));
}
