import { createContext, useContext } from "react";
import { useController, useFormContext } from "react-hook-form";
import { newestCatalogue, type SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { Json } from "#core/problem/json.ts";
import type { FixChange, Path, Problem } from "#core/problem/problem.ts";
import type { ClusterBounds } from "./cluster-bounds.ts";
import type { NodeFieldPath, NodeFields } from "./node-fields.ts";

/** A value that only a run of the document's source knows: how it is written there, on which line, and why it is not known. */
export type RunValue = {
  /** Where it lies, from the node. */
  readonly keys: Path;
  readonly expression: string;
  readonly line: number;
  readonly reason: string;
};

/** What fields need to know beside their value: the problems of the node, how a value is changed and a fix applied. Paths of problems start at the node, those of fixes at the document. */
export type FieldSurroundings = {
  readonly problems: readonly Problem[];
  readonly change: (name: NodeFieldPath, value: Json | undefined) => void;
  readonly applyFix: (changes: readonly FixChange[]) => void;
  /** What the document's SDK release knows. */
  readonly catalogue: SdkCatalogue;
  /** What of the node only a run of the document's source knows. */
  readonly unknown: readonly RunValue[];
  /** What the chosen cluster has and allows; absent where none is chosen. */
  readonly bounds: ClusterBounds | undefined;
};

/** Given by the form; fields read it through `useNodeField`. */
export const FieldContext = createContext<FieldSurroundings>({
  problems: [],
  change: () => undefined,
  applyFix: () => undefined,
  catalogue: newestCatalogue,
  unknown: [],
  bounds: undefined,
});

/** The id of a field's first control: problems jump to it. */
export function fieldId(path: string): string {
  return `field-${path.replaceAll(".", "-")}`;
}

/** A field's value and how to change it, what is wrong with it, and its id. `set(undefined)` removes the key. */
export function useNodeField(name: NodeFieldPath) {
  const { field, fieldState } = useController<NodeFields>({ name });
  // Not `field.value`: of a key that was removed that is what the form started with.
  const { getValues } = useFormContext<NodeFields>();
  const { problems, change, applyFix, catalogue, bounds, unknown } = useContext(FieldContext);
  const keys = name.split(".");
  const own = problems.filter((problem) => keys.every((key, index) => String(problem.path[index]) === key));
  return {
    id: fieldId(name),
    value: getValues(name) as Json | undefined,
    set: (value: Json | undefined) => change(name, value),
    blur: field.onBlur,
    problems: own,
    invalid: fieldState.invalid || own.some((problem) => problem.severity === "error"),
    applyFix,
    catalogue,
    bounds,
    /** Set where only a run of the source knows the value, a part of it, or what it is a part of: then it cannot be changed here. */
    unknown: unknown.find((value) =>
      keys.every((key, at) => at >= value.keys.length || String(value.keys[at]) === key),
    ),
  };
}

/** What `useNodeField` gives. */
export type NodeField = ReturnType<typeof useNodeField>;
