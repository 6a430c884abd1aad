import * as z from "zod/mini";
import type { Problem } from "#core/problem/problem.ts";
import { checkResources } from "./checks/check-resources.ts";
import { type Check, errorAt } from "./checks/found.ts";
import { checkEnvironmentName, checkTaskName } from "./checks/names.ts";
import {
  checkCache,
  checkOverrideReusable,
  checkRetries,
  checkReusePolicy,
  checkSecrets,
  checkTimeout,
} from "./checks/policies.ts";
import { checkBoolean, checkText, checkTextList, checkTextMap, checkWholeNumber } from "./checks/simple.ts";
import { leafSchemas } from "./leaf-schemas.ts";

/**
 * What the JSON Schema says of a leaf, by its check. Kept beside the zod schema, because a check is code that a JSON Schema cannot
 * express: the JSON Schema is looser on purpose.
 */
export const leafRegistry = z.registry<{ readonly json: unknown }>();

function leaf(check: Check, json: unknown) {
  const schema = z.unknown().check((payload) => {
    for (const problem of check(payload.value)) {
      payload.issues.push({
        code: "custom",
        input: payload.value,
        message: problem.message,
        path: [...problem.path],
        params: { problem },
      });
    }
  });
  leafRegistry.add(schema, { json });
  return schema;
}

const { text, flag, count, names, map, name, identifier, resources, cache, retries, timeout, reusable, secrets } =
  leafSchemas;
const optional = (check: Check, json: unknown) => z.optional(leaf(check, json));

const environmentShape = {
  name: leaf(checkEnvironmentName, name),
  clone_of: optional(checkText, text),
  description: optional(checkDescription, text),
  image: optional(checkText, text),
  resources: optional(checkResources, resources),
  env_vars: optional(checkTextMap, map),
  interruptible: optional(checkBoolean, flag),
  reusable: optional(checkReusePolicy, reusable),
  cache: optional(checkCache, cache),
  secrets: optional(checkSecrets, secrets),
  service_account: optional(checkText, text),
  queue: optional(checkText, text),
  pod_template: optional(checkText, text),
  depends_on: optional(checkTextList, names),
  include: optional(checkTextList, names),
};

const taskShape = {
  name: leaf(checkTaskName, identifier),
  async: optional(checkBoolean, flag),
  resources: optional(checkResources, resources),
  short_name: optional(checkText, text),
  cache: optional(checkCache, cache),
  retries: optional(checkRetries, retries),
  timeout: optional(checkTimeout, timeout),
  docs: optional(checkText, text),
  pod_template: optional(checkText, text),
  report: optional(checkBoolean, flag),
  interruptible: optional(checkBoolean, flag),
  max_inline_io_bytes: optional(checkWholeNumber, count),
  queue: optional(checkText, text),
  service_account: optional(checkText, text),
  entrypoint: optional(checkBoolean, flag),
};

const overrideShape = {
  label: optional(checkText, text),
  resources: optional(checkResources, resources),
  short_name: optional(checkText, text),
  cache: optional(checkCache, cache),
  retries: optional(checkRetries, retries),
  timeout: optional(checkTimeout, timeout),
  env_vars: optional(checkTextMap, map),
  secrets: optional(checkSecrets, secrets),
  service_account: optional(checkText, text),
  interruptible: optional(checkBoolean, flag),
  queue: optional(checkText, text),
  pod_template: optional(checkText, text),
  reusable: optional(checkOverrideReusable, leafSchemas.overrideReusable),
  max_inline_io_bytes: optional(checkWholeNumber, count),
};

/** The fields of an override: the slice that the form of an override edits. See SPEC D2. */
export const overrideFieldsSchema = z.strictObject(overrideShape);

/** The fields of a task without its overrides: the slice that the form of a task edits. See SPEC D2. */
export const taskFieldsSchema = z.strictObject(taskShape);

/** The fields of an environment without its tasks: the slice that the form of an environment edits. See SPEC D2. */
export const environmentFieldsSchema = z.strictObject(environmentShape);

/** The keys of the document itself. */
export const documentFieldsSchema = z.strictObject({
  version: z.optional(leaf(checkVersion, { const: 1 })),
  sdk: z.optional(leaf(checkRelease, { type: "string" })),
  advice: z.optional(leaf(() => [], {})),
});

/** A task with its overrides. */
const taskSchema = z.strictObject({ ...taskShape, overrides: z.optional(z.array(overrideFieldsSchema)) });

/** An environment with its tasks. */
const environmentSchema = z.strictObject({ ...environmentShape, tasks: z.optional(z.array(taskSchema)) });

/** The resource document: the only schema of it, shared by form, readers, writers, command line and JSON Schema. See SPEC D1. */
export const documentSchema = z.strictObject({
  ...documentFieldsSchema.shape,
  environments: z.array(environmentSchema),
});

function checkDescription(value: unknown): readonly Problem[] {
  if (typeof value !== "string" || value.length <= 255) return checkText(value);
  const message = `The description has ${value.length} characters; Flyte keeps 247 and writes "...(tr.)" after them.`;
  return [{ ...errorAt("environment.description-cut", message), severity: "note" }];
}

function checkVersion(value: unknown): readonly Problem[] {
  return value === 1 ? [] : [errorAt("document.version", "The version of a resource document is the number 1.")];
}

function checkRelease(value: unknown): readonly Problem[] {
  if (typeof value === "string" && /^\d+\.\d+\.\d+([a-z]+\d+)?$/.test(value)) return [];
  return [errorAt("document.sdk", 'The SDK is a Flyte release in quotes, such as "2.12.1".')];
}
