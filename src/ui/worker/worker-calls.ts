type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
};

type Waiting<Answer> = Map<number, (answer: Answer) => void>;

/**
 * Asks a worker of the page, which is started by the first question, or by `start` before; questions are answered in their order. Browsers with Trusted Types only
 * start scripts from addresses that a policy has made: `policy` lets only this worker through. `failed` is what everybody who waits is told
 * when the worker stops; the next question starts another.
 */
export function workerCalls<Question, Answer>({
  policy,
  url,
  failed,
}: {
  readonly policy: string;
  readonly url: string;
  readonly failed?: (message: string | undefined) => Answer;
}): { readonly ask: (question: Question) => Promise<Answer>; readonly start: () => void } {
  const policed = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(policy, {
    createScriptURL: (wanted: string) => {
      if (wanted !== url) throw new TypeError(`${wanted} is no script of this page`);
      return wanted;
    },
  });
  const waiting: Waiting<Answer> = new Map();
  let worker: Worker | undefined;
  let last = 0;
  const start = () => {
    if (worker) return;
    const started = new Worker((policed ? policed.createScriptURL(url) : url) as string, { type: "module" });
    worker = started;
    started.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly answer: Answer }>) => {
      waiting.get(data.id)?.(data.answer);
      waiting.delete(data.id);
    };
    if (failed) {
      started.onerror = (event) => {
        event.preventDefault();
        started.terminate();
        worker = undefined;
        for (const answer of waiting.values()) answer(failed(event.message));
        waiting.clear();
      };
    }
  };
  const ask = (question: Question) => {
    start();
    last += 1;
    const id = last;
    return new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      worker?.postMessage({ id, question });
    });
  };
  return { ask, start };
}
