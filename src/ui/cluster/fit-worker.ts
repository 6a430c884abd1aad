import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { readClusterText } from "#core/formats/cluster/read-cluster-text.ts";
import { answerFit } from "./answer-fit.ts";
import { answerDiff, answerTable } from "./answer-table.ts";
import { answerTrace } from "./answer-trace.ts";
import type { WorkerAnswer, WorkerQuestion } from "./fit-messages.ts";

/** The last profile as it arrived: as long as it says the same it stays the same object, by which judgements are kept. */
let kept: { readonly text: string; readonly profile: ClusterProfile } | undefined;

self.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly question: WorkerQuestion }>) => {
  self.postMessage({ id: data.id, answer: answer(data.question) });
};

function answer(question: WorkerQuestion): WorkerAnswer {
  if (question.kind === "read") return { kind: "read", reading: readClusterText(question.text) };
  if (question.kind === "diff") return answerDiff(question);
  if (question.kind === "trace") return answerTrace({ ...question, profile: sameProfile(question.profile) });
  if (question.kind === "table") return answerTable({ ...question, profile: sameProfile(question.profile) });
  return answerFit({ ...question, profile: sameProfile(question.profile) });
}

function sameProfile(profile: ClusterProfile): ClusterProfile;
function sameProfile(profile: ClusterProfile | undefined): ClusterProfile | undefined;
function sameProfile(profile: ClusterProfile | undefined): ClusterProfile | undefined {
  if (!profile) return undefined;
  const text = JSON.stringify(profile);
  if (kept?.text !== text) kept = { text, profile };
  return kept.profile;
}
