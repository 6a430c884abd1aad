import type { AmountScale } from "./amount-scale.ts";

/** What fields know of the chosen cluster: what a node of each pool has for pods, and the platform's own limits. Amounts are quantities as text. */
export type ClusterBounds = {
  readonly name: string;
  readonly pools: readonly { readonly name: string; readonly allocatable: { readonly [resource: string]: string } }[];
  /** Limits that this deployment of Flyte lowers to; Flyte 2 as shipped has none. */
  readonly limits: { readonly [resource: string]: string };
};

/** The sizes of the cluster's nodes on an axis, each once, the smallest first. */
export function nodeSizes(bounds: ClusterBounds | undefined, resource: string, scale: AmountScale): readonly number[] {
  const sizes = (bounds?.pools ?? []).flatMap(({ allocatable }) => scale.read(allocatable[resource] ?? "") ?? []);
  return [...new Set(sizes)].toSorted((a, b) => a - b);
}

/** An amount of an axis for people: two digits after the point at most, cut, never rounded up. */
export function shortAmount(amount: number): string {
  return String(Math.floor(amount * 100) / 100);
}
