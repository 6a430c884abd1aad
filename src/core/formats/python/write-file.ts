import { catalogueFor } from "#core/catalog/sdk-catalogue.ts";
import {
  type CodePart,
  emptyPart,
  joinBlocks,
  joinParts,
  piece,
  wholePart,
  writeCode,
} from "#core/formats/code/code-writer.ts";
import { pythonIndent } from "./put-python.ts";
import { putAssignment } from "./put-statement.ts";
import type { PythonFile } from "./python-file.ts";
import { atom, callNode } from "./python-node.ts";
import { environmentContext, writeDependencies, writeEnvironment } from "./write-environment.ts";
import { writeOverride, writeTask } from "./write-task.ts";

/**
 * A whole file: script header, imports, environments (clones after their sources), dependencies, tasks, overrides, and a run of
 * the first task. See SPEC PY1.
 */
export function writeFile(file: PythonFile): CodePart {
  const { order } = file;
  const written = order.map((position) => environmentParts(file, position));
  const dependencies = joinParts(order.map((position) => writeDependencies(file, position)));
  const overrides = joinParts(written.map((parts) => parts.overrides));
  const top = joinBlocks([...written.map((parts) => parts.environment), dependencies], 1);
  const body = joinBlocks([top, ...written.map((parts) => parts.tasks), overrides, mainPart(file)], 2);
  return joinParts([headerPart(file), joinBlocks([importsPart(file, body, true), body], 1)]);
}

type EnvironmentParts = {
  readonly environment: CodePart;
  readonly tasks: CodePart;
  readonly overrides: CodePart;
};

const kept = new WeakMap<object, { readonly context: string; readonly parts: EnvironmentParts }>();

/** What an environment, its tasks and their overrides become; kept as long as it and the names around it are the same. */
function environmentParts(file: PythonFile, position: number): EnvironmentParts {
  const environment = file.document.environments[position] ?? {};
  const { environments, tasks, overrides } = file.names;
  const context = JSON.stringify([
    environmentContext(file, position),
    environments[position],
    tasks[position],
    overrides[position],
  ]);
  const known = kept.get(environment);
  if (known?.context === context) return known.parts;
  const parts = {
    environment: wholePart(writeEnvironment(file, position)),
    tasks: wholePart(
      joinBlocks(
        (environment.tasks ?? []).map((_, task) => writeTask(file, position, task)),
        2,
      ),
    ),
    overrides: wholePart(joinParts(overridesOf(file, position))),
  };
  kept.set(environment, { context, parts });
  return parts;
}

/** A part of a file with the imports that it needs beside `flyte`. */
export function withImports(file: PythonFile, body: CodePart): CodePart {
  return joinBlocks([importsPart(file, body, false), body], blanksBefore(body));
}

/** How many empty lines stand before a part: two before a decorator, as the formatter wants it. */
export function blanksBefore(part: CodePart): 1 | 2 {
  return part.text.startsWith("@") ? 2 : 1;
}

function overridesOf(file: PythonFile, environment: number): readonly CodePart[] {
  const tasks = file.document.environments[environment]?.tasks ?? [];
  return tasks.flatMap(({ overrides = [] }, task) =>
    overrides.map((_, position) => writeOverride(file, environment, task, position)),
  );
}

function headerPart(file: PythonFile): CodePart {
  const { requiresPython } = catalogueFor(file.spelling.sdk);
  const lines = [
    "# /// script",
    `# requires-python = "${requiresPython}"`,
    `# dependencies = ["flyte==${file.spelling.sdk}"]`,
    "# ///",
  ];
  return writeCode("", (out) => {
    for (const line of lines) out.line(piece("comment", line));
  });
}

function importsPart(file: PythonFile, body: CodePart, withFlyte: boolean): CodePart {
  const { timedelta, pathClass } = file.spelling;
  const uses = (name: string) => (body.parts ?? [body]).some((part) => callsOf(part).has(`${name}(`));
  const standard = writeCode("", (out) => {
    if (uses(timedelta)) out.line(...importLine("datetime", "timedelta", timedelta));
    if (uses(pathClass)) out.line(...importLine("pathlib", "Path", pathClass));
  });
  const flyte = writeCode("", (out) => {
    if (withFlyte) out.line(piece("keyword", "import"), " flyte");
  });
  return joinBlocks([standard, flyte], 1);
}

const calls = new WeakMap<CodePart, ReadonlySet<string>>();

/** What a part calls: its plain pieces that end with a bracket. */
function callsOf(part: CodePart): ReadonlySet<string> {
  const known = calls.get(part);
  if (known) return known;
  const found = part.tokens.filter((token) => token.kind === "plain" && token.text.endsWith("("));
  const names = new Set(found.map((token) => token.text));
  calls.set(part, names);
  return names;
}

function importLine(module: string, name: string, as: string) {
  const named = name === as ? [] : [" ", piece("keyword", "as"), ` ${as}`];
  return [piece("keyword", "from"), ` ${module} `, piece("keyword", "import"), ` ${name}`, ...named];
}

/** What runs the first task when the file is run as a script. */
function mainPart(file: PythonFile): CodePart {
  const task = firstTask(file);
  if (task === undefined) return emptyPart;
  const { run } = file.names;
  return writeCode(pythonIndent, (out) => {
    out.line(piece("keyword", "if"), " __name__ == ", piece("string", '"__main__"'), ":");
    out.indented(() => {
      out.line("flyte.init_from_config()");
      putAssignment(out, run, callNode("flyte.run", [{ value: atom("plain", task) }]), pythonIndent.length);
      out.line(`print(${run}.url)`);
    });
  });
}

/** The task that stands first in the document, which is not first in the file when it has resources of its own. */
function firstTask(file: PythonFile): string | undefined {
  const found = file.document.environments.flatMap(({ tasks = [] }, environment) =>
    tasks.map((_, task) => ({
      name: file.names.tasks[environment]?.[task],
      place: file.origin(["environments", environment, "tasks", task]) ?? [],
    })),
  );
  const first = found.toSorted((one, other) => order(one.place) - order(other.place))[0];
  return first?.name;
}

function order(place: readonly (string | number)[]): number {
  return Number(place[1] ?? 0) * 1e6 + Number(place[3] ?? 0);
}
