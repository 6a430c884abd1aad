import { useEffect, useRef, useState } from "react";
import type { DocumentDraft } from "#core/document/draft.ts";
import { isLink, readLink } from "#core/formats/link/read-link.ts";
import type { SourceProblem, SourceReading } from "#core/formats/source-contract.ts";
import { askSource, newReadingId, startSource } from "#ui/source/source-client.ts";
import { summarize } from "./summarize.ts";
import type { GivenFile } from "./take-files.ts";

/** What was found in the files of the box: nothing yet, a reading, the document of a link, or why there is none. */
export type Found =
  | { readonly kind: "nothing" }
  | { readonly kind: "waiting" }
  | { readonly kind: "reading"; readonly id: number; readonly reading: SourceReading; readonly said: string }
  | { readonly kind: "unreadable"; readonly problems: readonly SourceProblem[] }
  | { readonly kind: "link"; readonly document: DocumentDraft; readonly said: string }
  | { readonly kind: "failed"; readonly said: string };

/** Typing rests this long before it is read. */
const quietMilliseconds = 120;

/** Reads the files of the box, beside the page: the newest state of them counts. */
export function useReading(files: readonly GivenFile[]): Found {
  const [found, setFound] = useState<{ readonly of: readonly GivenFile[]; readonly found: Found }>();
  const isFirst = useRef(true);
  const isEmpty = files.every(({ name, text }) => name === "" && text.trim() === "");
  useEffect(startSource, []);
  useEffect(() => {
    if (isEmpty) return undefined;
    let isOld = false;
    // What the box is opened with has rested already.
    const wait = isFirst.current ? 0 : quietMilliseconds;
    isFirst.current = false;
    const timer = setTimeout(async () => {
      const read = await readFiles(files);
      if (!isOld) setFound({ of: files, found: read });
    }, wait);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [files, isEmpty]);
  if (isEmpty) return { kind: "nothing" };
  return found?.of === files ? found.found : { kind: "waiting" };
}

async function readFiles(files: readonly GivenFile[]): Promise<Found> {
  const [first] = files;
  if (first && files.length === 1 && isLink(first.text)) {
    const read = readLink(first.text);
    if (!read.ok) return { kind: "failed", said: read.problems[0].message };
    return { kind: "link", document: read.value.document, said: summarize(read.value.document) };
  }
  const id = newReadingId();
  const plain = files.flatMap(({ refused, ...file }) => (refused === undefined ? [file] : []));
  const answer = await askSource({ kind: "open", id, files: plain });
  if (answer.kind === "failed") return { kind: "failed", said: `The text could not be read: ${answer.message}.` };
  if (answer.kind === "unreadable") return answer;
  return { kind: "reading", id, reading: answer.reading, said: answer.said };
}
