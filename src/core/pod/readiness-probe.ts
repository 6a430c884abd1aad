import type { PodDraft } from "./pod-draft.ts";
import type { Container } from "./pod-shape.ts";

/**
 * Lets a debugged task wait for its editor: the container of the task whose first `_F_E_VS` is true gets a readiness probe
 * in place of any other.
 *
 * @see SPEC P10; source: plugins/k8s/pod/plugin.go:126-154
 */
export function readinessFor(draft: PodDraft): PodDraft {
  const { spec } = draft;
  const isSingle = spec.containers.length === 1;
  const debugged = spec.containers.map((one) => (isSingle || one.name === draft.primary) && isDebugged(one));
  if (!debugged.includes(true)) return draft;
  const containers = spec.containers.map((container, index) =>
    debugged[index] ? { ...container, readinessProbe } : container,
  );
  const origins = debugged.flatMap((isOne, index) =>
    isOne
      ? [
          {
            path: ["spec", "containers", index, "readinessProbe"],
            from: "executor" as const,
            rule: "P10",
            note: "debugging",
          },
        ]
      : [],
  );
  return { ...draft, spec: { ...spec, containers }, origins: [...draft.origins, ...origins] };
}

const readinessProbe = {
  httpGet: { port: 6060 },
  initialDelaySeconds: 15,
  periodSeconds: 5,
  failureThreshold: 50,
};

function isDebugged({ env }: Container): boolean {
  const value = env.find(({ name }) => name === "_F_E_VS")?.value ?? "";
  return ["1", "t", "T", "true", "TRUE", "True"].includes(value);
}
