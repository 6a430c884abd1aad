/** Ends a `switch` over a union: a case that was forgotten is a type error. Throws, because it is our own bug. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
