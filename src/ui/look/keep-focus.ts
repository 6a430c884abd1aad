/** Gives the focus to an element where what had it is gone by then. */
export function keepFocus(selector: string): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>(selector)?.focus();
  });
}

/** The tab of the code that is shown. */
export const shownTab = "[role=tab][aria-selected=true]";
