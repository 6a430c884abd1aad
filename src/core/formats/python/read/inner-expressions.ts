import type { Expression } from "./python-syntax.ts";

/** An expression and all that stand in it, outer ones first. */
export function visit(expression: Expression, act: (expression: Expression) => void): void {
  act(expression);
  for (const inner of innerOf(expression)) visit(inner, act);
}

/** The expressions right inside of one. */
export function innerOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "string":
      return expression.parts.flatMap((part) => (typeof part === "string" ? [] : [part.hole]));
    case "tuple":
    case "list":
    case "set":
      return expression.items.map(({ value }) => value);
    case "dict":
      return expression.entries.flatMap(({ key, value }) => (key ? [key, value] : [value]));
    case "attribute":
    case "unary":
    case "walrus":
    case "await":
      return [expression.value];
    case "subscript":
      return expression.index ? [expression.value, expression.index] : [expression.value];
    case "call":
      return [expression.callee, ...expression.args.map(({ value }) => value)];
    case "binary":
      return [expression.left, expression.right];
    case "other":
      return expression.inner;
    default:
      return [];
  }
}
