import { argumentUnknowns, documentKeys } from "./call-problems.ts";
import { changesOf, type FoundChanges } from "./changes-of.ts";
import type { CallValue, EnvironmentCall, Scope } from "./located.ts";
import type { Change } from "./name-changes.ts";
import type { UnknownPart } from "./unknown-parts.ts";

/**
 * What is not known of an environment: of its arguments, and the fields that are set again elsewhere. `variables` are its names, `holders` the
 * names of lists and dicts that it stands in. See SPEC PR3.
 */
export function environmentUnknowns(
  { call, scope }: EnvironmentCall,
  variables: readonly string[],
  holders: readonly string[],
): readonly UnknownPart[] {
  const own = variables.flatMap((name) => changesOf(scope.module, name).changes);
  const within = holders.flatMap((name) => changesOf(scope.module, name).changes.flatMap(changeWithin));
  return withChanged(call, scope, [...own, ...within]);
}

/** What is not known of a task, by the changes of what its function's name stands for; `call` is the decorator. See SPEC PR3. */
export function taskUnknowns(call: CallValue, scope: Scope, { changes }: FoundChanges): readonly UnknownPart[] {
  return withChanged(call, scope, changes);
}

/** A change of a part of what holds something; which part is not told apart, nor how deep it stands. */
function changeWithin({ name, path }: Change): readonly Change[] {
  return path.length > 1 ? [{ name, path: path.slice(path.lastIndexOf("*", -2) + 1) }] : [];
}

function withChanged(call: CallValue, scope: Scope, changes: readonly Change[]): readonly UnknownPart[] {
  const own = argumentUnknowns(call, scope);
  if (changes.length === 0) return own;
  const all = documentKeys[call.name] ?? [];
  const keys = new Set(changes.flatMap(({ path: [key = ""] }) => (key === "*" ? all : [key])));
  const changed = all.flatMap((key): readonly UnknownPart[] => {
    if (!keys.has(key)) return [];
    const bound = call.args.get(key)?.located;
    const located = bound ?? { expression: call.call, scope, uses: [], value: { kind: "unknown", reason: "" } };
    return [{ path: [key], located, reason: "it is set again in this file" }];
  });
  return [...own.filter(({ path }) => !changed.some((part) => part.path[0] === path[0])), ...changed];
}
