import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { readClusterText } from "#core/formats/cluster/read-cluster-text.ts";
import { answerFit } from "./answer-fit.ts";
import type { FitQuestion, WorkerAnswer, WorkerQuestion } from "./fit-messages.ts";

/** The last profile as it arrived: as long as it says the same it stays the same object, by which judgements are kept. */
let kept: { readonly text: string; readonly profile: ClusterProfile } | undefined;

self.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly question: WorkerQuestion }>) => {
  self.postMessage({ id: data.id, answer: answer(data.question) });
};

function answer(question: WorkerQuestion): WorkerAnswer {
  if (question.kind === "read") return { kind: "read", reading: readClusterText(question.text) };
  return answerFit({ ...question, profile: sameProfile(question) });
}

function sameProfile({ profile }: FitQuestion): ClusterProfile {
  const text = JSON.stringify(profile);
  if (kept?.text !== text) kept = { text, profile };
  return kept.profile;
}
