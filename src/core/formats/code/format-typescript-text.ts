import { escapeUnprintable } from "./unprintable.ts";

const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * A text as a TypeScript string literal, in double quotes unless it holds more of them than of single ones. Every text comes
 * back code unit by code unit, lone surrogates included. See SPEC TS2.
 */
export function formatTypescriptText(text: string): string {
  const quote = text.split('"').length > text.split("'").length ? "'" : '"';
  const escaped = text.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`);
  return `${quote}${escapeUnprintable(escaped, short, (code) => `\\u{${code.toString(16)}}`)}${quote}`;
}

/** A text as the key of an object literal: bare where it can be, computed for `__proto__`, which would set the prototype. See SPEC TS2. */
export function formatTypescriptKey(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : formatTypescriptText(key);
}
