import { quoteText, quoteTypedText } from "./quote-text.ts";

/** What is wrong with a value, in the API's words. */
export type FieldErrorType =
  | "FieldValueRequired"
  | "FieldValueInvalid"
  | "FieldValueForbidden"
  | "FieldValueNotSupported"
  | "FieldValueDuplicate"
  | "FieldValueNotFound"
  | "FieldValueTooLong"
  | "FieldValueTooMany";

/**
 * One error of the API server: the path of a field such as `spec.containers[0].name`, and what is wrong there.
 * An empty `badValue` is absent. `message` is the whole line that kubectl shows.
 *
 * @see SPEC K5
 */
export type FieldError = {
  readonly field: string;
  readonly type: FieldErrorType;
  readonly detail: string;
  readonly badValue?: string | number;
  readonly message: string;
};

/**
 * A refused value. A text that Kubernetes holds in a type of its own (`typed`) is printed as JSON, another as Go quotes it;
 * `json` stands as it is and is kept out of `badValue`.
 */
export type BadValue = string | number | { readonly typed: string } | { readonly json: string };

const typeTexts: { readonly [type in FieldErrorType]: string } = {
  FieldValueRequired: "Required value",
  FieldValueInvalid: "Invalid value",
  FieldValueForbidden: "Forbidden",
  FieldValueNotSupported: "Unsupported value",
  FieldValueDuplicate: "Duplicate value",
  FieldValueNotFound: "Not found",
  FieldValueTooLong: "Too long",
  FieldValueTooMany: "Too many",
};

/** A value that is not there and must be. @see SPEC K5 */
export function required(field: string, detail = ""): FieldError {
  return fieldError("FieldValueRequired", { field, detail });
}

/** A value that breaks a rule. @see SPEC K5 */
export function invalid(field: string, badValue: BadValue, detail: string): FieldError {
  return fieldError("FieldValueInvalid", { field, badValue, detail });
}

/** One error for each message of a rule on names. @see SPEC K5, K6 */
export function invalidEach(field: string, badValue: BadValue, details: readonly string[]): readonly FieldError[] {
  return details.map((detail) => invalid(field, badValue, detail));
}

/** A value that must not be there. @see SPEC K5 */
export function forbidden(field: string, detail: string): FieldError {
  return fieldError("FieldValueForbidden", { field, detail });
}

/** A word that is not one of a few, in the order in which Kubernetes lists them. @see SPEC K5 */
export function notSupported(field: string, word: string, supported: readonly string[]): FieldError {
  const detail = `supported values: ${supported.map(quoteText).join(", ")}`;
  return fieldError("FieldValueNotSupported", { field, badValue: { typed: word }, detail });
}

/** A name that is taken. @see SPEC K5 */
export function duplicate(field: string, badValue: string): FieldError {
  return fieldError("FieldValueDuplicate", { field, badValue, detail: "" });
}

/** A name that points at nothing. @see SPEC K5 */
export function notFound(field: string, badValue: string, detail = ""): FieldError {
  return fieldError("FieldValueNotFound", { field, badValue, detail });
}

/** More than fits, without the value. @see SPEC K5 */
export function tooLong(field: string, detail: string): FieldError {
  return fieldError("FieldValueTooLong", { field, detail });
}

/**
 * The order in which we give errors: by field, type, detail and value, equal ones once. Kubernetes itself walks maps, which
 * have no order.
 *
 * @see SPEC K5
 */
export function sortErrors(errors: readonly FieldError[]): readonly FieldError[] {
  const distinct = new Map(errors.map((error) => [error.message, error]));
  return [...distinct.values()].sort(
    (a, b) =>
      compareTexts(a.field, b.field) ||
      compareTexts(a.type, b.type) ||
      compareTexts(a.detail, b.detail) ||
      compareTexts(a.message, b.message),
  );
}

type Parts = { readonly field: string; readonly detail: string; readonly badValue?: BadValue };

function fieldError(type: FieldErrorType, { field, detail, badValue }: Parts): FieldError {
  const shown = badValue === undefined ? "" : `: ${printValue(badValue)}`;
  const message = `${field}: ${typeTexts[type]}${shown}${detail === "" ? "" : `: ${detail}`}`;
  const plain = typeof badValue === "object" ? ("typed" in badValue ? badValue.typed : undefined) : badValue;
  return { field, type, detail, ...(plain === undefined || plain === "" ? {} : { badValue: plain }), message };
}

function printValue(value: BadValue): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return quoteText(value);
  return "typed" in value ? quoteTypedText(value.typed) : value.json;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
