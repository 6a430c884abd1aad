import { answerSource } from "./answer-source.ts";
import type { SourceQuestion } from "./source-messages.ts";
import { warmUp } from "./warm-up.ts";

let isAsked = false;

self.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly question: SourceQuestion }>) => {
  isAsked = true;
  self.postMessage({ id: data.id, answer: answerSource(data.question) });
};

warmUp(() => !isAsked);
