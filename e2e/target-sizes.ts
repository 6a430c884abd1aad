import type { Page } from "@playwright/test";

/**
 * The targets in sight that are smaller than 24 × 24 px and have no room around them for a circle of that size, as WCAG 2.5.8 wants it,
 * each with its size. A label counts with its control; the ends of a slider count by the band in which they lie.
 */
export async function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wanted =
      "a[href], button, input, select, textarea, summary, [role=slider], [role=tab], [role=radio], [role=checkbox], [role=option], [role=treeitem], [role=menuitem], [role=separator][tabindex]";
    type Target = { readonly element: Element; readonly box: DOMRect };
    const isInSight = ({ element, box }: Target) => {
      if (box.width === 0 || box.height === 0 || !element.checkVisibility({ visibilityProperty: true })) return false;
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const hit = document.elementFromPoint(x, y);
      if (element.matches("[type=range]")) return hit !== null && element.parentElement?.contains(hit) === true;
      return hit !== null && (element.contains(hit) || hit.contains(element) || hit.closest("label") !== null);
    };
    const boxOf = (element: Element) => {
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const boxes = [element, ...labels].map((each) => each.getBoundingClientRect());
      const left = Math.min(...boxes.map((box) => box.left));
      const top = Math.min(...boxes.map((box) => box.top));
      return new DOMRect(
        left,
        top,
        Math.max(...boxes.map((box) => box.right)) - left,
        Math.max(...boxes.map((box) => box.bottom)) - top,
      );
    };
    const all = [...document.querySelectorAll(wanted)]
      .map((element): Target => ({ element, box: boxOf(element) }))
      .filter(isInSight);
    // Half a device pixel is lost where a border lies between two.
    const isSmall = ({ box }: Target) => box.width < 23.5 || box.height < 23.5;
    const middle = ({ box }: Target) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
    const distance = (from: Target, to: Target) => {
      const { x, y } = middle(from);
      if (isSmall(to)) return Math.hypot(middle(to).x - x, middle(to).y - y) - 12;
      return Math.hypot(Math.max(to.box.left - x, 0, x - to.box.right), Math.max(to.box.top - y, 0, y - to.box.bottom));
    };
    return all
      .filter(isSmall)
      .filter((small) =>
        all.some(
          (other) =>
            !other.element.contains(small.element) &&
            !small.element.contains(other.element) &&
            distance(small, other) < 12,
        ),
      )
      .map(({ element, box }) => {
        const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
        const size = `${Math.round(box.width)} × ${Math.round(box.height)}`;
        return `${element.getAttribute("role") ?? element.tagName.toLowerCase()} "${name.slice(0, 40)}" ${size}`;
      });
  });
}
