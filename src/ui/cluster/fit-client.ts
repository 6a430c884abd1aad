import { workerCalls } from "#ui/worker/worker-calls.ts";
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

const { ask } = workerCalls<WorkerQuestion, WorkerAnswer>({ policy: "app", url: workerUrl });

/** Asks the worker that judges. */
export function askWorker(question: FitQuestion): Promise<FitAnswer>;
export function askWorker(
  question: Extract<WorkerQuestion, { kind: "read" }>,
): Promise<Extract<WorkerAnswer, { kind: "read" }>>;
export function askWorker(question: TableQuestion): Promise<TableAnswer>;
export function askWorker(question: TraceQuestion): Promise<TraceAnswer>;
export function askWorker(question: DiffQuestion): Promise<DiffAnswer>;
export function askWorker(question: WorkerQuestion): Promise<WorkerAnswer> {
  return ask(question);
}
