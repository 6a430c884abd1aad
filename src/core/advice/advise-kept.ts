import { catalogueFor } from "#core/catalog/sdk-catalogue.ts";
import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import type { Json } from "#core/problem/json.ts";
import type { Fix, Path, Problem } from "#core/problem/problem.ts";
import { isFalsyValue, type ResolvedSetting, resolveSettings } from "#core/resolve/resolve-settings.ts";

/**
 * Values of an override that look like a reset and keep the task's value, because Python takes them as not given: `override.keeps`.
 * Fixes: the spelling that does reset, where the SDK has one; or nothing at all, which means the same. See SPEC AV2, R8.
 */
export function adviseKept(document: DocumentDraft, position: NodePosition): readonly Problem[] {
  if (position.override === undefined) return [];
  return resolveSettings(document, position).flatMap((setting) => {
    const own = setting.layers.at(-1);
    if (own?.state !== "ignored" || own.value === null || !keepsSomething(setting)) return [];
    const from = setting.winner?.layer === "environment" ? "environment" : "task";
    const kept = `${setting.key} is ${JSON.stringify(own.value)}, which Python takes as "not given": the ${from}'s ${shown(setting.winner?.value)} stays.`;
    const { advice, fixes } = waysOut(document, setting.key, own.path);
    return [
      { code: "override.keeps", severity: "warning", path: own.path, message: `${kept} ${advice}`, fixes } as const,
    ];
  });
}

/** Keeping an empty value changes nothing. */
function keepsSomething({ key, winner }: ResolvedSetting): boolean {
  return winner?.value !== undefined && !isFalsyValue(key, winner.value) && !isReset(winner.value);
}

/** A strategy or a timeout that asks for nothing is what people wanted. */
function isReset(value: Json): boolean {
  return JSON.stringify(value) === "{}" || JSON.stringify(value) === '{"count":0}';
}

function waysOut(document: DocumentDraft, key: string, path: Path): { readonly advice: string; readonly fixes: Fix[] } {
  const remove: Fix = { label: `Remove ${key}`, changes: [{ path }] };
  const reset = resetOf(document, key);
  if (!reset) return { advice: "Remove it; the SDK has no way to reset it here.", fixes: [remove] };
  const use: Fix = { label: `Use ${reset.words}`, changes: [{ path, value: reset.value }] };
  return { advice: `Use ${reset.words} to reset it.`, fixes: [use, remove] };
}

function resetOf(document: DocumentDraft, key: string): { readonly words: string; readonly value: Json } | undefined {
  if (key === "retries") return { words: "RetryStrategy(0)", value: { count: 0 } };
  const canBeEmpty = catalogueFor(document.sdk).fields.Timeout?.includes("deadline");
  return key === "timeout" && canBeEmpty ? { words: "Timeout()", value: {} } : undefined;
}

function shown(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
