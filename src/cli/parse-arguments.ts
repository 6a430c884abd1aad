import type { Scope, Writer } from "#core/formats/writer.ts";

/** What the words of a command line ask for. `cluster` is the file of a cluster profile. */
export type Arguments =
  | {
      readonly command: "render";
      readonly file: string;
      readonly to: Writer["id"];
      readonly scope?: Scope;
      readonly select?: string;
      readonly cluster?: string;
    }
  | { readonly command: "check"; readonly file: string; readonly format: "text" | "json" }
  | { readonly command: "fit"; readonly file: string; readonly cluster: string; readonly format: "text" | "json" }
  | { readonly command: "profile"; readonly files: readonly string[] }
  | { readonly command: "link"; readonly file: string; readonly base: string }
  | { readonly command: "read"; readonly files: readonly string[]; readonly format: "text" | "json" }
  | {
      readonly command: "set";
      readonly file: string;
      readonly values: readonly Assignment[];
      readonly unset: readonly string[];
      readonly output: "text" | "diff" | "write";
    };

/** `ADDRESS=VALUE`, taken apart. */
export type Assignment = { readonly address: string; readonly value: string };

const formats: readonly Writer["id"][] = [
  "python",
  "typescript",
  "yaml",
  "json",
  "idl",
  "idl-typescript",
  "pod",
  "probe-pod",
  "pod-template",
  "pod-template-python",
];
const scopes: readonly Scope[] = ["file", "environment", "task", "override", "resources"];

/** What the command line takes, as text. */
export const usage = `Usage:
  render FILE --to ${formats.join("|")} [--scope ${scopes.join("|")}] [--select ADDRESS] [--cluster PROFILE]
  check FILE [--format text|json]
  fit FILE --cluster PROFILE [--format text|json]
  profile FILE...
  link FILE [--base ADDRESS OF THE PAGE]
  read FILE... [--format text|json]
  set FILE ADDRESS=VALUE... [--unset ADDRESS]... [--write | --diff]

FILE is a resource document in YAML or JSON, or a link; - reads standard input. An ADDRESS is env/task/override. For profile, files are
what kubectl prints (nodes, pods, pod templates, limits), Flyte's configuration, or profiles; a PROFILE is one of these, too. read takes Python (several files
together), resource documents, notebooks, pods and pod templates, and Flyte IDL; set changes Python and resource documents in place: an
ADDRESS is env/task/override:key.key there, a VALUE is YAML.
`;

type Parsed = { readonly ok: true; readonly value: Arguments } | { readonly ok: false; readonly message: string };

/** Reads the words of a command line. */
export function parseArguments(words: readonly string[]): Parsed {
  const [command, ...rest] = words;
  const { files, options, unset, wrong } = split(rest);
  if (command === undefined) return refuse(`Say what to do: ${Object.keys(knownOptions).join(", ")}.`);
  const known = Object.hasOwn(knownOptions, command) ? knownOptions[command] : undefined;
  if (!known) return refuse(`"${command}" is not a command.`);
  if (wrong !== undefined) return refuse(wrong);
  const [file, second] = files;
  if (file === undefined) return refuse(`${command} needs a file.`);
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) return refuse(`${command} has no option --${unknown}.`);
  if (command === "profile") return { ok: true, value: { command, files } };
  if (command === "read") return parseRead(files, options);
  if (command === "set") return parseSet(files, options, unset);
  if (second !== undefined) return refuse(`"${second}" is one file too many.`);
  if (command === "link") return { ok: true, value: { command, file, base: options.base ?? "" } };
  if (command === "fit") return parseFit(file, options);
  return command === "render" ? parseRender(file, options) : parseCheck(file, options);
}

const knownOptions: Readonly<Record<string, readonly string[]>> = {
  render: ["to", "scope", "select", "cluster"],
  check: ["format"],
  fit: ["cluster", "format"],
  profile: [],
  link: ["base"],
  read: ["format"],
  set: ["unset", "write", "diff"],
};

/** Options without a value. */
const flags: readonly string[] = ["write", "diff"];

type Options = { readonly [name: string]: string };

function parseRender(file: string, options: Options): Parsed {
  const to = formats.find((format) => format === options.to);
  if (!to) return refuse(`--to is one of ${formats.join(", ")}.`);
  const scope = scopes.find((one) => one === options.scope);
  if (options.scope !== undefined && !scope) return refuse(`--scope is one of ${scopes.join(", ")}.`);
  const { select, cluster } = options;
  if (scope !== undefined && scope !== "file" && select === undefined)
    return refuse(`--scope ${scope} needs --select ADDRESS.`);
  return {
    ok: true,
    value: {
      command: "render",
      file,
      to,
      ...(scope && { scope }),
      ...(select !== undefined && { select }),
      ...(cluster !== undefined && { cluster }),
    },
  };
}

function parseCheck(file: string, options: Options): Parsed {
  const format = formatOf(options);
  return format ? { ok: true, value: { command: "check", file, format } } : refuse("--format is text or json.");
}

function parseFit(file: string, options: Options): Parsed {
  const format = formatOf(options);
  if (!format) return refuse("--format is text or json.");
  const { cluster } = options;
  if (cluster === undefined) return refuse("fit needs --cluster PROFILE.");
  return { ok: true, value: { command: "fit", file, cluster, format } };
}

function parseRead(files: readonly string[], options: Options): Parsed {
  const format = formatOf(options);
  return format ? { ok: true, value: { command: "read", files, format } } : refuse("--format is text or json.");
}

function parseSet([file = "", ...words]: readonly string[], options: Options, unset: readonly string[]): Parsed {
  const values: Assignment[] = [];
  for (const word of words) {
    // An address holds no equals sign, but for keys in quotes.
    const [, address, value] = /^((?:"(?:[^"\\]|\\.)*"|[^="])+)=(.*)$/s.exec(word) ?? [];
    if (address === undefined || value === undefined) return refuse(`"${word}" is not ADDRESS=VALUE.`);
    values.push({ address, value });
  }
  if (values.length + unset.length === 0) return refuse("set needs ADDRESS=VALUE or --unset ADDRESS.");
  const { write, diff } = options;
  if (write !== undefined && diff !== undefined) return refuse("--write and --diff do not go together.");
  if (write !== undefined && file === "-") return refuse("--write needs a file, not standard input.");
  const output = write !== undefined ? "write" : diff !== undefined ? "diff" : "text";
  return { ok: true, value: { command: "set", file, values, unset, output } };
}

function formatOf({ format = "text" }: Options): "text" | "json" | undefined {
  return format === "text" || format === "json" ? format : undefined;
}

function split(words: readonly string[]) {
  const options: { [name: string]: string } = {};
  const files: string[] = [];
  const unset: string[] = [];
  let wrong: string | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const option = /^--([a-z-]+)(?:=(.*))?$/s.exec(word);
    const name = option?.[1];
    if (name !== undefined && flags.includes(name)) {
      if (option?.[2] !== undefined) wrong = `--${name} takes no value.`;
      options[name] = "";
    } else if (name !== undefined) {
      const value = option?.[2] ?? words[at + 1];
      if (option?.[2] === undefined) at += 1;
      if (value === undefined) wrong = `--${name} needs a value.`;
      else options[name] = value;
      if (name === "unset" && value !== undefined) unset.push(value);
    } else files.push(word);
  }
  return { files, options, unset, wrong };
}

function refuse(message: string): Parsed {
  return { ok: false, message };
}
