/**
 * A Python value, spelled in JSON: a number that is whole is an int, another a float; a plain list is a tuple;
 * `{$list}` is a Python list, `{$timedelta}` a duration in seconds, `{$py}` an expression that JSON cannot spell
 * (`float('nan')`, `2.0`, `b'x'`); any other object is a dict.
 */
export type PyValue =
  | null
  | boolean
  | number
  | string
  | readonly PyValue[]
  | { readonly [key: string]: PyValue | undefined };

/** The keyword arguments of a call. */
export type PyCall = { readonly [keyword: string]: PyValue | undefined };

const integerText = /^[+-]?\d+$/;
const floatText = /^[+-]?(\d+\.\d*|\.\d+|\d+(?=[eE]))([eE][+-]?\d+)?$/;
const floatCall = /^float\(['"]([+-]?(?:nan|inf|infinity))['"]\)$/i;

/** The name of a value's type, as `type(value).__name__` says it. */
export function pyTypeName(value: PyValue): string {
  if (value === null) return "NoneType";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  if (typeof value === "string") return "str";
  if (isPyTuple(value)) return "tuple";
  if (pyListOf(value)) return "list";
  if (pyDurationOf(value) !== undefined) return "timedelta";
  const expression = pyExpressionOf(value);
  return expression === undefined ? "dict" : expressionType(expression);
}

/** Whether a value is a tuple. */
export function isPyTuple(value: PyValue): value is readonly PyValue[] {
  return Array.isArray(value);
}

/** The items of a Python list; `undefined` for any other value. */
export function pyListOf(value: PyValue): readonly PyValue[] | undefined {
  if (value === null || typeof value !== "object" || isPyTuple(value)) return undefined;
  const list = value.$list;
  return list !== undefined && isPyTuple(list) ? list : undefined;
}

/** The expression of a value that JSON cannot spell; `undefined` for any other value. */
export function pyExpressionOf(value: PyValue): string | undefined {
  if (value === null || typeof value !== "object" || isPyTuple(value)) return undefined;
  return typeof value.$py === "string" ? value.$py.trim() : undefined;
}

/** The seconds of a duration, rounded to microseconds as Python does; `undefined` for any other value. */
export function pyDurationOf(value: PyValue): number | undefined {
  if (value === null || typeof value !== "object" || isPyTuple(value)) return undefined;
  const { $timedelta: seconds } = value;
  const number = seconds === undefined ? undefined : pyNumber(seconds);
  return number === undefined ? undefined : Math.round(number * 1e6) / 1e6;
}

/** Whether Python's `isinstance(value, int)` holds; a truth value is an int. */
export function isPyInt(value: PyValue): boolean {
  const type = pyTypeName(value);
  return type === "int" || type === "bool";
}

/** The items of a dict; `undefined` for any other value. */
export function pyDictOf(value: PyValue): { readonly [key: string]: PyValue | undefined } | undefined {
  if (value === null || typeof value !== "object" || isPyTuple(value) || pyTypeName(value) !== "dict") return undefined;
  return pyExpressionOf(value) === undefined ? value : {};
}

/** The number of an int, float or bool, as exactly as JavaScript can; `undefined` for other types. */
export function pyNumber(value: PyValue): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  const expression = pyExpressionOf(value);
  if (expression === undefined) return undefined;
  if (integerText.test(expression) || floatText.test(expression)) return Number(expression);
  const word = floatCall.exec(expression)?.[1]?.toLowerCase();
  if (word === undefined) return bareWord(expression);
  if (word.endsWith("nan")) return Number.NaN;
  return word.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Whether Python's `if value` takes it as false. */
export function isPyFalsy(value: PyValue): boolean {
  if (value === null || value === "") return true;
  const number = pyNumber(value);
  if (number !== undefined) return number === 0;
  if (typeof value !== "object") return false;
  if (isPyTuple(value)) return value.length === 0;
  const list = pyListOf(value);
  if (list) return list.length === 0;
  const seconds = pyDurationOf(value);
  if (seconds !== undefined) return seconds === 0;
  const expression = pyExpressionOf(value);
  return expression === undefined
    ? Object.keys(value).length === 0
    : /^(\{\}|set\(\)|frozenset\(\)|b''|b""|0j)$/.test(expression);
}

/** How Python writes `nan` and the infinities in `repr`. */
function bareWord(expression: string): number | undefined {
  if (expression === "nan") return Number.NaN;
  if (expression === "inf") return Number.POSITIVE_INFINITY;
  return expression === "-inf" ? Number.NEGATIVE_INFINITY : undefined;
}

function expressionType(expression: string): string {
  if (integerText.test(expression)) return "int";
  if (floatText.test(expression) || floatCall.test(expression) || bareWord(expression) !== undefined) return "float";
  if (/^[+-]?[\d.+-]+(e[+-]?\d+)?j$/i.test(expression)) return "complex";
  if (/^b['"]/.test(expression)) return "bytes";
  if (expression === "...") return "ellipsis";
  if (expression === "{}") return "dict";
  return /^(?:[\w.]*\.)?(\w+)\(/.exec(expression)?.[1] ?? (expression.startsWith("{") ? "set" : "object");
}
