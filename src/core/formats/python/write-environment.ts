import type { EnvironmentDraft } from "#core/document/draft.ts";
import { type CodePart, emptyPart, rememberPart, writeCode } from "#core/formats/code/code-writer.ts";
import { commentLine } from "#core/formats/code/problem-comment.ts";
import type { Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { pythonIndent } from "./put-python.ts";
import { putAssignment, putStatement } from "./put-statement.ts";
import type { PythonFile } from "./python-file.ts";
import { atom, callNode, literalNode, type PythonArgument } from "./python-node.ts";
import { dependencyNodes, valueNode } from "./value-nodes.ts";

const keys = new Set(
  "description image resources env_vars interruptible reusable cache secrets service_account queue pod_template include".split(
    " ",
  ),
);

/** An environment's statement: the constructor, or `clone_with` of the environment that it is a clone of. See SPEC PY1, PY4. */
export function writeEnvironment(file: PythonFile, position: number): CodePart {
  const environment = file.document.environments[position] ?? {};
  const source = sourceOf(file, environment);
  const head = source === undefined ? "flyte.TaskEnvironment" : `${source}.clone_with`;
  const variable = file.names.environments[position] ?? "";
  const madeFor = file.madeFor.has(position) ? taskName(file, position) : undefined;
  const context = environmentContext(file, position);
  const origin = file.origin(["environments", position]);
  return rememberPart(written, environment, context, () => {
    const args = argumentsOf(file, position, environment);
    return writeCode(pythonIndent, (out) => {
      out.at(origin, () => {
        if (madeFor !== undefined) out.line(commentLine("#", `${madeFor} has resources of its own`));
        putAssignment(out, variable, callNode(head, args));
      });
    });
  });
}

const written: Parameters<typeof rememberPart>[0] = new WeakMap();

/** All that decides about an environment's statement beside its own values: where it stands and what others are called. */
export function environmentContext(file: PythonFile, position: number): readonly unknown[] {
  const environment = file.document.environments[position] ?? {};
  return [
    file.origin(["environments", position]),
    position,
    file.names.environments[position],
    sourceOf(file, environment),
    file.madeFor.has(position) ? taskName(file, position) : null,
    dependencyContext(file, position, environment),
    file.spelling,
  ];
}

/** What of other environments decides about the dependencies that are written here. */
function dependencyContext(file: PythonFile, position: number, environment: EnvironmentDraft): unknown {
  if (!Array.isArray(environment.depends_on)) return null;
  const names = environment.depends_on.map((name: Json) =>
    typeof name === "string" ? (file.names.environments[file.positions.get(name) ?? -1] ?? null) : null,
  );
  return [names, laterDependencies(file, position, environment.depends_on).length];
}

/** The dependencies that stand below the environment in the file and are wanted: `add_dependency`, one a line. See SPEC PY4. */
export function writeDependencies(
  file: PythonFile,
  position: number,
  isWanted: (other: number) => boolean = () => true,
): CodePart {
  const dependsOn = file.document.environments[position]?.depends_on;
  if (!Array.isArray(dependsOn)) return emptyPart;
  const variable = file.names.environments[position] ?? "";
  const origin = file.origin(["environments", position]);
  return writeCode(pythonIndent, (out) => {
    for (const name of laterDependencies(file, position, dependsOn)) {
      const other = file.positions.get(name) ?? -1;
      if (!isWanted(other)) continue;
      const value = atom("plain", file.names.environments[other] ?? "");
      out.at(origin, () => putStatement(out, callNode(`${variable}.add_dependency`, [{ value }])));
    }
  });
}

function argumentsOf(file: PythonFile, position: number, environment: EnvironmentDraft): readonly PythonArgument[] {
  const base: Path = ["environments", position];
  const name = environment.name ?? "";
  const source = sourceOf(file, environment);
  const args: PythonArgument[] = [
    { name: "name", value: literalNode(name, file.origin([...base, "name"]) ?? [...base, "name"]) },
  ];
  for (const [key, value] of Object.entries(environment)) {
    const path = file.origin([...base, key]) ?? base;
    if (value === undefined || (source === undefined && isRefusedNull(key, value))) continue;
    if (keys.has(key)) args.push({ name: key, value: valueNode(key, value, path, file.spelling) });
    if (key === "depends_on") args.push(...earlierArgument(file, position, value, path));
  }
  return args;
}

/** The constructor walks through these two without looking whether they are None. */
function isRefusedNull(key: string, value: Json): boolean {
  return value === null && (key === "depends_on" || key === "include");
}

function earlierArgument(file: PythonFile, position: number, value: Json, path: Path): readonly PythonArgument[] {
  const variableOf = (name: string) => file.names.environments[file.positions.get(name) ?? -1];
  const later = laterDependencies(file, position, value).length;
  const earlier = Array.isArray(value) ? value.slice(0, value.length - later) : value;
  // A clone that says nothing would take its source's.
  const isClone = sourceOf(file, file.document.environments[position] ?? {}) !== undefined;
  if (Array.isArray(earlier) && earlier.length === 0 && later > 0 && !isClone) return [];
  return [{ name: "depends_on", value: dependencyNodes(earlier, path, variableOf) }];
}

/**
 * The names at the end of `depends_on` from the first on that stands below: the others go into the constructor, so that clones
 * inherit them.
 */
function laterDependencies(file: PythonFile, position: number, dependsOn: Json | undefined): readonly string[] {
  if (!Array.isArray(dependsOn)) return [];
  const own = file.order.indexOf(position);
  const first = dependsOn.findIndex((name) => isBelow(file, own, name));
  return first < 0 ? [] : dependsOn.slice(first).filter((name) => typeof name === "string" && file.positions.has(name));
}

function isBelow(file: PythonFile, own: number, name: Json): boolean {
  const other = typeof name === "string" ? file.positions.get(name) : undefined;
  return other !== undefined && file.order.indexOf(other) >= own;
}

function sourceOf(file: PythonFile, environment: EnvironmentDraft): string | undefined {
  const source = environment.clone_of;
  if (typeof source !== "string") return undefined;
  return file.names.environments[file.positions.get(source) ?? -1];
}

function taskName(file: PythonFile, position: number): string {
  return file.names.tasks[position]?.[0] ?? "";
}
