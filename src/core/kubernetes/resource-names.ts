import { qualifiedNameMessages } from "./name-rules.ts";

const hugePages = "hugepages-";
const containerResources: ReadonlySet<string> = new Set(["cpu", "memory", "ephemeral-storage"]);
const countedObjects =
  "pods resourcequotas services replicationcontrollers secrets configmaps persistentvolumeclaims services.nodeports services.loadbalancers";
const integerResources: ReadonlySet<string> = new Set(countedObjects.split(" "));
const standardResources: ReadonlySet<string> = new Set([
  ...containerResources,
  ...[...containerResources].flatMap((name) => [`requests.${name}`, `limits.${name}`]),
  ...integerResources,
  "storage",
  "requests.storage",
]);

/** Whether the name is one of `hugepages-SIZE`. @see SPEC K8 */
export function isHugePages(name: string): boolean {
  return name.startsWith(hugePages);
}

/** What stands after `hugepages-`: the size of a page, as a text that should be a quantity. @see SPEC K11 */
export function pageSizeText(name: string): string {
  return name.slice(hugePages.length);
}

/** Whether Kubernetes itself owns the name: no `/`, or a domain that holds `kubernetes.io/`. @see SPEC K8 */
export function isNative(name: string): boolean {
  return !name.includes("/") || isPrefixedNative(name);
}

/**
 * Whether the name is an extended resource such as `nvidia.com/gpu`: counted in whole pieces, never shared.
 *
 * @see SPEC K8; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/helper/helpers.go, IsExtendedResourceName
 */
export function isExtended(name: string): boolean {
  if (isNative(name) || name.startsWith("requests.")) return false;
  return qualifiedNameMessages(`requests.${name}`).length === 0;
}

/** Whether more may be promised than there is: native and not huge pages. @see SPEC K10 */
export function mayOvercommit(name: string): boolean {
  return isNative(name) && !isHugePages(name);
}

/** Whether amounts of it must be whole. @see SPEC K9 */
export function isWhole(name: string): boolean {
  return integerResources.has(name) || isExtended(name);
}

/** Whether it is a name without `/` that Kubernetes knows at all, quotas included. @see SPEC K8 */
export function isStandard(name: string): boolean {
  return standardResources.has(name) || isHugePages(name) || name.startsWith(`requests.${hugePages}`);
}

/** Whether it is a name without `/` that a container may ask for. @see SPEC K8 */
export function isForContainers(name: string): boolean {
  return containerResources.has(name) || isHugePages(name);
}

/** Whether a pod may ask for it as a whole, in `spec.resources`. @see SPEC K4 */
export function isForPods(name: string): boolean {
  return name === "cpu" || name === "memory" || isHugePages(name);
}

/**
 * Whether the scheduler counts it one by one beside cpu, memory, storage and pods.
 *
 * @see SPEC K24; source: pkg/scheduler/util/utils.go, IsScalarResourceName
 */
export function isScalar(name: string): boolean {
  return isExtended(name) || isHugePages(name) || isPrefixedNative(name) || name.startsWith("attachable-volumes-");
}

function isPrefixedNative(name: string): boolean {
  return name.includes("kubernetes.io/");
}
