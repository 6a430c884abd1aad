import type { AdmissionPlugin } from "#core/kubernetes/admission.ts";
import type { PlatformMode, PlatformSettings } from "#core/pod/platform-resources.ts";
import type { TextMap } from "#core/pod/pod-shape.ts";
import type { Json, JsonObject } from "#core/problem/json.ts";

/** Where a pool of nodes comes from. `estimate` is computed from a machine type: real nodes differ by a few per cent. */
export type PoolSource = "kubectl" | "estimate" | "preset" | "written";

/** Amounts by resource, as text or number; `pods` counts pods. */
export type WrittenAmounts = { readonly [resource: string]: string | number | undefined };

/** One node of a pool by its name, with what is taken on it where that is known. */
export type PoolNode = {
  readonly name: string;
  readonly reserved?: WrittenAmounts;
  readonly [unknown: string]: unknown;
};

/**
 * Nodes that are equal. `node` is one of them in the API's JSON, as far as scheduling looks at it. `reserved` is taken on each
 * node that `nodes` says nothing about.
 */
export type NodePool = {
  readonly name: string;
  readonly count: number;
  /** A pool that grows: where it says so, `max` nodes count, as that is what can be had. */
  readonly autoscaled?: { readonly min: number; readonly max: number };
  readonly reserved?: WrittenAmounts;
  readonly node: JsonObject;
  readonly nodes?: readonly PoolNode[];
  readonly source?: PoolSource;
  /** The machine type of an estimate, such as `gcp:a2-highgpu-1g`. */
  readonly machine?: string;
  readonly [unknown: string]: unknown;
};

/** What is set on every run. */
export type ProfileRun = {
  readonly interruptible?: boolean;
  readonly envs?: TextMap;
  readonly labels?: TextMap;
  readonly annotations?: TextMap;
};

/**
 * What is known of a cluster and of Flyte on it: enough to build pods and to say where they fit. A JSON value that
 * `readProfile` has accepted; unknown keys are carried.
 *
 * @see SPEC CP1
 */
export type ClusterProfile = {
  readonly version: 1;
  readonly name: string;
  /** A caption beside the scheduler's words; the rules are those of Kubernetes 1.37. */
  readonly kubernetesVersion?: string;
  /** `v2`, as shipped, when absent. */
  readonly platformMode?: PlatformMode;
  /** Only read in the modes `sparse` and `propeller`. */
  readonly platform?: PlatformSettings;
  /** The section `plugins.k8s` of Flyte's configuration, as its YAML says it. */
  readonly k8sPlugin?: Json;
  readonly run?: ProfileRun;
  /** The namespace in which tasks run; that of the example run, `flyte`, when absent. */
  readonly namespace?: string;
  readonly defaultServiceAccount?: string;
  /** Every PodTemplate object of the cluster. Absent: nobody has said which there are. */
  readonly podTemplates?: readonly JsonObject[];
  readonly limitRanges?: readonly JsonObject[];
  readonly resourceQuotas?: readonly JsonObject[];
  /** Admission that changes where pods fit; GKE runs `ExtendedResourceToleration`. */
  readonly admission?: readonly AdmissionPlugin[];
  /** Whether the amounts that are reserved tell what runs now. Absent is `unknown`: verdicts are those on empty nodes. */
  readonly usage?: "known" | "unknown";
  readonly pools: readonly NodePool[];
  readonly [unknown: string]: unknown;
};
