import { applyEdits } from "#core/formats/apply-edits.ts";
import { describeReading } from "#core/formats/source/describe-reading.ts";
import { openSource } from "#core/formats/source/open-source.ts";
import type { OpenSource, SourceFile, SourceProblem } from "#core/formats/source-contract.ts";
import { lineOf, lineStarts } from "#core/formats/source-lines.ts";
import type { Problem } from "#core/problem/problem.ts";
import type { EditQuestion, OpenQuestion, SourceAnswer, SourceQuestion } from "./source-messages.ts";

/** So many readings are kept: undo goes back to earlier ones. */
const mostKept = 8;

const opened = new Map<number, OpenSource>();

/** Answers a question about a source. What was read before is read again when it is asked for after it was forgotten. */
export function answerSource(question: SourceQuestion): SourceAnswer {
  try {
    return question.kind === "open" ? answerOpen(question) : answerEdit(question);
  } catch (error) {
    return { kind: "failed", message: String(error) };
  }
}

function answerOpen({ id, files, previous }: OpenQuestion): SourceAnswer {
  const before = previous === undefined ? undefined : opened.get(previous);
  const source = openSource(files, before);
  if (!source.ok) return { kind: "unreadable", problems: placed(source.problems, files) };
  const { reading } = keep(id, source.value);
  return { kind: "opened", reading, said: describeReading(reading) };
}

function answerEdit({ id, files, wanted, origins }: EditQuestion): SourceAnswer {
  const source = opened.get(id) ?? reopen(files);
  const edit = keep(id, source).edit(wanted, origins);
  const edited = files.map((file, at) => ({ ...file, text: applyEdits(file.text, edit.edits[at] ?? []) }));
  return { kind: "edited", edit, files: edited };
}

function reopen(files: readonly SourceFile[]): OpenSource {
  const source = openSource(files);
  if (!source.ok) throw new Error(source.problems[0].message);
  return source.value;
}

/** Problems with the file and line that they are about: the file that the message names, the line of the range. */
function placed(problems: readonly Problem[], files: readonly SourceFile[]): readonly SourceProblem[] {
  const lines = files.map(({ text }) => lineStarts(text));
  return problems.map((problem) => {
    const named = files.findIndex(({ name }) => name !== "" && problem.message.includes(name));
    const file = Math.max(0, named);
    return { ...problem, file, line: lineOf(lines[file] ?? [], problem.range?.from ?? 0) };
  });
}

/** The one that was asked for last is forgotten last. */
function keep(id: number, source: OpenSource): OpenSource {
  opened.delete(id);
  opened.set(id, source);
  for (const [oldest] of opened) {
    if (opened.size <= mostKept) break;
    opened.delete(oldest);
  }
  return source;
}
