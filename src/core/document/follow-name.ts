import type { Json } from "#core/problem/json.ts";
import type { DocumentDraft, EnvironmentDraft } from "./draft.ts";

/**
 * After an environment was renamed: what pointed at its old name points at the new one. Nothing follows where the old or the new name
 * is also another environment's, because then nobody can say which one was meant. What does not point at it stays the same object.
 */
export function followName(before: DocumentDraft, after: DocumentDraft, environment: number): DocumentDraft {
  const from = before.environments[environment]?.name;
  const to = after.environments[environment]?.name;
  const others = new Set(after.environments.filter((_, index) => index !== environment).map(({ name }) => name));
  if (typeof from !== "string" || typeof to !== "string" || from === "" || others.has(from) || others.has(to))
    return after;
  const environments = after.environments.map((one) => pointed(one, from, to));
  const isSame = environments.every((one, index) => one === after.environments[index]);
  return isSame ? after : { ...after, environments };
}

function pointed(environment: EnvironmentDraft, from: string, to: string): EnvironmentDraft {
  const { clone_of: source, depends_on: needs } = environment;
  const depends = Array.isArray(needs) && needs.includes(from);
  if (source !== from && !depends) return environment;
  return {
    ...environment,
    ...(source === from && { clone_of: to }),
    ...(depends && { depends_on: needs.map((name: Json) => (name === from ? to : name)) }),
  };
}
