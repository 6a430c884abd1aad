import { workerCalls } from "#ui/worker/worker-calls.ts";
import type { AskSource, SourceAnswer, SourceQuestion } from "./source-messages.ts";
import workerUrl from "./source-worker.ts?worker&url";

const calls = workerCalls<SourceQuestion, SourceAnswer>({
  policy: "source",
  url: workerUrl,
  failed: (message) => ({ kind: "failed", message: message ?? "the reader stopped" }),
});

/** Asks the worker that reads sources. What it cannot even start, or not read without running out of memory, is told to everyone who waits. */
export const askSource = calls.ask as AskSource;

/** Starts that worker before anything is asked: it makes itself ready meanwhile. */
export const startSource = calls.start;

let lastReading = 0;

/** A name for a reading that no other has in this page. */
export function newReadingId(): number {
  lastReading += 1;
  return lastReading;
}
