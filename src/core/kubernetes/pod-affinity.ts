import type { ClusterFilter } from "./cluster-filter.ts";
import type { KubernetesPod } from "./kubernetes-pod.ts";
import { type PodSelector, selectorAt, selects, termSelector } from "./label-selector.ts";
import type { NodeSupply } from "./node-supply.ts";
import { objectAt, objectsAt, textAt, textsAt } from "./read-fields.ts";

/** A required term: pods that it chooses, and the label that says which nodes are one place. */
type AffinityTerm = {
  readonly selector: PodSelector;
  readonly namespaces: ReadonlySet<string>;
  readonly everyNamespace: boolean;
  readonly topologyKey: string;
};

const filter = "InterPodAffinity";

/**
 * The filter that keeps pods together and apart; `undefined` when it has nothing to say. Labels of namespaces are not
 * known: a selector of namespaces chooses all when it is empty and none otherwise.
 *
 * @see SPEC K32; source: k8s.io/kubernetes 1.37.2, pkg/scheduler/framework/plugins/interpodaffinity/filtering.go
 */
export function podAffinityFilter(pod: KubernetesPod, supplies: readonly NodeSupply[]): ClusterFilter | undefined {
  const together = requiredTerms(pod, "podAffinity");
  const apart = requiredTerms(pod, "podAntiAffinity");
  const forbidden = placesForbiddenByOthers(pod, supplies);
  if (together.length + apart.length + forbidden.size === 0) return undefined;
  const wanted = placesOf(supplies, (other) => (together.every((term) => chooses(term, other)) ? together : []));
  const avoided = placesOf(supplies, (other) => apart.filter((term) => chooses(term, other)));
  const first = wanted.size === 0 && together.every((term) => chooses(term, pod));
  return (supply) => {
    const hasKeys = together.every(({ topologyKey }) => supply.labels.has(topologyKey));
    const isBeside = together.every((term) => wanted.has(placeOf(term, supply) ?? ""));
    if (!hasKeys || !(isBeside || first)) return rejection("node(s) didn't match pod affinity rules", true);
    if (apart.some((term) => avoided.has(placeOf(term, supply) ?? ""))) {
      return rejection("node(s) didn't match pod anti-affinity rules", false);
    }
    const isForbidden = [...supply.labels].some(([key, value]) => forbidden.has(place(key, value)));
    return isForbidden ? rejection("node(s) didn't satisfy existing pods anti-affinity rules", false) : undefined;
  };
}

function placesForbiddenByOthers(pod: KubernetesPod, supplies: readonly NodeSupply[]): ReadonlySet<string> {
  return placesOf(supplies, (other) => requiredTerms(other, "podAntiAffinity").filter((term) => chooses(term, pod)));
}

function placesOf(
  supplies: readonly NodeSupply[],
  termsFor: (other: KubernetesPod) => readonly AffinityTerm[],
): ReadonlySet<string> {
  const places = new Set<string>();
  for (const supply of supplies) {
    for (const other of supply.pods) {
      for (const term of termsFor(other)) {
        const found = placeOf(term, supply);
        if (found !== undefined) places.add(found);
      }
    }
  }
  return places;
}

function requiredTerms(pod: KubernetesPod, kind: "podAffinity" | "podAntiAffinity"): readonly AffinityTerm[] {
  const affinity = objectAt(objectAt(pod.spec, "affinity"), kind);
  return objectsAt(affinity, "requiredDuringSchedulingIgnoredDuringExecution").map((term) => {
    const named = textsAt(term, "namespaces");
    const spaces = selectorAt(term, "namespaceSelector");
    return {
      selector: termSelector(term, pod.labels),
      namespaces: new Set(named.length > 0 || spaces ? named : [namespaceOf(pod)]),
      everyNamespace: spaces?.length === 0,
      topologyKey: textAt(term, "topologyKey"),
    };
  });
}

function chooses({ selector, namespaces, everyNamespace }: AffinityTerm, pod: KubernetesPod): boolean {
  return (everyNamespace || namespaces.has(namespaceOf(pod))) && selects(selector, pod.labels);
}

function namespaceOf({ namespace }: KubernetesPod): string {
  return namespace || "default";
}

function placeOf({ topologyKey }: AffinityTerm, { labels }: NodeSupply): string | undefined {
  const value = labels.get(topologyKey);
  return value === undefined ? undefined : place(topologyKey, value);
}

function place(key: string, value: string): string {
  return `${key}=${value}`;
}

function rejection(reason: string, isHopeless: boolean) {
  const code = isHopeless ? "UnschedulableAndUnresolvable" : "Unschedulable";
  return { filter, code, reasons: [reason] } as const;
}
