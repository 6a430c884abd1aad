import type { Json, JsonObject } from "#core/problem/json.ts";

/** Texts by name. */
export type TextMap = { readonly [name: string]: string };

/** A node label that must or must not be there. */
export type NodeSelectorRequirement = {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
};

/** A taint that a pod accepts. */
export type Toleration = {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
  readonly tolerationSeconds?: number;
};

/** An environment variable; an empty value is absent. */
export type EnvironmentVariable = {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: JsonObject;
};

/** Amounts by resource name, sorted by name, printed as Kubernetes prints them. */
export type ResourceList = TextMap;

/** What a container requests and may use at most. */
type ResourceRequirements = {
  readonly limits: ResourceList;
  readonly requests: ResourceList;
  readonly [field: string]: Json | undefined;
};

/** A volume that a container sees. */
export type VolumeMount = {
  readonly name: string;
  readonly mountPath: string;
  readonly [field: string]: Json | undefined;
};

/** A volume of a pod; of its many sources only the one for memory has a type here. */
export type Volume = {
  readonly name: string;
  readonly emptyDir?: { readonly medium?: string; readonly sizeLimit?: string };
  readonly [field: string]: Json | undefined;
};

/** A container before Flyte works on it. */
export type RawContainer = {
  readonly name: string;
  readonly env?: readonly EnvironmentVariable[];
  readonly resources?: { readonly limits?: ResourceList; readonly requests?: ResourceList; readonly claims?: Json };
  readonly [field: string]: Json | undefined;
};

/** A container of a pod. */
export type Container = {
  readonly name: string;
  readonly image?: string;
  readonly env: readonly EnvironmentVariable[];
  readonly resources: ResourceRequirements;
  readonly volumeMounts?: readonly VolumeMount[];
  readonly [field: string]: Json | undefined;
};

/** The requirements of a term must all hold. */
export type NodeSelectorTerm = {
  readonly matchExpressions?: readonly NodeSelectorRequirement[];
  readonly [field: string]: Json | undefined;
};

/** Terms are alternatives. */
export type Affinity = {
  readonly nodeAffinity?: {
    readonly requiredDuringSchedulingIgnoredDuringExecution?: {
      readonly nodeSelectorTerms: readonly NodeSelectorTerm[] | null;
    };
    readonly [field: string]: Json | undefined;
  };
  readonly [field: string]: Json | undefined;
};

/** What a pod consists of. `C` is what is known of its containers: `RawContainer` before Flyte works on them. */
export type PodSpec<C extends RawContainer = Container> = {
  readonly containers: readonly C[];
  readonly initContainers?: readonly C[];
  readonly restartPolicy?: string;
  readonly serviceAccountName?: string;
  readonly schedulerName?: string;
  readonly nodeSelector?: TextMap;
  readonly affinity?: Affinity;
  readonly tolerations?: readonly Toleration[];
  readonly volumes?: readonly Volume[];
  readonly [field: string]: Json | undefined;
};

/** Labels and annotations, and what else a pod template says of its pods. */
export type PodMetadata = {
  readonly labels: TextMap;
  readonly annotations?: TextMap;
  readonly [field: string]: Json | undefined;
};

/** The pod that the executor creates, in the API's JSON: what is empty is absent, but `affinity` always stands. */
export type Pod = {
  readonly apiVersion: "v1";
  readonly kind: "Pod";
  readonly metadata: PodMetadata & { readonly name: string; readonly namespace: string };
  readonly spec: PodSpec & { readonly containers: readonly [Container, ...Container[]]; readonly affinity: Affinity };
};
