import type { Json } from "#core/problem/json.ts";
import type { ResolvedSetting, SettingAtLayer } from "./resolve-settings.ts";

/** What holds where nobody says anything. */
const untold: Readonly<Record<string, string>> = {
  short_name: "the function's name is shown",
  cache: "nothing is cached",
  retries: "it is not tried again",
  timeout: "there is no time limit",
  reusable: "each run gets a new container",
  service_account: "the pod has the cluster's default account",
  max_inline_io_bytes: "10 MiB may be sent inline",
  queue: "it goes to the default queue",
  interruptible: "it is false",
  image: "Flyte's own image is used",
  report: "there is no report",
};

const levels = { environment: "the environment", task: "the task", override: "the override" } as const;

/** How to reset what an empty value keeps. */
const resets: Readonly<Record<string, string>> = {
  retries: "Write {count: 0}, a RetryStrategy(0), to have none.",
  timeout: "Write {}, a Timeout(), to have none.",
};

/** Why a setting has its value, in at most three sentences: who gives it, what was passed over, what to know about it. See SPEC R7, R8. */
export function settingReason({ key, layers, winner }: ResolvedSetting): string {
  return [givenBy(key, layers, winner), ...layers.map((layer) => passedOver(key, layer, winner)), known(key)]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function givenBy(key: string, layers: readonly SettingAtLayer[], winner: SettingAtLayer | undefined): string {
  if (!winner) return `No level gives it: ${Object.hasOwn(untold, key) ? untold[key] : "there is none"}.`;
  const replaced = layers.filter((layer) => layer.state === "replaced").map(({ layer }) => levels[layer]);
  const by = capital(levels[winner.layer]);
  if (replaced.length > 0) return `${by} gives it, in place of that of ${replaced.join(" and ")}.`;
  return winner === layers.at(-1) ? `${by} gives it.` : `${by} gives it, and no level further in replaces it.`;
}

function passedOver(key: string, layer: SettingAtLayer, winner: SettingAtLayer | undefined): string {
  const where = capital(levels[layer.layer]);
  if (layer.state === "refused") return `${where} may not change it: the task runs in reused containers.`;
  if (layer.state !== "ignored") return "";
  const stays = winner ? `that of ${levels[winner.layer]} stays` : "nothing changes";
  const reset = winner && Object.hasOwn(resets, key) && layer.layer === "override" ? ` ${resets[key]}` : "";
  return `${where} gives ${worded(layer.value)}, which Python takes as "not given": ${stays}.${reset}`;
}

function known(key: string): string {
  return key === "interruptible" ? "Flyte 2 reads only the run's own setting." : "";
}

function worded(value: Json | undefined): string {
  return value === null ? "None" : value === "" ? "an empty text" : JSON.stringify(value);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
