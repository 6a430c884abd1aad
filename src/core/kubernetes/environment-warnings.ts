import type { JsonObject } from "#core/problem/json.ts";
import { objectsAt, optionalObjectAt, textAt } from "./read-fields.ts";

/**
 * Warns of a variable that hides an earlier one of its name, unless its value refers to that.
 *
 * @see SPEC K22; source: k8s.io/kubernetes 1.37.2, pkg/api/pod/warnings.go
 */
export function environmentWarnings(container: JsonObject, path: string): readonly string[] {
  const seen = new Set<string>();
  return objectsAt(container, "env").flatMap((variable, index) => {
    const name = textAt(variable, "name");
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const reference = `$(${name})`;
    const value = textAt(variable, "value");
    const builds = !optionalObjectAt(variable, "valueFrom") && value !== reference && value.includes(reference);
    if (builds) return [];
    return [
      `${path}.env[${index}]: hides previous definition of ${JSON.stringify(name)}, which may be dropped when using apply`,
    ];
  });
}
