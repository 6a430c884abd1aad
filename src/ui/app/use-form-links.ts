import { type RefObject, useEffect } from "react";
import { placeOf } from "#core/document/address.ts";
import { nodeAt, nodePath } from "#core/document/draft.ts";
import type { Path } from "#core/problem/problem.ts";
import { documentStore } from "#ui/document/document-store.ts";
import { linkedValues, pointAt } from "#ui/document/linked-values.ts";
import { keyOf, positionOf } from "#ui/document/node-key.ts";
import { fieldId } from "#ui/fields/field-context.tsx";

/**
 * Ties the form to the code: the field under the mouse or the focus points at its lines, and the field of the line that is pointed at is
 * marked. It only sets attributes: nothing is drawn anew while the mouse moves.
 */
export function useFormLinks(form: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = form.current;
    if (!element) return undefined;
    const point = (event: Event) =>
      pointAt("form", pathsAt(element, event.target), { isFocus: event.type === "focusin" });
    const leave = () => pointAt("form", pathsAt(element, document.activeElement));
    element.addEventListener("mouseover", point);
    element.addEventListener("mouseleave", leave);
    element.addEventListener("focusin", point);
    const stop = linkedValues.subscribe(({ paths, from }) => {
      for (const marked of element.querySelectorAll("[data-linked]")) marked.removeAttribute("data-linked");
      if (from !== "code") return;
      for (const path of paths) boxOf(path)?.setAttribute("data-linked", "true");
    });
    return () => {
      element.removeEventListener("mouseover", point);
      element.removeEventListener("mouseleave", leave);
      element.removeEventListener("focusin", point);
      stop();
    };
  }, [form]);
}

/** Every field has a line under it whose id is the field's own with `-help`; the box around both is the field. */
function pathsAt(form: HTMLElement, target: EventTarget | null): readonly Path[] {
  if (!(target instanceof Element)) return [];
  const given = target.closest<HTMLElement>("[data-path]");
  if (given && form.contains(given)) return [JSON.parse(given.dataset.path ?? "[]")];
  const { document: draft, selected } = documentStore.getState();
  const position = positionOf(draft, selected);
  const help = [...form.querySelectorAll("[id^=field-][id$=-help]")].find(({ parentElement }) =>
    parentElement?.contains(target),
  );
  if (!help || !position) return [];
  return [[...nodePath(position), ...help.id.slice("field-".length, -"-help".length).split("-")]];
}

function boxOf(path: Path): Element | null | undefined {
  const { document: draft, selected } = documentStore.getState();
  const { position, keys } = placeOf(path);
  const node = position && nodeAt(draft, position);
  if (node && keyOf(node) === selected) {
    for (let length = keys.length; length > 0; length -= 1) {
      const help = document.getElementById(`${fieldId(keys.slice(0, length).join("."))}-help`);
      if (help) return help.parentElement;
    }
  }
  return document.querySelector(`[data-path='${JSON.stringify(path)}']`);
}
