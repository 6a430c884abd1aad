import type { HardwareRow } from "#core/catalog/hardware.ts";

/** A partition on the grid of its card: how many compute and memory slices one takes, and how many the card has. */
export type MigCut = {
  readonly profile: string;
  readonly memoryGB: number;
  readonly perDevice: number;
  readonly compute: number;
  readonly memory: number;
  readonly cells: MigCells;
};

/** The slices of a card. */
export type MigCells = { readonly compute: number; readonly memory: number };

/** The slices of a card that can be cut: seven over eight, or as many as the largest partition has. */
export function migCells(row: HardwareRow): MigCells | undefined {
  const most = Math.max(0, ...(row.mig ?? []).map(({ profile }) => slicesOf(profile)));
  return most === 0 ? undefined : { compute: most, memory: most === 7 ? 8 : most };
}

/** How each profile of a card lies on its slices, the largest first. */
export function migCuts(row: HardwareRow): readonly MigCut[] {
  const cells = migCells(row);
  if (!cells) return [];
  const each = row.memoryGB / cells.memory;
  return (row.mig ?? [])
    .map(({ profile, memoryGB, perDevice }) => ({
      profile,
      memoryGB,
      perDevice,
      compute: slicesOf(profile),
      memory: Math.max(1, Math.round(memoryGB / each)),
      cells,
    }))
    .toSorted((a, b) => b.compute - a.compute || b.memory - a.memory);
}

/** What stays over when a card is cut into as many of a partition as fit. */
export function migRest(cut: MigCut): MigCells {
  return {
    compute: cut.cells.compute - cut.perDevice * cut.compute,
    memory: cut.cells.memory - cut.perDevice * cut.memory,
  };
}

/** The largest other partition that still fits beside; `undefined` where none does. */
export function fitsBeside(cut: MigCut, others: readonly MigCut[]): MigCut | undefined {
  const rest = migRest(cut);
  return others.find(({ compute, memory }) => compute <= rest.compute && memory <= rest.memory);
}

function slicesOf(profile: string): number {
  return Number(/^(\d+)g\./.exec(profile)?.[1] ?? 0);
}
