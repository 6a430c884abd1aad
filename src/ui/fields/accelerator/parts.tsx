import type { ComponentProps } from "react";
import { type HardwareCatalogue, loadHardware } from "#core/catalog/hardware.ts";
import { AcceleratorDialog } from "./AcceleratorDialog.tsx";
import { InlineExtras } from "./InlineExtras.tsx";

let hardware: HardwareCatalogue | undefined;

/** Loads the facts about hardware; until then the parts show nothing. */
export async function prepare(): Promise<void> {
  hardware = await loadHardware();
}

/** The picker with the facts about hardware. */
export function Picker(props: Omit<ComponentProps<typeof AcceleratorDialog>, "hardware">) {
  return hardware && <AcceleratorDialog {...props} hardware={hardware} />;
}

/** What the form shows below its box, with the facts about hardware. */
export function Extras(props: Omit<ComponentProps<typeof InlineExtras>, "hardware">) {
  return hardware && <InlineExtras {...props} hardware={hardware} />;
}
