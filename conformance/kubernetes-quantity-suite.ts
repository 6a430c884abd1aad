import { isJsonObject } from "#core/problem/json.ts";
import type { Result } from "#core/problem/problem.ts";
import { canonicalQuantity, formatQuantity } from "#core/quantity/format-quantity.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { type Quantity, sign } from "#core/quantity/quantity.ts";
import { milliValue, wholeValue } from "#core/quantity/quantity-value.ts";
import { readJsonQuantity } from "#core/quantity/read-json-quantity.ts";
import { storedQuantity } from "#core/quantity/stored-quantity.ts";
import { casesOf } from "./read-cases.ts";
import type { Suite } from "./suite.ts";

const name = "kubernetes/quantity";

/** A text → everything that Kubernetes says about it. Keys that a case does not have are not compared. */
export const kubernetesQuantity: Suite = {
  name,
  read: casesOf(name),
  compare: ({ input, expected }) => {
    const all: Readonly<Record<string, unknown>> = answer(String(input));
    const keys = isJsonObject(expected) ? Object.keys(expected) : [];
    return { expected, actual: Object.fromEntries(keys.map((key) => [key, all[key]])) };
  },
};

function answer(text: string) {
  const parsed = parseQuantity(text);
  const json = readJsonQuantity(goJsonString(text));
  return {
    ok: parsed.ok,
    ...(parsed.ok ? describeQuantity(parsed.value) : { error: words(parsed) }),
    jsonOk: json.ok,
    ...(json.ok ? { jsonCanonical: formatQuantity(json.value) } : { jsonError: words(json) }),
  };
}

function describeQuantity(quantity: Quantity) {
  return {
    canonical: formatQuantity(quantity),
    recomputed: canonicalQuantity(quantity),
    value: wholeValue(quantity).toString(),
    milliValue: milliValue(quantity).toString(),
    sign: sign(quantity),
    format: quantity.format,
    stored: formatQuantity(storedQuantity(quantity)),
  };
}

function words(result: Result<Quantity>): string | undefined {
  return result.ok ? undefined : result.problems[0].origin?.message;
}

/** As Go's encoder writes it, which was used for the recording: it escapes five characters more than JavaScript. */
function goJsonString(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
