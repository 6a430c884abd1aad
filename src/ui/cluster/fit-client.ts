import type {
  DiffAnswer,
  DiffQuestion,
  FitAnswer,
  FitQuestion,
  TableAnswer,
  TableQuestion,
  TraceAnswer,
  TraceQuestion,
  WorkerAnswer,
  WorkerQuestion,
} from "./fit-messages.ts";
import workerUrl from "./fit-worker.ts?worker&url";

/** Browsers with Trusted Types only start scripts from addresses that a policy has made; this one lets our own through. */
const policy = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("app", {
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
const waiting = new Map<number, (answer: WorkerAnswer) => void>();

/** Asks the worker, which is started by the first question. */
export function askWorker(question: FitQuestion): Promise<FitAnswer>;
export function askWorker(
  question: Extract<WorkerQuestion, { kind: "read" }>,
): Promise<Extract<WorkerAnswer, { kind: "read" }>>;
export function askWorker(question: TableQuestion): Promise<TableAnswer>;
export function askWorker(question: TraceQuestion): Promise<TraceAnswer>;
export function askWorker(question: DiffQuestion): Promise<DiffAnswer>;
export function askWorker(question: WorkerQuestion): Promise<WorkerAnswer> {
  worker ??= startWorker();
  last += 1;
  const id = last;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    worker?.postMessage({ id, question });
  });
}

function startWorker(): Worker {
  const url = policy ? policy.createScriptURL(workerUrl) : workerUrl;
  const started = new Worker(url as string, { type: "module" });
  started.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly answer: WorkerAnswer }>) => {
    waiting.get(data.id)?.(data.answer);
    waiting.delete(data.id);
  };
  return started;
}
