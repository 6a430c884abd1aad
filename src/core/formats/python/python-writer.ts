import { nodePath } from "#core/document/draft.ts";
import { type CodePart, emptyPart, joinBlocks, toWritten, writeCode } from "#core/formats/code/code-writer.ts";
import { problemComment } from "#core/formats/code/problem-comment.ts";
import { selectionOf } from "#core/formats/code/selection.ts";
import type { WriteInput, Writer, Written } from "#core/formats/writer.ts";
import { assertNever } from "#core/problem/assert-never.ts";
import type { Path, Problem } from "#core/problem/problem.ts";
import { pythonIndent } from "./put-python.ts";
import { putStatement } from "./put-statement.ts";
import { type PythonFile, pythonFile } from "./python-file.ts";
import { resourcesNode } from "./value-nodes.ts";
import { writeDependencies, writeEnvironment } from "./write-environment.ts";
import { blanksBefore, withImports, writeFile } from "./write-file.ts";
import { writeOverride, writeTask } from "./write-task.ts";

/**
 * Writes a document, or a part of it, as Python for the Flyte SDK, in the layout that `ruff format` leaves. Resources of a task
 * become a clone of its environment, because no release takes them on the decorator. Keys that a document does not know are left
 * out. See SPEC PY1–PY12.
 */
export const pythonWriter: Writer = {
  id: "python",
  label: "Python",
  language: "python",
  fileExtension: "py",
  scopes: ["file", "environment", "task", "override", "resources"],
  write: writePython,
};

function writePython(input: WriteInput): Written {
  const file = pythonFile(input.document);
  const body = scopePart(file, input);
  return toWritten(joinBlocks([problemComment(input, "#"), body], blanksBefore(body)), cloneNotes(file, input));
}

/** The tasks written that get an environment of their own, and with it another full name. */
function cloneNotes(file: PythonFile, input: WriteInput): readonly Problem[] {
  const { path } = selectionOf(input);
  const written = input.scope === "file" || input.scope === "task" ? [...file.madeFor] : [];
  return written.flatMap(([position, task]) => {
    if (!path.every((key, index) => task[index] === key)) return [];
    const name = file.names.tasks[position]?.[0] ?? "";
    const environment = file.document.environments[position]?.name;
    const message = `Resources of a task need an environment of its own: ${name} runs as ${environment}.${name}.`;
    return [{ code: "python.task-clone", severity: "note", path: [...task, "resources"], message }];
  });
}

function scopePart(file: PythonFile, input: WriteInput): CodePart {
  const path = nodePath(input.select ?? { environment: 0 });
  switch (input.scope) {
    case "file":
      return writeFile(file);
    case "resources":
      return writeResources(file, input);
    case "environment":
      return withImports(file, writeOneEnvironment(file, path));
    case "task":
      return withImports(file, writeOneTask(file, path));
    case "override":
      return withImports(file, writeOneOverride(file, path));
    default:
      return assertNever(input.scope);
  }
}

function writeResources(file: PythonFile, input: WriteInput): CodePart {
  const { value, path } = selectionOf(input);
  const node = resourcesNode(value ?? null, path, file.spelling);
  return writeCode(pythonIndent, (out) => out.at(path, () => putStatement(out, node)));
}

/** The statement of an environment, and its dependencies below it that are no clones for its tasks: those go with the tasks. */
function writeOneEnvironment(file: PythonFile, path: Path): CodePart {
  const position = file.document.environments.findIndex((_, index) => isOrigin(file, ["environments", index], path));
  if (position < 0) return emptyPart;
  const dependencies = writeDependencies(file, position, (other) => !file.madeFor.has(other));
  return joinBlocks([writeEnvironment(file, position), dependencies], 1);
}

/** A task, with the environment that is made for it. */
function writeOneTask(file: PythonFile, path: Path): CodePart {
  for (const [environment, { tasks = [] }] of file.document.environments.entries()) {
    const task = tasks.findIndex((_, index) => isOrigin(file, ["environments", environment, "tasks", index], path));
    if (task < 0) continue;
    const written = writeTask(file, environment, task);
    if (!file.madeFor.has(environment)) return written;
    const owner = file.document.environments.findIndex((_, index) =>
      isOrigin(file, ["environments", index], path.slice(0, 2)),
    );
    const dependency = writeDependencies(file, owner, (other) => other === environment);
    return joinBlocks([joinBlocks([writeEnvironment(file, environment), dependency], 1), written], 2);
  }
  return emptyPart;
}

function writeOneOverride(file: PythonFile, path: Path): CodePart {
  for (const [environment, { tasks = [] }] of file.document.environments.entries()) {
    for (const [task, { overrides = [] }] of tasks.entries()) {
      const base = ["environments", environment, "tasks", task, "overrides"];
      const position = overrides.findIndex((_, index) => isOrigin(file, [...base, index], path));
      if (position >= 0) return writeOverride(file, environment, task, position);
    }
  }
  return emptyPart;
}

function isOrigin(file: PythonFile, flattened: Path, original: Path): boolean {
  const origin = file.origin(flattened);
  return origin?.length === original.length && origin.every((key, index) => key === original[index]);
}
