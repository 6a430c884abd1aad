import { type ComponentProps, use } from "react";
import { loadHardware } from "#core/catalog/hardware.ts";
import { AcceleratorDialog } from "./AcceleratorDialog.tsx";
import { InlineExtras } from "./InlineExtras.tsx";

/** Asked for once, with the code itself. */
const facts = loadHardware();

/** The picker with the facts about hardware. */
export function Picker(props: Omit<ComponentProps<typeof AcceleratorDialog>, "hardware">) {
  return <AcceleratorDialog {...props} hardware={use(facts)} />;
}

/** What the form shows below its box, with the facts about hardware. */
export function Extras(props: Omit<ComponentProps<typeof InlineExtras>, "hardware">) {
  return <InlineExtras {...props} hardware={use(facts)} />;
}
