import type { KeyboardEvent } from "react";

const steps: { readonly [key: string]: number } = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Arrow keys in a radio group: the focus moves to the next radio and chooses it, where it can be chosen. Refused ones take the focus, so that their reason is read. */
export function moveAmong(event: KeyboardEvent<HTMLElement>): void {
  const by = steps[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const radios = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=radio]")];
  const at = radios.indexOf(document.activeElement as HTMLElement);
  const next = radios[(at + by + radios.length) % radios.length];
  next?.focus();
  if (next?.getAttribute("aria-disabled") !== "true") next?.click();
}
