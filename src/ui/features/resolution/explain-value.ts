import { isJsonObject } from "#core/problem/json.ts";
import { resourceTitles } from "#ui/look/resource-titles.ts";
import { type Chain, droppedOf, isNone, traceOf, winnerOf } from "./chain.ts";
import { executorSentence, executorStep, platformStep, podStep, templateStep } from "./explain-pod.ts";
import { argumentText, literalText } from "./value-words.ts";

/** Which column of the view a step belongs to. */
export type ColumnId = "source" | "environment" | "task" | "override" | "template" | "executor" | "platform" | "pod";

/** One step of a chain. `decides`: what the pod gets of the field comes about here. */
export type WhyStep = {
  readonly column: ColumnId;
  readonly who: string;
  readonly text: string;
  readonly decides: boolean;
};

/** Why a field has its value: a question, the chain in two sentences (the SDK's part, then Flyte's), and its steps. See SPEC RV4–RV6. */
export type Why = {
  readonly title: string;
  readonly sentences: readonly [string, string];
  readonly steps: readonly WhyStep[];
};

/** Tells how a field comes about. Pure; the words say nothing that the core did not find. See SPEC RV4–RV9. */
export function explainValue(chain: Chain): Why {
  const { pod } = chain;
  const told = pod && !("refused" in pod) ? pod : undefined;
  const steps: WhyStep[] = chain.levels.map((_, index) => levelStep(chain, index));
  const trace = traceOf(pod, chain.field);
  const decided = steps.some(({ decides }) => decides);
  if (trace && !chain.refusal) {
    if (told?.template !== undefined) steps.push(templateStep(trace, told.template));
    steps.push({ ...executorStep(chain.field, trace), decides: !decided && trace.act === "default" });
    if (trace.platform !== undefined) steps.push(platformStep(trace.platform));
  }
  steps.push({ column: "pod", who: "Pod", text: podStep(chain, trace), decides: false });
  return { title: titleOf(chain), sentences: [levelSentence(chain), executorSentence(chain, trace)], steps };
}

function titleOf(chain: Chain): string {
  const { field, cells, sdk } = chain;
  const what = field === "shm" ? "/dev/shm" : resourceTitles[field];
  if (chain.refusal !== undefined) return `Why does ${what} reach no pod?`;
  const lost = cells[droppedOf(chain)];
  if (lost?.value !== undefined) return `Why is ${what} not ${plain(literalText(field, lost.value, sdk))}?`;
  const won = cells.find(({ state }) => state === "wins");
  if (won?.value !== undefined) return `Why is ${what} ${plain(literalText(field, won.value, sdk))}?`;
  const { limit } = traceOf(chain.pod, field) ?? {};
  return limit === undefined ? `Why is ${what} not asked for?` : `Why is ${what} ${limit}?`;
}

/** A text without its quotes; a pair or a call stays as it is. */
function plain(literal: string): string {
  return /^"[^"]*"$/.test(literal) ? literal.slice(1, -1) : literal;
}

const nouns = { source: "source environment", environment: "environment", task: "task", override: "override" } as const;

function whoAt({ levels }: Chain, index: number): string {
  const at = levels[index];
  if (!at) return "the environment";
  return `the ${nouns[at.level]}${at.name === "" ? "" : ` ${at.name}`}`;
}

function argumentAt({ cells, field, sdk }: Chain, index: number): string {
  const value = cells[index]?.value;
  return value === undefined ? field : argumentText(field, value, sdk);
}

function levelSentence(chain: Chain): string {
  const { cells, levels, field } = chain;
  const winner = winnerOf(chain);
  const innermost = levels.length - 1;
  if (chain.refusal !== undefined) {
    return `${capital(whoAt(chain, innermost))} gives resources, which reused containers cannot change, so the SDK refuses the call.`;
  }
  if (winner < 0) return `No level gives resources, so ${field} is unset.`;
  if (cells[winner]?.state === "wins") return wonSentence(chain, winner);
  const lost = droppedOf(chain);
  const object = objectAt(chain, winner);
  if (lost >= 0) {
    return `${capital(whoAt(chain, lost))} asks for ${argumentAt(chain, lost)}, but ${whoAt(chain, winner)} ${object}, which replaces the whole object.`;
  }
  return `${capital(whoAt(chain, winner))} ${object}, and no level outside it names one.`;
}

function wonSentence(chain: Chain, winner: number): string {
  const gives = `${capital(whoAt(chain, winner))} gives ${argumentAt(chain, winner)}`;
  const replaced = chain.cells.flatMap(({ state }, index) => (state === "replaced" ? [index] : []));
  const last = replaced.at(-1);
  if (last !== undefined) return `${gives}, in place of ${argumentAt(chain, last)} of ${whoAt(chain, last)}.`;
  return winner === chain.levels.length - 1 ? `${gives}.` : `${gives}, and no level further in replaces it.`;
}

/** What an object without the field is. */
function objectAt(chain: Chain, index: number): string {
  const resources = chain.levels[index]?.layer.resources;
  if (!isJsonObject(resources)) return "gives something that is no flyte.Resources";
  if (isNone(chain, index)) return `passes a new flyte.Resources with ${chain.field}=None`;
  const isEmpty = Object.values(resources).every((value) => value === undefined);
  return isEmpty ? "passes an empty flyte.Resources()" : `passes a new flyte.Resources without ${chain.field}`;
}

function levelStep(chain: Chain, index: number): WhyStep {
  const at = chain.levels[index];
  const column = at?.level ?? "environment";
  const winner = winnerOf(chain);
  const isRefused = chain.refusal !== undefined && index === chain.levels.length - 1;
  const kills = index === winner && droppedOf(chain) >= 0;
  const who = capital(whoAt(chain, index).replace(/^the /, ""));
  const wins = chain.cells[index]?.state === "wins";
  return { column, who, text: levelText(chain, index), decides: isRefused || kills || wins };
}

function levelText(chain: Chain, index: number): string {
  const cell = chain.cells[index];
  const isRefused = chain.refusal !== undefined && index === chain.levels.length - 1;
  if (isRefused) return "gives resources, which the SDK refuses here: the containers are reused";
  switch (cell?.state) {
    case "wins":
      return `gives ${argumentAt(chain, index)}`;
    case "replaced":
    case "dropped":
      return `asks for ${argumentAt(chain, index)}`;
    case "unnamed":
      return unnamedText(chain, index);
    default:
      return inheritsText(chain, index);
  }
}

function unnamedText(chain: Chain, index: number): string {
  const object = objectAt(chain, index);
  const isInner = chain.cells.slice(0, index).some(({ value }) => value !== undefined);
  return isInner ? `${object}; it replaces the whole object, nothing is merged` : object;
}

function inheritsText({ levels }: Chain, index: number): string {
  const isNull = levels[index]?.layer.resources === null;
  const hasOutside = index > 0;
  if (isNull)
    return hasOutside ? "passes None, which keeps what comes from outside" : "has None, which is no resources";
  return hasOutside ? "gives no resources, so it keeps those from outside" : "gives no resources";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
