import type { PlatformSettings } from "#core/pod/platform-resources.ts";
import type { Json, JsonObject } from "#core/problem/json.ts";
import type { Path, Problem } from "#core/problem/problem.ts";
import type { ClusterProfile, NodePool, WrittenAmounts } from "./cluster-profile.ts";

/** What a piece of what was pasted gives to a profile. */
export type ClusterPart =
  | ({ readonly kind: "pools"; readonly pools: readonly NodePool[] } & Pick<
      ClusterProfile,
      "kubernetesVersion" | "admission"
    >)
  /** What the pods that are not finished ask for, by the name of their node; `pods` counts them. */
  | { readonly kind: "usage"; readonly nodes: ReadonlyMap<string, WrittenAmounts> }
  | { readonly kind: "configuration"; readonly k8sPlugin?: JsonObject; readonly platform?: PlatformSettings }
  | { readonly kind: "pod-templates"; readonly podTemplates: readonly JsonObject[] }
  | {
      readonly kind: "limits";
      readonly limitRanges: readonly JsonObject[];
      readonly resourceQuotas: readonly JsonObject[];
    }
  | { readonly kind: "profile"; readonly profile: ClusterProfile };

/** Something that was understood: `12 nodes in 3 pools`. */
export type Understood = { readonly what: string; readonly path: Path };

/** Something that was left out, and why. */
export type Ignored = { readonly what: string; readonly reason: string; readonly path: Path };

/** What a reader made of a value. Paths are those of the value, the position of the document first where there are several. */
export type ClusterReading = {
  readonly parts: readonly ClusterPart[];
  readonly understood: readonly Understood[];
  readonly ignored: readonly Ignored[];
  readonly problems: readonly Problem[];
};

/** An object of the API and where it stands. */
export type Placed = { readonly object: JsonObject; readonly path: Path };

/** Reads the text of a file within a ConfigMap; `undefined` where it is neither YAML nor JSON. */
export type ParseText = (text: string) => Json | undefined;

/** Nothing. */
export const emptyReading: ClusterReading = { parts: [], understood: [], ignored: [], problems: [] };

/** All that several readings say. */
export function joinReadings(readings: readonly ClusterReading[]): ClusterReading {
  return {
    parts: readings.flatMap(({ parts }) => parts),
    understood: readings.flatMap(({ understood }) => understood),
    ignored: readings.flatMap(({ ignored }) => ignored),
    problems: readings.flatMap(({ problems }) => problems),
  };
}
