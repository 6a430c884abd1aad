import type { Json, JsonObject } from "#core/problem/json.ts";
import type { KubernetesPod } from "./kubernetes-pod.ts";
import { objectsAt, textAt } from "./read-fields.ts";
import { isExtended } from "./resource-names.ts";

/** Admission plug-ins that change where a pod fits. Clusters choose which of them run. */
export type AdmissionPlugin = "DefaultTolerationSeconds" | "ExtendedResourceToleration";

const lostNodes = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"];
const secondsOnLostNodes = 300;

/**
 * What admission does to a pod with its defaults: more tolerations.
 *
 * @see SPEC K31; source: k8s.io/kubernetes 1.37.2, plugin/pkg/admission/defaulttolerationseconds, extendedresourcetoleration
 */
export function admitPod(pod: KubernetesPod, plugins: readonly AdmissionPlugin[]): KubernetesPod {
  const seconds = plugins.includes("DefaultTolerationSeconds") ? lostNodeTolerations(pod.spec) : [];
  const extended = plugins.includes("ExtendedResourceToleration") ? resourceTolerations(pod) : [];
  if (seconds.length + extended.length === 0) return pod;
  const own: readonly Json[] = objectsAt(pod.spec, "tolerations");
  return { ...pod, spec: { ...pod.spec, tolerations: [...own, ...seconds, ...extended] } };
}

function lostNodeTolerations(spec: JsonObject): readonly JsonObject[] {
  const own = objectsAt(spec, "tolerations").filter((each) => ["", "NoExecute"].includes(textAt(each, "effect")));
  return lostNodes
    .filter((key) => !own.some((toleration) => ["", key].includes(textAt(toleration, "key"))))
    .map((key) => ({ key, operator: "Exists", effect: "NoExecute", tolerationSeconds: secondsOnLostNodes }));
}

function resourceTolerations(pod: KubernetesPod): readonly JsonObject[] {
  const containers = [...pod.containers, ...pod.initContainers];
  const names = new Set(containers.flatMap(({ resources }) => [...resources.requests.keys()].filter(isExtended)));
  return [...names].sort().map((key) => ({ key, operator: "Exists", effect: "NoSchedule" }));
}
