import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import type { Quantity } from "#core/quantity/quantity.ts";
import type { TablePod } from "#ui/cluster/fit-messages.ts";
import type { TableRow } from "./table-rows.ts";

/** The amounts of a row that are requested. */
export type RequestField = "cpu" | "memory" | "disk" | "shm";

/** What Flyte's executor as shipped asks for where nothing is said. Source: SPEC P5. */
const shipped = { cpu: "1", memory: "1Gi" } as const;

/** What the pod asks for where nothing is said: what its cluster makes of it, else what Flyte as shipped does; nothing for disk and shm. */
export function defaultText(pod: TablePod | undefined, field: RequestField): string | undefined {
  if (field !== "cpu" && field !== "memory") return undefined;
  return pod?.requests[field] ?? shipped[field];
}

/** What a row requests of a resource, the defaults included; `undefined` where nothing is, or where it is no amount. See SPEC TB2. */
export function requestOf(
  { row, pod }: { readonly row: TableRow; readonly pod: TablePod | undefined },
  field: RequestField,
): Quantity | undefined {
  const amount = row[field];
  if (amount.kind === "set") return amount.request;
  const text = amount.kind === "unset" ? defaultText(pod, field) : undefined;
  const read = text === undefined ? undefined : parseQuantity(text);
  return read?.ok ? read.value : undefined;
}
