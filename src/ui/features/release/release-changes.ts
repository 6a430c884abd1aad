import { documentProblems } from "#core/advice/document-problems.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import type { FixChange, Problem } from "#core/problem/problem.ts";

/** What another release changes for a document: what it says that was not said before, and what is no longer said. */
export type ReleaseChanges = {
  readonly document: DocumentDraft;
  readonly appeared: readonly Problem[];
  readonly gone: readonly Problem[];
};

/** Judges the document as it would be with another release. Nothing is changed. */
export function releaseChanges(before: DocumentDraft, sdk: string): ReleaseChanges {
  const document = { ...before, sdk };
  const [old, now] = [documentProblems(before), documentProblems(document)];
  return { document, appeared: without(now, old), gone: without(old, now) };
}

/** The changes of the first fix of each problem, the outer ones first. */
export function fixesOf(problems: readonly Problem[]): readonly FixChange[] {
  return problems.flatMap((problem) => problem.fixes?.[0]?.changes ?? []);
}

function without(problems: readonly Problem[], others: readonly Problem[]): readonly Problem[] {
  const known = new Set(others.map(textOf));
  return problems.filter((problem) => !known.has(textOf(problem)));
}

function textOf({ code, path, message }: Problem): string {
  return JSON.stringify([code, path, message]);
}
