import hosts from "./data/tpu-hosts.generated.json";

/**
 * How many chips a host of a TPU slice can have: `[4]` for V5P `2x2x1`, `[8, 4]` for V6E `2x4`, which comes on one host or on two. Empty
 * for what is no known slice. A pod must ask for all chips of its host. See SPEC C8.
 */
export function chipsPerHost(device: string, topology: string): readonly number[] {
  const slices: { readonly [topology: string]: readonly number[] } = Object.hasOwn(hosts, device)
    ? hosts[device as keyof typeof hosts]
    : {};
  return Object.hasOwn(slices, topology) ? (slices[topology] ?? []) : [];
}
