import type { AskSource, SourceAnswer, SourceQuestion } from "./source-messages.ts";
import workerUrl from "./source-worker.ts?worker&url";

/** Browsers with Trusted Types only start scripts from addresses that a policy has made; this one lets only this worker through. */
const policy = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("source", {
  createScriptURL: (url: string) => {
    if (url !== workerUrl) throw new TypeError(`${url} is no script of this page`);
    return url;
  },
});

type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
};

let worker: Worker | undefined;
let last = 0;
const waiting = new Map<number, (answer: SourceAnswer) => void>();

/** Asks the worker that reads sources, which is started by the first question. Questions are answered in their order. */
export const askSource = ((question: SourceQuestion): Promise<SourceAnswer> => {
  worker ??= startWorker();
  last += 1;
  const id = last;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    worker?.postMessage({ id, question });
  });
}) as AskSource;

let lastReading = 0;

/** A name for a reading that no other has in this page. */
export function newReadingId(): number {
  lastReading += 1;
  return lastReading;
}

function startWorker(): Worker {
  const url = policy ? policy.createScriptURL(workerUrl) : workerUrl;
  const started = new Worker(url as string, { type: "module" });
  started.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly answer: SourceAnswer }>) => {
    waiting.get(data.id)?.(data.answer);
    waiting.delete(data.id);
  };
  // What the worker cannot even start, or not read without running out of memory, is told to everyone who waits; the next question starts another.
  started.onerror = (event) => {
    event.preventDefault();
    started.terminate();
    worker = undefined;
    for (const answer of waiting.values()) answer({ kind: "failed", message: event.message ?? "the reader stopped" });
    waiting.clear();
  };
  return started;
}
