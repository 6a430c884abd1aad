import { isJsonObject } from "#core/problem/json.ts";

/** One leaf that differs. */
export type Difference = { readonly path: string; readonly expected: unknown; readonly actual: unknown };

/** All leaves in which two JSON values differ. The order of keys does not matter; a key with `undefined` is absent. */
export function differences(expected: unknown, actual: unknown, path = "$"): readonly Difference[] {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const length = Math.max(expected.length, actual.length);
    return Array.from({ length }, (_, index) =>
      differences(expected[index], actual[index], `${path}[${index}]`),
    ).flat();
  }
  if (isJsonObject(expected) && isJsonObject(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].flatMap((key) => differences(own(expected, key), own(actual, key), `${path}.${key}`));
  }
  return Object.is(expected, actual) || (expected === 0 && actual === 0) ? [] : [{ path, expected, actual }];
}

/** A difference on one line. */
export function describeDifference(difference: Difference): string {
  return `${difference.path}: expected ${shorten(difference.expected)}, got ${shorten(difference.actual)}`;
}

function own(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? Object.getOwnPropertyDescriptor(object, key)?.value : undefined;
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 200 ? `${text.slice(0, 197)}...` : text;
}
