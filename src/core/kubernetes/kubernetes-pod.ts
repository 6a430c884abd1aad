import { isJsonObject, type JsonObject } from "#core/problem/json.ts";
import { decodeFields } from "./decode-fields.ts";
import { podFields } from "./pod-fields.ts";
import {
  amountsAt,
  numberAt,
  objectAt,
  objectsAt,
  optionalObjectAt,
  optionalTextAt,
  textAt,
  textMapAt,
  truthAt,
} from "./read-fields.ts";
import type { ResourceSet } from "./resource-list.ts";

/** A port of a container. Numbers are 0 when they are not given. `hostPort` is one of the node. */
export type ContainerPort = {
  readonly name: string;
  readonly containerPort: number;
  readonly hostPort: number;
  readonly protocol: string;
  readonly hostIP: string;
};

/** A container as far as rules on amounts need it; `fields` has the rest as written. */
export type PodContainer = {
  readonly name: string;
  readonly image: string;
  readonly imagePullPolicy: string;
  /** `Always` on an init container makes it a sidecar, which stays beside the others. */
  readonly restartPolicy?: string;
  readonly resources: ResourceSet;
  readonly ports: readonly ContainerPort[];
  readonly fields: JsonObject;
};

/** A pod that was decoded. `metadata` and `spec` are its JSON, the rest is read from them and, after `defaultPod`, filled in. */
export type KubernetesPod = {
  readonly name: string;
  readonly namespace: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
  readonly restartPolicy: string;
  readonly dnsPolicy: string;
  readonly containers: readonly PodContainer[];
  readonly initContainers: readonly PodContainer[];
  /** Requests and limits of the pod as a whole, when `spec.resources` is there. */
  readonly resources?: ResourceSet;
  /** What running the pod costs beside its containers; `undefined` when the field is not there. */
  readonly overhead?: ResourceSet["requests"];
  readonly metadata: JsonObject;
  readonly spec: JsonObject;
  /** Whether the pod shares the network of its node. */
  readonly hostNetwork: boolean;
  readonly status: JsonObject;
};

/** A pod or the decoder's first complaint; `unknown` are the paths of fields that the API does not have. */
export type DecodedPod =
  | { readonly ok: true; readonly pod: KubernetesPod; readonly unknown: readonly string[] }
  | { readonly ok: false; readonly error: string };

/**
 * Decodes a pod from JSON of any shape, as the API server does: nothing is filled in, amounts are rounded up to thousandths.
 *
 * @see SPEC K1, K2
 */
export function decodePod(json: unknown): DecodedPod {
  if (!isJsonObject(json)) return { ok: false, error: "couldn't get version/kind; json parse error" };
  const { error, unknown } = decodeFields(json, { type: "Pod", table: podFields });
  return error === undefined ? { ok: true, pod: readPod(json), unknown } : { ok: false, error };
}

function readPod(json: JsonObject): KubernetesPod {
  const metadata = objectAt(json, "metadata");
  const spec = objectAt(json, "spec");
  const resources = optionalObjectAt(spec, "resources");
  return {
    name: textAt(metadata, "name"),
    namespace: textAt(metadata, "namespace"),
    labels: textMapAt(metadata, "labels"),
    annotations: textMapAt(metadata, "annotations"),
    restartPolicy: textAt(spec, "restartPolicy"),
    dnsPolicy: textAt(spec, "dnsPolicy"),
    containers: objectsAt(spec, "containers").map(readContainer),
    initContainers: objectsAt(spec, "initContainers").map(readContainer),
    ...(resources ? { resources: readResources(resources) } : {}),
    ...(optionalObjectAt(spec, "overhead") ? { overhead: amountsAt(spec, "overhead") } : {}),
    metadata,
    spec,
    hostNetwork: truthAt(spec, "hostNetwork"),
    status: objectAt(json, "status"),
  };
}

function readContainer(fields: JsonObject): PodContainer {
  const restartPolicy = optionalTextAt(fields, "restartPolicy");
  return {
    name: textAt(fields, "name"),
    image: textAt(fields, "image"),
    imagePullPolicy: textAt(fields, "imagePullPolicy"),
    ...(restartPolicy === undefined ? {} : { restartPolicy }),
    resources: readResources(objectAt(fields, "resources")),
    ports: objectsAt(fields, "ports").map(readPort),
    fields,
  };
}

function readPort(port: JsonObject): ContainerPort {
  return {
    name: textAt(port, "name"),
    containerPort: numberAt(port, "containerPort") ?? 0,
    hostPort: numberAt(port, "hostPort") ?? 0,
    protocol: textAt(port, "protocol") || "TCP",
    hostIP: textAt(port, "hostIP"),
  };
}

function readResources(fields: JsonObject): ResourceSet {
  return { requests: amountsAt(fields, "requests"), limits: amountsAt(fields, "limits") };
}
