import { divideAwayFromZero } from "./power-of-ten.ts";
import type { Quantity } from "./quantity.ts";

const milliExponent = -3;

/**
 * The amount as the API server stores it in requests and limits: finer than thousandths rounded away from zero.
 * The text as written survives only where there was nothing to do.
 *
 * @see SPEC Q9; source: k8s.io/kubernetes pkg/apis/core/v1/defaults.go, SetDefaults_ResourceList; quantity.go, RoundUp
 */
export function storedQuantity(quantity: Quantity): Quantity {
  const { text, ...amount } = quantity;
  if (quantity.decimalPlaces === undefined && quantity.exponent >= milliExponent) return quantity;
  const digits = divideAwayFromZero(quantity.digits, milliExponent - quantity.exponent);
  const exponent = Math.max(quantity.exponent, milliExponent);
  if (quantity.decimalPlaces === undefined) return { ...amount, digits, exponent };
  return { ...amount, digits, exponent, decimalPlaces: -milliExponent };
}
