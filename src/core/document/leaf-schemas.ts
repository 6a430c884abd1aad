import type { Json } from "#core/problem/json.ts";

const orNull = (...types: Json[]): Json => ({ anyOf: [...types, { type: "null" }] });
const text: Json = { type: "string" };
const number: Json = { type: "number" };
const seconds = number;
const amount: Json = { anyOf: [text, number] };
const pair = (item: Json): Json => ({ type: "array", items: item, minItems: 2, maxItems: 2 });
const keys = (properties: { [key: string]: Json }): Json => ({
  type: "object",
  properties,
  additionalProperties: false,
});
const reusePolicy = keys({
  replicas: { anyOf: [number, pair(number)] },
  idle_ttl: seconds,
  scaledown_ttl: seconds,
  concurrency: number,
  scope: { enum: ["global", "run"] },
});
const secret = keys({ key: text, group: orNull(text), as_env_var: orNull(text), mount: orNull(text) });

/** What a JSON Schema can say of each kind of leaf: the outer form, not the rules. See SPEC D2. */
export const leafSchemas = {
  text: orNull(text),
  flag: orNull({ type: "boolean" }),
  count: orNull({ type: "integer", minimum: 0 }),
  names: orNull({ type: "array", items: text }),
  map: orNull({ type: "object", additionalProperties: text }),
  name: { type: "string", pattern: "^[a-z0-9]+([_-][a-z0-9]+)*$" },
  identifier: { type: "string", minLength: 1 },
  resources: orNull(
    keys({
      cpu: orNull(amount, { type: "boolean" }, pair({ anyOf: [text, number, { type: "boolean" }] })),
      memory: orNull(text, pair(text)),
      gpu: orNull(text, number, { type: "boolean" }, { type: "object" }),
      disk: orNull(text),
      shm: orNull(text),
    }),
  ),
  cache: orNull(text, { type: "object" }),
  retries: orNull({ type: "integer", minimum: 0 }, { type: "object" }),
  timeout: orNull(
    seconds,
    keys({ max_runtime: orNull(seconds), max_queued_time: orNull(seconds), deadline: orNull(seconds) }),
  ),
  reusable: orNull(reusePolicy),
  overrideReusable: orNull({ const: "off" }, reusePolicy),
  secrets: orNull(text, secret, { type: "array", items: { anyOf: [text, secret] } }),
} satisfies { [kind: string]: Json };
