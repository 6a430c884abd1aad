import { useRef } from "react";
import type { Json } from "#core/problem/json.ts";
import { memoryScale } from "./amount-scale.ts";
import { type ClusterBounds, nodeSizes, shortAmount } from "./cluster-bounds.ts";
import { exactAmount } from "./explain-amount.ts";
import { FieldMessage } from "./FieldMessage.tsx";
import { FieldShell } from "./FieldShell.tsx";
import { useNodeField } from "./field-context.tsx";
import { LockedField } from "./LockedField.tsx";
import { amountText, QuantityBox } from "./QuantityBox.tsx";
import { Segmented } from "./Segmented.tsx";
import { UnitSelect } from "./UnitSelect.tsx";

type Mode = "unset" | "auto" | "fixed";

const kinds = {
  disk: {
    path: "resources.disk",
    title: "Disk",
    unit: "ephemeral-storage",
    first: "10Gi",
    modes: [
      { value: "unset", label: "Unset" },
      { value: "fixed", label: "Fixed" },
    ],
    help: { unset: "The task gets no disk of its own to count on.", auto: "", fixed: "Flyte makes it the limit too." },
  },
  shm: {
    path: "resources.shm",
    title: "Shared memory",
    unit: "/dev/shm",
    first: "8Gi",
    modes: [
      { value: "unset", label: "Unset" },
      { value: "auto", label: "Auto" },
      { value: "fixed", label: "Fixed" },
    ],
    help: {
      unset: "The container has the runtime's own /dev/shm, usually 64 MiB.",
      auto: "As large as the container's memory allows.",
      fixed: "Counts against the memory limit.",
    },
  },
} as const;

/** Disk or shared memory: unset, one amount, and for shared memory `auto`. */
export function SizeField({ resource }: { readonly resource: "disk" | "shm" }) {
  const { path, title, unit, first, modes, help } = kinds[resource];
  const field = useNodeField(path);
  const remembered = useRef<Json>(first);
  if (field.unknown) return <LockedField field={field} unknown={field.unknown} title={title} hue={resource} />;
  const mode = modeOf(resource, field.value);
  const change = (next: Mode) => {
    if (mode === "fixed" && field.value !== undefined) remembered.current = field.value;
    field.set(next === "unset" ? undefined : next === "auto" ? "auto" : remembered.current);
  };
  const exact = mode === "fixed" ? exactAmount(resource, field.value) : "";
  return (
    <FieldShell
      title={title}
      hue={resource}
      mode={<Segmented<Mode> label={`${title} is`} value={mode} segments={modes} onChange={change} />}
    >
      {mode === "fixed" && (
        <QuantityBox
          id={field.id}
          label={title}
          unit={unit}
          choice={
            <UnitSelect
              title={title}
              kind="bytes"
              texts={[amountText(field.value)]}
              onChange={([text]) => field.set(text)}
            />
          }
          value={field.value}
          invalid={field.invalid}
          describedBy={`${field.id}-help`}
          onChange={field.set}
          onBlur={field.blur}
        />
      )}
      <FieldMessage
        field={field}
        help={`${exact}${exact ? ". " : ""}${help[mode]}${resource === "disk" ? nodesOf(field.bounds) : ""}`}
      />
    </FieldShell>
  );
}

/** What the cluster's nodes have of it. */
function nodesOf(bounds: ClusterBounds | undefined): string {
  const sizes = nodeSizes(bounds, "ephemeral-storage", memoryScale);
  const [least = 0, most = least] = [sizes[0], sizes.at(-1)];
  if (!bounds || sizes.length === 0) return "";
  const amounts = least === most ? shortAmount(most) : `${shortAmount(least)} to ${shortAmount(most)}`;
  return ` Nodes of ${bounds.name}: ${amounts} GiB.`;
}

function modeOf(resource: "disk" | "shm", value: Json | undefined): Mode {
  if (value === undefined || value === null) return "unset";
  return resource === "shm" && value === "auto" ? "auto" : "fixed";
}
