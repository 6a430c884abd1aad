import { newestCatalogue, type SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { fail, type Problem, prefixProblem, type Result, succeed } from "#core/problem/problem.ts";
import { appleVariables } from "./apple-variables.ts";
import type { SdkTask } from "./create-task.ts";
import { pyTypeName } from "./py-value.ts";
import { isNone, none, plainOf, type SdkArgument } from "./sdk-argument.ts";
import type { SdkResources } from "./sdk-resources.ts";
import { podTemplateProblem, reuseProblem, securityProblem, taskTypeProblem } from "./serialize-checks.ts";
import { durationProblems, type MetadataMessage, metadataMessage, metadataProblem } from "./serialize-metadata.ts";
import { type ExtendedResourcesMessage, type ResourcesMessage, serializeResources } from "./serialize-resources.ts";
import { type EnvironmentVariable, variablesMessage, variablesProblem } from "./serialize-variables.ts";
import { refused, wrongType } from "./setting-problem.ts";

/** The parts of the IDL's TaskTemplate that settings decide, in protobuf JSON. What says nothing is absent. */
export type SerializedTask = {
  /** Absent with a pod template object, which carries them itself. */
  readonly resources: ResourcesMessage | undefined;
  readonly extendedResources: ExtendedResourcesMessage | undefined;
  readonly env: readonly EnvironmentVariable[] | undefined;
  readonly metadata: MetadataMessage;
};

const noResources: SdkResources = {
  cpu: null,
  memory: null,
  gpu: { kind: "none" },
  disk: null,
  shm: null,
  warnings: [],
};

/**
 * Turns a task into the message that the SDK sends. Most wrong types are found only here. `hostPackages` is what an Apple Silicon
 * task carries of its image; only a run knows it.
 *
 * @returns the parts, or the SDK's first error: `sdk.setting-type`, `sdk.not-text`, `sdk.device-nameless`, `sdk.duration`,
 * `sdk.number-range`, `timeout.value`, `secret.value`, `reuse.policy`, `sdk.image`.
 * @see SPEC S31; source: flyte 2.12.1, _internal/runtime/task_serde.py:189-330
 */
export function serializeTask(
  task: SdkTask,
  {
    catalogue = newestCatalogue,
    hostPackages = "[]",
  }: { readonly catalogue?: SdkCatalogue; readonly hostPackages?: string } = {},
): Result<SerializedTask> {
  const { fields } = task;
  const own = fields.resources ?? none;
  const resources = own.kind === "Resources" ? own.resources : noResources;
  const sent = serializeResources(resources, catalogue);
  const [unsent] = sent.ok ? [] : sent.problems;
  const isDevice = unsent?.path[0] === "gpu";
  const placed = unsent && prefixProblem(["resources"], unsent);
  const problem =
    resourcesProblem(own) ??
    variablesProblem(fields.env_vars ?? none) ??
    (isDevice ? undefined : placed) ??
    parentProblem(fields.name ?? none, fields.parent_env_name) ??
    imageProblem(fields.image ?? none) ??
    podTemplateProblem(fields.pod_template ?? none) ??
    metadataProblem(fields) ??
    securityProblem(fields) ??
    placed ??
    taskTypeProblem(fields) ??
    reuseProblem(fields) ??
    durationProblems(fields)[0];
  if (problem || !sent.ok)
    return fail(problem ?? refused("sdk.setting-type", "The task cannot be sent.", { words: "" }));
  const variables = variablesMessage(fields.env_vars ?? none);
  const inPod = fields.pod_template?.kind === "PodTemplate";
  const texts = Object.fromEntries(variables.map(({ key = "", value = "" }) => [key, value]));
  const apple = appleVariables(resources, { catalogue, variables: texts, hostPackages });
  const added = Object.entries(apple).map(([key, value]) => ({ key, value }));
  const env = [...variables.filter(({ key = "" }) => !(key in apple)), ...added];
  return succeed({
    resources: inPod ? undefined : sent.value.resources,
    extendedResources: sent.value.extendedResources,
    env: inPod || env.length === 0 ? undefined : env,
    metadata: metadataMessage(fields),
  });
}

function resourcesProblem(own: SdkArgument): Problem | undefined {
  if (own.kind === "Resources" || isNone(own)) return undefined;
  const words = `'${pyTypeName(plainOf(own) ?? null)}' object has no attribute 'get_device'`;
  const given = { type: "AttributeError", path: ["resources"], stage: "serialize" } as const;
  return wrongType("The resources are no Resources.", { words, ...given });
}

function parentProblem(name: SdkArgument, parent: SdkArgument | undefined): Problem | undefined {
  if (parent && !isNone(parent)) return undefined;
  const words = `Task ${String(plainOf(name))} has no parent environment name`;
  const given = { type: "RuntimeSystemError", path: ["parent_env_name"], stage: "serialize" } as const;
  return refused("sdk.setting-type", "A task needs the name of its environment.", { words, ...given });
}

function imageProblem(image: SdkArgument): Problem | undefined {
  if (plainOf(image) !== "") return undefined;
  const words =
    "Image has no base image URI (got ''). This usually means `Image.from_base()` was given `None` or an empty string, for example from an unset environment variable. Pass a full image URI such as `<registry>/<name>:<tag>`.";
  const given = { type: "ImageBuildError", path: ["image"], stage: "serialize" } as const;
  return refused("sdk.image", "The image is an empty text. Name an image, or leave it out.", { words, ...given });
}
