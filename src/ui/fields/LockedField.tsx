import { lazy, Suspense } from "react";
import type { Hue } from "#ui/look/tokens.ts";
import type { NodeField, RunValue } from "./field-context.tsx";

const LockedBox = lazy(() => import("./LockedBox.tsx").then((module) => ({ default: module.LockedBox })));

/** The field, and the value that only a run knows. */
export type LockedProps = {
  readonly field: NodeField;
  readonly unknown: RunValue;
  readonly title: string;
  readonly hue?: Hue;
};

/** Stands in place of a field whose value only a run of the source knows. */
export function LockedField(props: LockedProps) {
  return (
    <Suspense>
      <LockedBox {...props} />
    </Suspense>
  );
}
