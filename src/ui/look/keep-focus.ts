/** Gives the focus to the last of some elements that can be seen, where what had it is gone by then. */
export function keepFocus(selector: string): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    for (const element of document.querySelectorAll<HTMLElement>(selector)) element.focus();
  });
}
