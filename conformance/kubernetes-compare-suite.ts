import { addQuantities, subtractQuantities } from "#core/quantity/add-quantities.ts";
import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { formatQuantity } from "#core/quantity/format-quantity.ts";
import { quantityOf } from "./quantity-of.ts";
import { casesOf } from "./read-cases.ts";
import type { Suite } from "./suite.ts";

const name = "kubernetes/compare";

/** Two texts → how they compare, their sum and difference. */
export const kubernetesCompare: Suite = {
  name,
  read: casesOf(name),
  compare: ({ input, expected }) => {
    const [left, right] = (Array.isArray(input) ? input : []).map(quantityOf);
    if (!left || !right) throw new Error("two texts are needed");
    const order = compareQuantities(left, right);
    const actual = {
      cmp: order,
      equal: order === 0,
      sum: formatQuantity(addQuantities(left, right)),
      difference: formatQuantity(subtractQuantities(left, right)),
    };
    return { expected, actual };
  },
};
