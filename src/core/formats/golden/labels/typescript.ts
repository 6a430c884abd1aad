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
      name: "labels",
      tasks: [
        {
          name: "work",
          overrides: [
            {
              label: "heavy",
              retries: 1,
            },
            {
              label: "heavy",
              retries: 2,
            },
            {
              label: "heavy (A100)",
              retries: 3,
            },
            {
              label: "",
              retries: 4,
            },
            {
              retries: 5,
            },
            {
              label: null,
              retries: 6,
            },
            {
              label: "override",
              retries: 7,
            },
            {
              label: "Größer",
              retries: 8,
            },
            {
              label: "日本語",
              retries: 9,
            },
            {
              label: "two\nlines # and a comment",
              retries: 10,
            },
            {
              label: " blanks ",
              retries: 11,
            },
            {
              label: '"quoted"',
              retries: 12,
            },
            {
              label: "fmt: off",
              retries: 13,
            },
            {
              label: "\u2028\u202e",
              retries: 14,
            },
          ],
        },
      ],
    },
  ],
} as const satisfies ResourceDocument;
