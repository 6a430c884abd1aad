// This will not work as it stands: 20 errors.
// Not A Name:name: "Not A Name" is not a name for an environment. Use lower-case letters and digits, words joined by single - or _, such as not-a-name.
// Not A Name:resources: Found "lots". Expected keys cpu, memory, gpu, disk and shm.
// Not A Name:env_vars: Found a list. Expected names with text values, such as {LOG_LEVEL: debug}.
// Not A Name:interruptible: Found "yes". Expected true or false.
// Not A Name/not a name:name: "not a name" is not a Python name. The task is a Python function: use letters, digits and _, such as not_a_name.
// Not A Name/not a name:retries: Found "often". Expected a whole number, or {count, backoff}.
// Not A Name/not a name:timeout: Found "1h". Expected seconds, or {max_runtime, max_queued_time, deadline}.
// Not A Name/class:name: "class" is a word that Python keeps for itself. The task is a Python function: use letters, digits and _, such as task_class.
// Not A Name/class:resources.gpu: The device needs quantity and device_class.
// Not A Name/class:resources.cpu: cpu has 3 values. Write one amount, or a pair of request and limit.
// Not A Name/class:resources.memory: memory is the number 1024. Write an amount with a unit as text, such as "2Gi".
// Not A Name/class:resources.disk: disk takes no pair. Write one amount with a unit as text, such as "2Gi".
// Not A Name/#2:name: A task needs a name, such as train_model.
// Not A Name/#2:docs: Found 5. Expected text in quotes.
// Not A Name/#3:name: A task needs a name, such as train_model.
// #1:name: Found 5. Expected a name in quotes, such as ml-training.
// #1:depends_on.1: Found 7. Expected text in quotes.
// #1:clone_of: There is no environment "nobody" to clone. Known: Not A Name, loop.
// #1:depends_on.0: There is no environment "nobody" to depend on. Known: Not A Name, loop.
// loop:clone_of: "loop" is, in the end, a clone of this environment. A clone needs an environment that is there before it.

type Amount = number | string;

type Device = {
  readonly device?: string | null;
  readonly quantity: number;
  readonly device_class?: "GPU" | "TPU" | "NEURON" | "AMD_GPU" | "HABANA_GAUDI" | "APPLE_SILICON";
  readonly partition?: string | null;
};

type Resources = {
  readonly cpu?: Amount | boolean | readonly [request: Amount | boolean, limit: Amount | boolean] | null;
  readonly memory?: string | readonly [request: string, limit: string] | null;
  readonly gpu?: string | number | boolean | Device | null;
  readonly disk?: string | null;
  readonly shm?: string | null;
};

type Backoff = {
  readonly base: number;
  readonly factor?: number;
  readonly cap?: number | null;
};

type Retries = number | { readonly count: number; readonly backoff?: Backoff | null };

type Timeout = number | { readonly [bound in "max_runtime" | "max_queued_time" | "deadline"]?: number | null };

type CacheOptions = {
  readonly behavior: string;
  readonly version_override?: string | null;
  readonly serialize?: boolean;
  readonly ignored_inputs?: string | readonly string[];
  readonly salt?: string;
  readonly max_age?: number | null;
};

type Secret = {
  readonly key: string;
  readonly group?: string | null;
  readonly as_env_var?: string | null;
  readonly mount?: string | null;
};

type Secrets = string | Secret | readonly (string | Secret)[];

type ReusePolicy = {
  readonly replicas?: number | readonly [min: number, max: number];
  readonly idle_ttl?: number;
  readonly scaledown_ttl?: number;
  readonly concurrency?: number;
  readonly scope?: "global" | "run";
};

type Override = {
  readonly label?: string | null;
  readonly resources?: Resources | null;
  readonly short_name?: string | null;
  readonly cache?: string | CacheOptions | null;
  readonly retries?: Retries | null;
  readonly timeout?: Timeout | null;
  readonly env_vars?: Readonly<Record<string, string>> | null;
  readonly secrets?: Secrets | null;
  readonly service_account?: string | null;
  readonly interruptible?: boolean | null;
  readonly queue?: string | null;
  readonly pod_template?: string | null;
  readonly reusable?: ReusePolicy | "off" | null;
  readonly max_inline_io_bytes?: number | null;
};

type Task = {
  readonly name: string;
  readonly async?: boolean | null;
  readonly resources?: Resources | null;
  readonly short_name?: string | null;
  readonly cache?: string | CacheOptions | null;
  readonly retries?: Retries | null;
  readonly timeout?: Timeout | null;
  readonly docs?: string | null;
  readonly pod_template?: string | null;
  readonly report?: boolean | null;
  readonly interruptible?: boolean | null;
  readonly max_inline_io_bytes?: number | null;
  readonly queue?: string | null;
  readonly service_account?: string | null;
  readonly entrypoint?: boolean | null;
  readonly overrides?: readonly Override[];
};

type Environment = {
  readonly name: string;
  readonly clone_of?: string | null;
  readonly description?: string | null;
  readonly image?: string | null;
  readonly resources?: Resources | null;
  readonly env_vars?: Readonly<Record<string, string>> | null;
  readonly interruptible?: boolean | null;
  readonly reusable?: ReusePolicy | null;
  readonly cache?: string | CacheOptions | null;
  readonly secrets?: Secrets | null;
  readonly service_account?: string | null;
  readonly queue?: string | null;
  readonly pod_template?: string | null;
  readonly depends_on?: readonly string[] | null;
  readonly include?: readonly string[] | null;
  readonly tasks?: readonly Task[];
};

type ResourceDocument = {
  readonly version: 1;
  readonly sdk: string | null;
  readonly advice?: unknown;
  readonly environments: readonly Environment[];
};

export const resourceDocument = {
  version: 1,
  sdk: "2.12.1",
  environments: [
    {
      name: "Not A Name",
      resources: "lots",
      interruptible: "yes",
      env_vars: ["A", "B"],
      tasks: [
        {
          name: "not a name",
          retries: "often",
          timeout: "1h",
        },
        {
          name: "class",
          resources: {
            cpu: [1, 2, 3],
            memory: 1024,
            disk: ["1Gi", "2Gi"],
            gpu: { device: "A100" },
          },
        },
        {
          name: "",
          docs: 5,
        },
        {},
      ],
    },
    {
      name: 5,
      clone_of: "nobody",
      depends_on: ["nobody", 7],
    },
    {
      name: "loop",
      clone_of: "loop",
    },
  ],
} as const satisfies ResourceDocument;
