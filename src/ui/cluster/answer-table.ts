import { documentProblems } from "#core/advice/document-problems.ts";
import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { shippedProfile } from "#core/cluster/presets.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import { runnablePositions } from "#core/document/runnable-positions.ts";
import { fitTask, type TaskFit } from "#core/fit/fit-task.ts";
import { nodeIndex } from "#core/fit/node-index.ts";
import { pythonWriter } from "#core/formats/python/python-writer.ts";
import { countChanges, diffTexts, foldLines } from "#ui/look/diff-texts.ts";
import type { DiffAnswer, DiffQuestion, TableAnswer, TablePod, TableQuestion } from "./fit-messages.ts";

/** Class, requests and fit of every task and override; pure, so that it can run anywhere. */
export function answerTable({ document, profile = shippedProfile }: TableQuestion): TableAnswer {
  const pods = runnablePositions(document).map((position) => podOf(fitTask(document, profile, position)));
  return { kind: "table", pods, nodes: nodesOf(profile) };
}

/** What a change does to the Python code; pure. Takes as long as writing both, so it is asked for in a worker. */
export function answerDiff({ before, after }: DiffQuestion): DiffAnswer {
  const lines = diffTexts(python(before), python(after));
  return { kind: "diff", lines: foldLines(lines, 3), ...countChanges(lines) };
}

function podOf(fit: TaskFit): TablePod {
  const error = fit.problems.find(({ severity }) => severity === "error")?.message;
  if (fit.verdict === "refused") {
    return { verdict: "refused", fitting: 0, qos: undefined, requests: {}, words: error };
  }
  const { verdict, fitting, qos, requests, message } = fit;
  return { verdict, fitting, qos, requests, words: verdict === "invalid" ? error : message };
}

function nodesOf(profile: ClusterProfile): number {
  return nodeIndex(profile).total;
}

function python(document: DocumentDraft): string {
  return pythonWriter.write({ document, problems: documentProblems(document), scope: "file" }).text;
}
