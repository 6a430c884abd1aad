import type { Path } from "#core/problem/problem.ts";
import type { Located } from "./located.ts";

/** A value and what stands in it, with paths; the values of a call or a dict are its keys. Outer values come first. */
export function innerValues(located: Located, path: Path): readonly (readonly [Path, Located])[] {
  const { value } = located;
  const own = [path, located] as const;
  if (value.kind === "call" && value.name !== "timedelta" && value.name !== "Path") {
    return [own, ...[...value.args].flatMap(([key, bound]) => innerValues(bound.located, [...path, key]))];
  }
  if (value.kind === "sequence") return [own, ...value.items.flatMap((item, at) => innerValues(item, [...path, at]))];
  if (value.kind === "dict") {
    return [own, ...value.entries.flatMap(({ key, located: item }) => innerValues(item, [...path, key]))];
  }
  return [own];
}
