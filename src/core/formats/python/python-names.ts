import { isPythonName } from "#core/document/checks/names.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import { commentText } from "#core/formats/code/problem-comment.ts";
import type { Json } from "#core/problem/json.ts";
import { slug } from "#core/resolve/flatten.ts";
import { formatPythonText } from "./format-python-text.ts";

/** What a Python file calls the things of a flattened document, by their positions. */
export type PythonNames = {
  readonly environments: readonly string[];
  readonly tasks: readonly (readonly string[])[];
  readonly overrides: readonly (readonly (readonly string[])[])[];
  readonly timedelta: string;
  readonly pathClass: string;
  readonly run: string;
};

/**
 * The variables of a file. Tasks keep their names (what is no Python name is made one); then the imported names, the environments
 * and the overrides get names that nothing has yet, by `_2`, `_3`.
 *
 * @see SPEC PY2, PY3
 */
export function pythonNames(document: DocumentDraft): PythonNames {
  const given = document.environments.flatMap(({ tasks = [] }) => tasks.map((task) => task.name).filter(isPythonName));
  const taken = new Set(["flyte", "print", ...given]);
  const free = (wanted: string) => takeName(wanted, taken);
  const tasks = document.environments.map(({ tasks: drafts = [] }) =>
    drafts.map(({ name }) => (isPythonName(name) ? name : free(plainName(name, "task")))),
  );
  const timedelta = free("timedelta");
  const pathClass = free("Path");
  const environments = document.environments.map((environment) => free(environmentName(environment.name)));
  const overrides = document.environments.map((environment, at) =>
    (environment.tasks ?? []).map((task, index) =>
      (task.overrides ?? []).map((override) => free(overrideName(tasks[at]?.[index] ?? "task", override.label))),
    ),
  );
  return { environments, tasks, overrides, timedelta, pathClass, run: free("run") };
}

/**
 * What the comment above an override's line says after `# label:`, or `undefined` where the variable says it all. A reader takes
 * what follows `<task>_` for the label, and `override` for none; an empty comment is none too. A text that a comment could not
 * carry as it stands is a Python literal.
 */
export function labelComment(task: string, variable: string, label: Json | undefined): string | undefined {
  const said = variable.slice(task.length + 1);
  if (label === undefined || label === null) return said === "override" ? undefined : "";
  if (typeof label !== "string") return JSON.stringify(label);
  if (said === label && said !== "override") return undefined;
  const plain = /^[^"'\s](?:.*\S)?$/u.test(label) && commentText(label) === label;
  return plain ? label : formatPythonText(label);
}

function environmentName(name: Json | undefined): string {
  const plain = plainName(name, "env");
  return isPythonName(plain) ? plain : `env_${plain}`;
}

function overrideName(task: string, label: Json | undefined): string {
  const words = typeof label === "string" && /[a-z0-9]/i.test(label) ? slug(label).replaceAll("-", "_") : "override";
  return `${task}_${words}`;
}

function plainName(name: Json | undefined, otherwise: string): string {
  const text = typeof name === "string" ? name.replaceAll(/[^A-Za-z0-9_]+/g, "_") : "";
  if (text === "" || text === "_") return otherwise;
  return otherwise === "task" && !isPythonName(text) ? `task_${text}` : text;
}

function takeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}_${number}`;
  taken.add(name);
  return name;
}
