import type { Problem } from "#core/problem/problem.ts";
import type { ProblemCode } from "#core/problem/problem-codes.ts";

/** What is said of frequent problems where there is room for three or four words; others say the start of their message. */
const words: { readonly [code in ProblemCode]?: string } = {
  "kubernetes.request-above-limit": "request above limit",
  "kubernetes.negative": "an amount below 0",
  "kubernetes.whole-number": "not a whole number",
  "accelerator.tpu-chips": "not all chips of a host",
  "sdk.accelerator-unknown": "unknown accelerator",
  "task.name-repeated": "name is taken",
  "environment.name-repeated": "environment's name is taken",
};

/** A problem in a few words, for a cell of a table. */
export function shortWords({ code, message }: Problem): string {
  const known = words[code];
  if (known !== undefined) return known;
  const [, typed] = /^"(.*?)" is not a quantity/.exec(message) ?? [];
  if (typed !== undefined) return `“${typed}” is no quantity`;
  const [, dropped] = / drops ([^:]+):/.exec(message) ?? [];
  if (dropped !== undefined) return `drops ${dropped}`;
  const [sentence = message] = message.split(/[.;:](?:\s|$)/, 1);
  return sentence;
}
