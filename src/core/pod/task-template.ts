import type { ExtendedResourcesMessage, ResourcesMessage } from "#core/sdk/serialize-resources.ts";

/** What the executor receives of a container task, names as in the IDL's protobuf JSON. */
export type TaskTemplate = {
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
