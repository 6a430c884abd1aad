import type { JsonObject } from "#core/problem/json.ts";
import type { ExtendedResourcesMessage, ResourcesMessage } from "#core/sdk/serialize-resources.ts";
import type { TextMap } from "./pod-shape.ts";

/** What the executor receives of any task, names as in the IDL's protobuf JSON. */
type CommonTask = {
  /** `python` when absent. */
  readonly type?: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  /** Names and values in order; a name may repeat. */
  readonly env?: readonly (readonly [string, string])[];
  readonly resources?: ResourcesMessage;
  readonly extendedResources?: ExtendedResourcesMessage;
  readonly securityContext?: {
    readonly runAs?: { readonly k8sServiceAccount?: string };
    readonly secrets?: readonly unknown[];
  };
  /** Has no effect: only the run's setting counts. */
  readonly interruptible?: boolean;
};

/** A container task without any pod template. */
export type TaskTemplate = CommonTask & {
  readonly podTemplate?: never;
  readonly podTemplateName?: never;
};

/** The pod that a pod task brings, as the server receives it: the SDK has merged the task's resources into it. */
export type TaskPod = {
  readonly podSpec?: JsonObject;
  /** Without it the configuration of the task has no such key, which Flyte refuses. */
  readonly primaryContainerName?: string;
  readonly metadata?: { readonly labels?: TextMap; readonly annotations?: TextMap };
};

/** Any task: with `podTemplate` a pod task, with `podTemplateName` one that names a pod template of the cluster. */
export type TemplatedTask = CommonTask & {
  readonly podTemplate?: TaskPod;
  readonly podTemplateName?: string;
  /** The configuration of the task, for Flyte's message when the primary container is not named in it. */
  readonly config?: TextMap;
  /** `none` is a task with neither container nor pod, which Flyte refuses. */
  readonly target?: "container" | "pod" | "none";
};

/** What is set on a run. */
export type RunSettings = {
  readonly interruptible?: boolean;
  /** Names and values; of a repeated name the last counts. */
  readonly envs?: readonly (readonly [string, string])[];
  readonly labels?: TextMap;
  readonly annotations?: TextMap;
};

/** What only a run knows about a task. */
export type RunIdentity = {
  readonly run: string;
  readonly action: string;
  /** The name of the TaskAction resource, which the pod's name starts with. */
  readonly taskActionName: string;
  readonly namespace: string;
  readonly project: string;
  readonly domain: string;
  readonly organizationLabel: string;
  readonly ownerUid: string;
  readonly runOutputBase: string;
  readonly taskName: string;
  readonly taskVersion: string;
};
