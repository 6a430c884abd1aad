import type { DocumentDraft } from "#core/document/draft.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";

/** A JSON value as a draft, when it has the structure of one: lists of objects for environments, tasks and overrides. */
export function asDraft(value: Json | undefined): DocumentDraft | undefined {
  const isDraft = isJsonObject(value) && isListOf(value.environments, (one) => isNode(one, "tasks"));
  return isDraft ? (value as DocumentDraft) : undefined;
}

function isNode(value: Json | undefined, below: "tasks" | "overrides"): boolean {
  if (!isJsonObject(value)) return false;
  const list = value[below];
  if (list === undefined) return true;
  return isListOf(list, (one) => (below === "tasks" ? isNode(one, "overrides") : isJsonObject(one)));
}

function isListOf(value: Json | undefined, isItem: (item: Json) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}
