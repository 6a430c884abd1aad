/** A node label that must or must not be there. */
export type NodeSelectorRequirement = {
  readonly key: string;
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist" | "Gt" | "Lt";
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
  readonly valueFrom?: { readonly fieldRef: { readonly fieldPath: string } };
};

/** Amounts by resource name, sorted by name, printed as Kubernetes prints them. */
export type ResourceList = { readonly [name: string]: string };

/** The container of a task. */
export type Container = {
  readonly name: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env: readonly EnvironmentVariable[];
  readonly resources: { readonly limits: ResourceList; readonly requests: ResourceList };
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
  readonly readinessProbe?: {
    readonly httpGet: { readonly port: number };
    readonly initialDelaySeconds: number;
    readonly periodSeconds: number;
    readonly failureThreshold: number;
  };
  readonly terminationMessagePolicy: "FallbackToLogsOnError";
};

/** Terms are alternatives; the requirements of a term must all hold. */
export type Affinity = {
  readonly nodeAffinity?: {
    readonly requiredDuringSchedulingIgnoredDuringExecution: {
      readonly nodeSelectorTerms: readonly { readonly matchExpressions: readonly NodeSelectorRequirement[] }[];
    };
  };
};

/** The pod that the executor creates, in the API's JSON: what is empty is absent, but `affinity` always stands. */
export type Pod = {
  readonly apiVersion: "v1";
  readonly kind: "Pod";
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels: { readonly [name: string]: string };
    readonly annotations: { readonly [name: string]: string };
    readonly ownerReferences: readonly {
      readonly apiVersion: string;
      readonly kind: string;
      readonly name: string;
      readonly uid: string;
      readonly controller: boolean;
    }[];
  };
  readonly spec: {
    readonly containers: readonly [Container];
    readonly restartPolicy: "Never";
    readonly serviceAccountName?: string;
    readonly enableServiceLinks: false;
    readonly affinity: Affinity;
    readonly tolerations?: readonly Toleration[];
    readonly volumes?: readonly {
      readonly name: string;
      readonly emptyDir: { readonly medium: "Memory"; readonly sizeLimit: string };
    }[];
  };
};
