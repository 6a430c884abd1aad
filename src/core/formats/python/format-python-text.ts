import { escapeUnprintable } from "#core/formats/code/unprintable.ts";

const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * A text as a Python string literal on one line, in the quotes that `ruff format` would leave: double ones unless the text holds
 * more double than single quotes. Every text comes back code unit by code unit, lone surrogates included.
 *
 * @see SPEC PY10
 */
export function formatPythonText(text: string): string {
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  const quote = doubles > singles ? "'" : '"';
  const escaped = text.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`);
  return `${quote}${escapeUnprintable(escaped, short)}${quote}`;
}

/**
 * A text as the lines of a docstring, quotes included, for a body that is indented by what the caller adds to each line.
 * A docstring on one line is the text word for word; over several lines, which are used where the text's lines allow it,
 * `inspect.cleandoc` of it is. The empty text is one blank, which the formatter would put there.
 *
 * @see SPEC PY11
 */
export function formatDocstring(text: string): readonly string[] {
  if (text === "") return ['""" """'];
  const lines = text.split("\n");
  const plain =
    lines.length > 1 &&
    !text.includes("\t") &&
    lines.every((line) => line === line.trimEnd()) &&
    keepsIndentation(lines);
  const written = plain ? lines.map(escapeLine) : [escapeLine(text)];
  const first = written[0] ?? "";
  const opened = /^["\s]/.test(first) ? [escapeFirst(first), ...written.slice(1)] : written;
  const last = opened.at(-1) ?? "";
  return [...opened.slice(0, -1), escapeLast(last)].map((line, index, all) => {
    const start = index === 0 ? '"""' : "";
    return `${start}${line}${index === all.length - 1 ? '"""' : ""}`;
  });
}

/** cleandoc takes the common indentation of all lines but the first away, and empty lines at both ends. */
function keepsIndentation(lines: readonly string[]): boolean {
  const rest = lines.slice(1).filter((line) => line !== "");
  return (
    lines[0] !== "" &&
    lines.at(-1) !== "" &&
    !/^[\s\p{Cc}]/u.test(lines[0] ?? "") &&
    rest.some((line) => !/^[\s\p{Cc}]/u.test(line))
  );
}

function escapeLine(line: string): string {
  return escapeUnprintable(line.replaceAll("\\", "\\\\").replaceAll('"""', '\\"\\"\\"'), short);
}

function escapeFirst(line: string): string {
  return line.startsWith('"') ? `\\${line}` : line.replace(/^ /, "\\x20");
}

function escapeLast(line: string): string {
  // A quote after an even number of backslashes is not escaped yet.
  if (/(?<!\\)(?:\\\\)*"$/.test(line)) return `${line.slice(0, -1)}\\"`;
  return line.endsWith(" ") ? `${line.slice(0, -1)}\\x20` : line;
}
