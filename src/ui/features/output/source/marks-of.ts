import type { PlacedValue, SourceProblem } from "#core/formats/source-contract.ts";
import type { Path } from "#core/problem/problem.ts";
import { type CodeText, changedLines } from "#ui/features/output/code-lines.ts";
import { newLines } from "#ui/look/diff-texts.ts";
import { inOrder, movePlace, placeOfValue } from "#ui/source/move-places.ts";
import type { AttachedSource } from "#ui/source/source-store.ts";
import { hueClass } from "./editor-look.ts";
import type { EditorMarks } from "./editor-marks.ts";

type Span = { readonly from: number; readonly to: number; readonly look: string };

/** What stands out in a file: pieces and the lines of spans by offsets of its text, other lines by their numbers from 1. */
export type TextMarks = Pick<EditorMarks, "lines" | "signs"> & {
  readonly pieces: readonly Span[] | undefined;
  readonly spans: readonly Span[];
};

/** Everything that stands out in a file of a source: values in their hues, what only a run knows, what changed, what is wrong, what is pointed at. */
export function marksOf(
  attached: AttachedSource,
  options: { readonly file: number; readonly places: readonly PlacedValue[]; readonly linked: readonly Path[] },
): TextMarks {
  const { file, places, linked } = options;
  const own = places.filter(({ place }) => place.file === file);
  const unknown = attached.base.reading.unknown;
  const values = own.flatMap(({ path, place }) => pieceOf(place, huedField(path)));
  const changes = changedIn(attached, file);
  const problems = problemsIn(attached, file);
  return {
    // Of a text that cannot be read nobody knows where its values are: they stay where they were.
    pieces: attached.broken
      ? undefined
      : [
          ...values,
          ...unknown.flatMap(({ place }) =>
            place.file === file ? pieceOf(movedNow(attached, place), "cm-unknown") : [],
          ),
        ],
    spans: linked.flatMap((path) => {
      const place = placeOfValue(own, path);
      return place ? pieceOf(place, "cm-linked") : [];
    }),
    lines: [
      ...[...changes.keys()].map((line) => ({ line: line + 1, look: "cm-changed" })),
      ...problems.filter(({ severity }) => severity === "error").map(({ line }) => ({ line, look: "cm-bad" })),
    ],
    signs: new Map([
      ...[...changes].map(([line, sign]) => [line + 1, sign] as const),
      ...problems.map(({ line, severity }) => [line, severity === "error" ? "✕" : "!"] as const),
    ]),
  };
}

/** The problems of a file that count now: those of what is typed, where it cannot be read, or of what was read. Notes are not marked. */
export function problemsIn({ base, broken }: AttachedSource, file: number): readonly SourceProblem[] {
  return (broken ?? base.reading.problems).filter((one) => one.file === file && one.severity !== "note");
}

/** The lines of a file, from 0, that are not as they were given, or not where they were between the others. */
export function changedIn({ base, files }: AttachedSource, file: number): ReturnType<typeof changedLines> {
  const before = base.original[file]?.text ?? "";
  const after = files[file]?.text ?? "";
  if (before === after) return new Map();
  const changes = new Map(changedLines(asLines(before), asLines(after)));
  for (const line of newLines(before, after)) if (!changes.has(line)) changes.set(line, "+");
  return changes;
}

function movedNow({ edits }: AttachedSource, place: PlacedValue["place"]): PlacedValue["place"] {
  return movePlace(place, inOrder(edits[place.file] ?? []));
}

function pieceOf(
  { from, to }: { readonly from: number; readonly to: number },
  look: string | undefined,
): readonly Span[] {
  return look === undefined ? [] : [{ from, to, look }];
}

/** The look of a resource's own value: not of the whole of `resources`, and not twice of its parts. */
function huedField(path: Path): string | undefined {
  const at = path.indexOf("resources");
  return at >= 0 && path.length === at + 2 ? hueClass(path[at + 1]) : undefined;
}

const texts = new Map<string, CodeText>();

/** A text as lines, for comparing; the last few are kept. */
function asLines(text: string): CodeText {
  const known = texts.get(text);
  if (known) return known;
  const lines = text.split(/\r\n?|\n/).map((line) => ({ text: line, tokens: [], paths: [] }));
  const cut: CodeText = { parts: [lines], starts: [0], count: lines.length };
  if (texts.size > 8) texts.clear();
  texts.set(text, cut);
  return cut;
}
