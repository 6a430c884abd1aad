import * as z from "zod/mini";
import { catalogueFor, newestCatalogue, type SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
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
import { checkDocumentRelease, checkReleaseKeys, type Owner } from "./checks/release-keys.ts";
import { checkBoolean, checkText, checkTextList, checkTextMap, checkWholeNumber } from "./checks/simple.ts";
import { leafSchemas } from "./leaf-schemas.ts";

/**
 * What the JSON Schema says of a leaf, by its check. Kept beside the zod schema, because a check is code that a JSON Schema cannot
 * express: the JSON Schema is looser on purpose.
 */
export const leafRegistry = z.registry<{ readonly json: unknown }>();

type Leaf = { readonly check: Check; readonly json: unknown; readonly required?: true };

function leafSchema({ check, json }: Leaf) {
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
const leaf = (check: Check, json: unknown): Leaf => ({ check, json });

/** The leaves of a node by key, in the order in which they are judged. `name` is the only one that must be there. */
const environmentLeaves = (catalogue: SdkCatalogue) => ({
  name: { check: checkEnvironmentName, json: name, required: true } as const,
  clone_of: leaf(checkText, text),
  description: leaf(checkDescription, text),
  image: leaf(checkText, text),
  resources: leaf((value) => checkResources(value, catalogue), resources),
  env_vars: leaf(checkTextMap, map),
  interruptible: leaf(checkBoolean, flag),
  reusable: leaf(checkReusePolicy, reusable),
  cache: leaf(checkCache, cache),
  secrets: leaf(checkSecrets, secrets),
  service_account: leaf(checkText, text),
  queue: leaf(checkText, text),
  pod_template: leaf(checkText, text),
  depends_on: leaf(checkTextList, names),
  include: leaf(checkTextList, names),
});

const taskLeaves = (catalogue: SdkCatalogue) => ({
  name: { check: checkTaskName, json: identifier, required: true } as const,
  async: leaf(checkBoolean, flag),
  resources: leaf((value) => checkResources(value, catalogue), resources),
  short_name: leaf(checkText, text),
  cache: leaf(checkCache, cache),
  retries: leaf(checkRetries, retries),
  timeout: leaf(checkTimeout, timeout),
  docs: leaf(checkText, text),
  pod_template: leaf(checkText, text),
  report: leaf(checkBoolean, flag),
  interruptible: leaf(checkBoolean, flag),
  max_inline_io_bytes: leaf(checkWholeNumber, count),
  queue: leaf(checkText, text),
  service_account: leaf(checkText, text),
  entrypoint: leaf(checkBoolean, flag),
});

const overrideLeaves = (catalogue: SdkCatalogue) => ({
  label: leaf(checkText, text),
  resources: leaf((value) => checkResources(value, catalogue), resources),
  short_name: leaf(checkText, text),
  cache: leaf(checkCache, cache),
  retries: leaf(checkRetries, retries),
  timeout: leaf(checkTimeout, timeout),
  env_vars: leaf(checkTextMap, map),
  secrets: leaf(checkSecrets, secrets),
  service_account: leaf(checkText, text),
  interruptible: leaf(checkBoolean, flag),
  queue: leaf(checkText, text),
  pod_template: leaf(checkText, text),
  reusable: leaf(checkOverrideReusable, leafSchemas.overrideReusable),
  max_inline_io_bytes: leaf(checkWholeNumber, count),
});

/** The zod shape of a node: each leaf's own check, then what the release does not take at all. */
function shapeOf<K extends string>(leaves: Readonly<Record<K, Leaf>>, owner: Owner, catalogue: SdkCatalogue) {
  const entries = Object.entries<Leaf>(leaves).map(([key, { check, json, required }]) => {
    const both: Check = (value) => [...check(value), ...checkReleaseKeys({ key, owner, catalogue }, value)];
    const schema = leafSchema({ check: both, json });
    return [key, required ? schema : z.optional(schema)];
  });
  return Object.fromEntries(entries) as Record<K, z.ZodMiniOptional<z.ZodMiniUnknown>>;
}

function makeSchemas(catalogue: SdkCatalogue) {
  const overrideFields = z.strictObject(shapeOf(overrideLeaves(catalogue), "TaskTemplate.override", catalogue));
  const taskFields = z.strictObject(shapeOf(taskLeaves(catalogue), "TaskEnvironment.task", catalogue));
  const environmentFields = z.strictObject(shapeOf(environmentLeaves(catalogue), "TaskEnvironment", catalogue));
  const documentFields = z.strictObject({
    version: z.optional(leafSchema(leaf(checkVersion, { const: 1 }))),
    sdk: z.optional(leafSchema(leaf(checkDocumentRelease, { type: "string" }))),
    advice: z.optional(leafSchema(leaf(() => [], {}))),
  });
  return { overrideFields, taskFields, environmentFields, documentFields };
}

/** The schema of a release in the parts that are judged by themselves: the fields of each kind of node. */
export type DocumentSchemas = ReturnType<typeof makeSchemas>;

const made = new Map<SdkCatalogue, DocumentSchemas>();

/**
 * The schema of the resource document, as the SDK release `sdk` sees it (see `catalogueFor`): the only one, shared by form, readers,
 * writers, command line and JSON Schema. The fields of a node are the slice that its form edits. See SPEC D1, D2, D18.
 */
export function schemasFor(sdk: unknown): DocumentSchemas {
  const catalogue = catalogueFor(sdk);
  const known = made.get(catalogue);
  if (known) return known;
  const schemas = makeSchemas(catalogue);
  made.set(catalogue, schemas);
  return schemas;
}

/** The whole resource document in one zod schema, for the newest release: what the JSON Schema is made of. See SPEC D17. */
export function documentSchema() {
  const { documentFields, environmentFields, taskFields, overrideFields } = schemasFor(newestCatalogue.release);
  const task = z.strictObject({ ...taskFields.shape, overrides: z.optional(z.array(overrideFields)) });
  const environment = z.strictObject({ ...environmentFields.shape, tasks: z.optional(z.array(task)) });
  return z.strictObject({ ...documentFields.shape, environments: z.array(environment) });
}

function checkDescription(value: unknown): readonly Problem[] {
  if (typeof value !== "string" || value.length <= 255) return checkText(value);
  const message = `The description has ${value.length} characters; Flyte keeps 247 and writes "...(tr.)" after them.`;
  return [{ ...errorAt("environment.description-cut", message), severity: "note" }];
}

function checkVersion(value: unknown): readonly Problem[] {
  return value === 1 ? [] : [errorAt("document.version", "The version of a resource document is the number 1.")];
}
