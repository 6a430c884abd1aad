import type { Scope, Writer } from "#core/formats/writer.ts";

/** What the words of a command line ask for. */
export type Arguments =
  | {
      readonly command: "render";
      readonly file: string;
      readonly to: Writer["id"];
      readonly scope?: Scope;
      readonly select?: string;
    }
  | { readonly command: "check"; readonly file: string; readonly format: "text" | "json" }
  | { readonly command: "link"; readonly file: string; readonly base: string };

const formats: readonly Writer["id"][] = ["python", "typescript", "yaml", "json", "idl", "idl-typescript", "pod"];
const scopes: readonly Scope[] = ["file", "environment", "task", "override", "resources"];

/** What the command line takes, as text. */
export const usage = `Usage:
  render FILE --to ${formats.join("|")} [--scope ${scopes.join("|")}] [--select ADDRESS]
  check FILE [--format text|json]
  link FILE [--base ADDRESS OF THE PAGE]

FILE is a resource document in YAML or JSON, or a link; - reads standard input. An ADDRESS is env/task/override.
`;

type Parsed = { readonly ok: true; readonly value: Arguments } | { readonly ok: false; readonly message: string };

/** Reads the words of a command line. */
export function parseArguments(words: readonly string[]): Parsed {
  const [command, ...rest] = words;
  const { file, options, wrong } = split(rest);
  if (command === undefined) return refuse("Say what to do: render, check or link.");
  const known = Object.hasOwn(knownOptions, command) ? knownOptions[command] : undefined;
  if (!known) return refuse(`"${command}" is not a command.`);
  if (wrong !== undefined) return refuse(wrong);
  if (file === undefined) return refuse(`${command} needs a file.`);
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) return refuse(`${command} has no option --${unknown}.`);
  if (command === "link") return { ok: true, value: { command, file, base: options.base ?? "" } };
  return command === "render" ? parseRender(file, options) : parseCheck(file, options);
}

const knownOptions: Readonly<Record<string, readonly string[]>> = {
  render: ["to", "scope", "select"],
  check: ["format"],
  link: ["base"],
};

type Options = { readonly [name: string]: string };

function parseRender(file: string, options: Options): Parsed {
  const to = formats.find((format) => format === options.to);
  if (!to) return refuse(`--to is one of ${formats.join(", ")}.`);
  const scope = scopes.find((one) => one === options.scope);
  if (options.scope !== undefined && !scope) return refuse(`--scope is one of ${scopes.join(", ")}.`);
  const select = options.select;
  if (scope !== undefined && scope !== "file" && select === undefined)
    return refuse(`--scope ${scope} needs --select ADDRESS.`);
  return {
    ok: true,
    value: { command: "render", file, to, ...(scope && { scope }), ...(select !== undefined && { select }) },
  };
}

function parseCheck(file: string, options: Options): Parsed {
  const format = options.format ?? "text";
  if (format !== "text" && format !== "json") return refuse("--format is text or json.");
  return { ok: true, value: { command: "check", file, format } };
}

function split(words: readonly string[]) {
  const options: { [name: string]: string } = {};
  let file: string | undefined;
  let wrong: string | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const option = /^--([a-z-]+)(?:=(.*))?$/s.exec(word);
    const name = option?.[1];
    if (name !== undefined) {
      const value = option?.[2] ?? words[at + 1];
      if (option?.[2] === undefined) at += 1;
      if (value === undefined) wrong = `--${name} needs a value.`;
      else options[name] = value;
    } else if (file === undefined) file = word;
    else wrong = `"${word}" is one file too many.`;
  }
  return { file, options, wrong };
}

function refuse(message: string): Parsed {
  return { ok: false, message };
}
