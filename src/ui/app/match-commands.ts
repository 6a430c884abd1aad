import type { Command } from "./commands.ts";

/**
 * The commands that have every word of what is wanted in their label, group or detail; those whose label starts with it first, then those
 * that have it in the label. Nothing wanted: all, in their order.
 */
export function matchCommands(commands: readonly Command[], wanted: string): readonly Command[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const found = commands.flatMap((command, index) => {
    const label = command.label.toLowerCase();
    const all = `${label} ${command.group} ${command.detail ?? ""}`.toLowerCase();
    if (!words.every((word) => all.includes(word))) return [];
    const rank = label.startsWith(words.join(" ")) ? 0 : words.every((word) => label.includes(word)) ? 1 : 2;
    return [{ command, rank: words.length === 0 ? 0 : rank, index }];
  });
  return found.toSorted((a, b) => a.rank - b.rank || a.index - b.index).map(({ command }) => command);
}
