import type { TaskDraft } from "#core/document/draft.ts";
import { type CodePart, type CodeWriter, piece, rememberPart, writeCode } from "#core/formats/code/code-writer.ts";
import { commentLine } from "#core/formats/code/problem-comment.ts";
import type { Path } from "#core/problem/problem.ts";
import { formatDocstring } from "./format-python-text.ts";
import { lineLength, pythonIndent } from "./put-python.ts";
import { putAssignment, putDecorator } from "./put-statement.ts";
import type { PythonFile } from "./python-file.ts";
import { labelComment } from "./python-names.ts";
import { atom, callNode, type PythonArgument } from "./python-node.ts";
import { textWidth } from "./text-width.ts";
import { valueNode } from "./value-nodes.ts";

const taskKeys = new Set(
  "short_name cache retries timeout pod_template report interruptible max_inline_io_bytes queue service_account entrypoint".split(
    " ",
  ),
);
const overrideKeys = new Set(
  (
    "resources short_name cache retries timeout env_vars secrets service_account interruptible queue pod_template reusable " +
    "max_inline_io_bytes"
  ).split(" "),
);

/** A task: its decorator and its function, without what it does. See SPEC PY2, PY11. */
export function writeTask(file: PythonFile, environment: number, position: number): CodePart {
  const task = file.document.environments[environment]?.tasks?.[position] ?? {};
  const path: Path = ["environments", environment, "tasks", position];
  const decorator = `${file.names.environments[environment] ?? ""}.task`;
  const origin = file.origin(path);
  const context = [origin, path, decorator, file.names.tasks[environment]?.[position], file.spelling];
  return rememberPart(writtenTasks, task, context, () => {
    const args = argumentsOf(file, path, task, taskKeys);
    return writeCode(pythonIndent, (out) => {
      out.at(origin, () => {
        putDecorator(out, args.length === 0 ? atom("plain", decorator) : callNode(decorator, args));
        putFunction(out, file, { environment, position, task });
      });
    });
  });
}

const writtenTasks: Parameters<typeof rememberPart>[0] = new WeakMap();
const writtenOverrides: Parameters<typeof rememberPart>[0] = new WeakMap();

/** A call of a task with other settings, as a variable of its own. See SPEC PY3. */
export function writeOverride(file: PythonFile, environment: number, task: number, position: number): CodePart {
  const override = file.document.environments[environment]?.tasks?.[task]?.overrides?.[position] ?? {};
  const path: Path = ["environments", environment, "tasks", task, "overrides", position];
  const name = file.names.tasks[environment]?.[task] ?? "";
  const variable = file.names.overrides[environment]?.[task]?.[position] ?? "";
  const origin = file.origin(path);
  const context = [origin, path, name, variable, file.spelling];
  return rememberPart(writtenOverrides, override, context, () => {
    const label = labelComment(name, variable, override.label);
    return writeCode(pythonIndent, (out) => {
      out.at(origin, () => {
        if (label !== undefined) out.line(commentLine("#", `label: ${label}`));
        putAssignment(out, variable, callNode(`${name}.override`, argumentsOf(file, path, override, overrideKeys)));
      });
    });
  });
}

type TaskPlace = { readonly environment: number; readonly position: number; readonly task: TaskDraft };

function putFunction(out: CodeWriter, file: PythonFile, { environment, position, task }: TaskPlace): void {
  const path: Path = ["environments", environment, "tasks", position];
  const name = file.names.tasks[environment]?.[position] ?? "";
  out.at(file.origin([...path, "name"]), () => {
    if (task.async !== false) out.put(piece("keyword", "async"), " ");
    out.put(piece("keyword", "def"), " ", piece("plain", name, file.origin([...path, "name"])), "() -> ");
    putReturnType(out, name, task);
    if (typeof task.docs !== "string") out.line(" ...");
  });
  if (typeof task.docs === "string") putDocstring(out, task.docs, file.origin([...path, "docs"]));
}

/** The formatter breaks a line that is too long at the only place it has. */
function putReturnType(out: CodeWriter, name: string, task: TaskDraft): void {
  const body = typeof task.docs === "string" ? "" : " ...";
  const width = textWidth(`${task.async === false ? "" : "async "}def ${name}() -> None:${body}`);
  if (width <= lineLength) {
    out.put(piece("keyword", "None"), ":");
    return;
  }
  out.line("(");
  out.indented(() => out.line(piece("keyword", "None")));
  out.put("):");
}

function putDocstring(out: CodeWriter, docs: string, path: Path | undefined): void {
  out.end();
  out.indented(() => {
    out.at(path, () => {
      for (const line of formatDocstring(docs)) {
        out.put(piece("string", line, path));
        out.end();
      }
    });
    out.line("...");
  });
}

function argumentsOf(
  file: PythonFile,
  base: Path,
  node: TaskDraft,
  known: ReadonlySet<string>,
): readonly PythonArgument[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (value === undefined || !known.has(key)) return [];
    const path = file.origin([...base, key]) ?? base;
    return [{ name: key, value: valueNode(key, value, path, file.spelling) }];
  });
}
