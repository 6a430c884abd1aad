import { lineLength } from "#core/formats/python/put-python.ts";
import type { PythonArgument, PythonNode } from "#core/formats/python/python-node.ts";
import { textWidth } from "#core/formats/python/text-width.ts";
import { type FileStyle, inEncoding, quoted } from "./file-style.ts";

/** Where new code stands: the indentation of its line, and how many columns are taken before it. */
export type RenderPlace = { readonly indent: string; readonly column: number };

/** Writes Python in a file's own style: on one line where it fits, else an item a line with a comma after the last. See SPEC PE2. */
export class Renderer {
  readonly #spell: (head: string) => string;
  readonly #style: FileStyle;

  /** `spell` says what the code calls a class where it stands. */
  constructor(spell: (head: string) => string, style: FileStyle) {
    this.#spell = spell;
    this.#style = style;
  }

  /** On one line, whatever its width. */
  flat(node: PythonNode): string {
    switch (node.kind) {
      case "atom":
        return node.token === "string" ? this.#text(node.text) : node.text;
      case "call":
        return `${this.#spell(node.head)}(${node.args.map((argument) => this.argument(argument)).join(", ")})`;
      case "list":
        return `[${node.items.map((item) => this.flat(item)).join(", ")}]`;
      case "tuple":
        return `(${node.items.map((item) => this.flat(item)).join(", ")}${node.items.length === 1 ? "," : ""})`;
      default:
        return `{${node.entries.map(({ key, value }) => `${quoted(key, this.#style)}: ${this.flat(value)}`).join(", ")}}`;
    }
  }

  /** `name=value` on one line. */
  argument({ name, value }: PythonArgument): string {
    return name === undefined ? this.flat(value) : `${name}=${this.flat(value)}`;
  }

  /** Over several lines where one is too short. */
  laidOut(node: PythonNode, place: RenderPlace): string {
    const flat = this.flat(node);
    if (node.kind === "atom" || place.column + textWidth(flat) <= lineLength) return flat;
    const indent = place.indent + this.#style.indent;
    const items = this.#items(node, indent);
    if (items.length === 0) return flat;
    const [open, close] = this.#brackets(node);
    const lines = items.map((item) => `${indent}${item},${this.#style.newline}`).join("");
    return `${open}${this.#style.newline}${lines}${place.indent}${close}`;
  }

  #items(node: Exclude<PythonNode, { kind: "atom" }>, indent: string): readonly string[] {
    const put = (head: string, value: PythonNode) =>
      head + this.laidOut(value, { indent, column: textWidth(indent) + textWidth(head) + 1 });
    if (node.kind === "call")
      return node.args.map(({ name, value }) => put(name === undefined ? "" : `${name}=`, value));
    if (node.kind === "dict") {
      return node.entries.map(({ key, value }) => put(`${quoted(key, this.#style)}: `, value));
    }
    return node.items.map((item) => put("", item));
  }

  #brackets(node: Exclude<PythonNode, { kind: "atom" }>): readonly [string, string] {
    if (node.kind === "call") return [`${this.#spell(node.head)}(`, ")"];
    return node.kind === "dict" ? ["{", "}"] : node.kind === "list" ? ["[", "]"] : ["(", ")"];
  }

  /** A literal of ours has double quotes unless the text holds more of them. */
  #text(written: string): string {
    const literal = inEncoding(written, this.#style);
    if (this.#style.quote === '"' || !literal.startsWith('"') || literal.includes("'")) return literal;
    return `'${literal.slice(1, -1).replaceAll('\\"', '"')}'`;
  }
}
