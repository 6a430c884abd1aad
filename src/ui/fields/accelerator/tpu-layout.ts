/** A topology as lengths, and the block of chips that one host has in it. */
export type TpuShape = {
  readonly topology: string;
  readonly size: readonly number[];
  readonly host: readonly number[];
  readonly chips: number;
  readonly hosts: number;
};

/** The most chips that are drawn one by one. */
export const mostDrawn = 256;

/** The shape of a slice whose hosts have `perHost` chips: a host is a block of 2 × 2, of 2 × 4 where it has eight, or the chip alone. */
export function tpuShape(topology: string, perHost: number): TpuShape | undefined {
  const size = topology.split("x").map(Number);
  if (size.length < 2 || size.length > 3 || !size.every((length) => Number.isInteger(length) && length > 0))
    return undefined;
  const chips = size.reduce((all, length) => all * length, 1);
  const block = perHost >= 8 ? [2, 4] : perHost >= 4 ? [2, 2] : [1, 1];
  const host = size.map((length, at) => Math.min(length, block[at] ?? 1));
  return { topology, size, host, chips, hosts: Math.max(1, Math.round(chips / Math.max(1, perHost))) };
}

/** The sentence that says what a picture of a slice shows. */
export function tpuName(device: string, shape: TpuShape): string {
  const { chips, hosts, topology } = shape;
  const perHost = chips / hosts;
  const all = `${device} ${topology}: ${chips} ${chips === 1 ? "chip" : "chips"}`;
  if (hosts === 1) return `${all} on one host, all for one pod`;
  return `${all} on ${hosts} hosts of ${perHost}; one pod gets one host's ${perHost}`;
}
