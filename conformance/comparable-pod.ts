import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";

/** A pod in the order in which it was recorded: tolerations sorted by their text, variables stably by name. */
export function comparablePod(pod: unknown): unknown {
  if (!isJsonObject(pod)) return pod;
  const { spec } = pod;
  return { ...pod, spec: isJsonObject(spec) ? comparableSpec(spec) : spec };
}

function comparableSpec(spec: JsonObject): JsonObject {
  const { tolerations } = spec;
  return {
    ...spec,
    tolerations: Array.isArray(tolerations) ? sortedBy<Json>(tolerations, sortedText) : tolerations,
    ...containersOf(spec, "containers"),
    ...containersOf(spec, "initContainers"),
  };
}

function containersOf(spec: JsonObject, key: string): JsonObject {
  const list = spec[key];
  return Array.isArray(list) ? { [key]: list.map(comparableContainer) } : {};
}

function comparableContainer(container: unknown): JsonObject {
  if (!isJsonObject(container)) return {};
  const env = container.env;
  return { ...container, env: Array.isArray(env) ? sortedBy(env, (item) => String(item?.name)) : env };
}

function sortedBy<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return items
    .map((item) => ({ item, text: key(item) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ item }) => item);
}

function sortedText(value: unknown): string {
  if (!isJsonObject(value)) return JSON.stringify(value);
  return JSON.stringify(Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))));
}
