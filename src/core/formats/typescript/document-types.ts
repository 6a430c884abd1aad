/** A type that exported code declares: its name, its text, the types that it names. */
export type TypeDeclaration = { readonly name: string; readonly text: string; readonly uses: readonly string[] };

/**
 * The smallest types that say what a document holds, in the order in which they are written. They are part of the exported text,
 * so that it needs no package. `null` is the SDK's `None`. See SPEC TS1.
 */
const documentTypes: readonly TypeDeclaration[] = [
  declare("Amount", "number | string"),
  declare("Device", {
    device: "string | null",
    "quantity!": "number",
    device_class: '"GPU" | "TPU" | "NEURON" | "AMD_GPU" | "HABANA_GAUDI" | "APPLE_SILICON"',
    partition: "string | null",
  }),
  declare("Resources", {
    cpu: "Amount | boolean | readonly [request: Amount | boolean, limit: Amount | boolean] | null",
    memory: "string | readonly [request: string, limit: string] | null",
    gpu: "string | number | boolean | Device | null",
    disk: "string | null",
    shm: "string | null",
  }),
  declare("Backoff", { "base!": "number", factor: "number", cap: "number | null" }),
  declare("Retries", "number | { readonly count: number; readonly backoff?: Backoff | null }"),
  declare("Timeout", 'number | { readonly [bound in "max_runtime" | "max_queued_time" | "deadline"]?: number | null }'),
  declare("CacheOptions", {
    "behavior!": "string",
    version_override: "string | null",
    serialize: "boolean",
    ignored_inputs: "string | readonly string[]",
    salt: "string",
    max_age: "number | null",
  }),
  declare("Secret", {
    "key!": "string",
    group: "string | null",
    as_env_var: "string | null",
    mount: "string | null",
  }),
  declare("Secrets", "string | Secret | readonly (string | Secret)[]"),
  declare("ReusePolicy", {
    replicas: "number | readonly [min: number, max: number]",
    idle_ttl: "number",
    scaledown_ttl: "number",
    concurrency: "number",
    scope: '"global" | "run"',
  }),
  declare("Override", {
    label: "string | null",
    resources: "Resources | null",
    short_name: "string | null",
    cache: "string | CacheOptions | null",
    retries: "Retries | null",
    timeout: "Timeout | null",
    env_vars: "Readonly<Record<string, string>> | null",
    secrets: "Secrets | null",
    service_account: "string | null",
    interruptible: "boolean | null",
    queue: "string | null",
    pod_template: "string | null",
    reusable: 'ReusePolicy | "off" | null',
    max_inline_io_bytes: "number | null",
  }),
  declare("Task", {
    "name!": "string",
    async: "boolean | null",
    resources: "Resources | null",
    short_name: "string | null",
    cache: "string | CacheOptions | null",
    retries: "Retries | null",
    timeout: "Timeout | null",
    docs: "string | null",
    pod_template: "string | null",
    report: "boolean | null",
    interruptible: "boolean | null",
    max_inline_io_bytes: "number | null",
    queue: "string | null",
    service_account: "string | null",
    entrypoint: "boolean | null",
    overrides: "readonly Override[]",
  }),
  declare("Environment", {
    "name!": "string",
    clone_of: "string | null",
    description: "string | null",
    image: "string | null",
    resources: "Resources | null",
    env_vars: "Readonly<Record<string, string>> | null",
    interruptible: "boolean | null",
    reusable: "ReusePolicy | null",
    cache: "string | CacheOptions | null",
    secrets: "Secrets | null",
    service_account: "string | null",
    queue: "string | null",
    pod_template: "string | null",
    depends_on: "readonly string[] | null",
    include: "readonly string[] | null",
    tasks: "readonly Task[]",
  }),
  declare("ResourceDocument", {
    "version!": "1",
    "sdk!": "string | null",
    advice: "unknown",
    "environments!": "readonly Environment[]",
  }),
];

/** The types that a type needs, itself last. */
export function typesFor(name: string): readonly TypeDeclaration[] {
  const needed = new Set([name]);
  // Each type names only types above it.
  for (const type of documentTypes.toReversed())
    if (needed.has(type.name)) for (const used of type.uses) needed.add(used);
  return documentTypes.filter((type) => needed.has(type.name));
}

/** A key that ends in `!` is required. */
function declare(name: string, body: string | Readonly<Record<string, string>>): TypeDeclaration {
  const uses = [...JSON.stringify(body).matchAll(/\b[A-Z][A-Za-z]+\b/g)].map((match) => match[0]);
  if (typeof body === "string") return { name, text: `type ${name} = ${body};`, uses };
  const fields = Object.entries(body).map(([key, type]) =>
    key.endsWith("!") ? `  readonly ${key.slice(0, -1)}: ${type};` : `  readonly ${key}?: ${type};`,
  );
  return { name, text: [`type ${name} = {`, ...fields, "};"].join("\n"), uses };
}
