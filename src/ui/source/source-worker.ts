import { answerSource } from "./answer-source.ts";
import type { SourceQuestion } from "./source-messages.ts";

self.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly question: SourceQuestion }>) => {
  self.postMessage({ id: data.id, answer: answerSource(data.question) });
};
