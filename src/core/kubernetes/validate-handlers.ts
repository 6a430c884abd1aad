import type { JsonObject } from "#core/problem/json.ts";
import { type FieldError, forbidden, invalid, invalidEach, notSupported, required } from "./field-error.ts";
import type { KubernetesPod, PodContainer } from "./kubernetes-pod.ts";
import { numberAt, objectAt, objectsAt, optionalObjectAt, optionalTextAt, textAt, textsAt } from "./read-fields.ts";
import { portNameMessages, portRange } from "./validate-ports.ts";

const schemes = ["HTTP", "HTTPS"];
const handlers = ["exec", "httpGet", "tcpSocket", "grpc", "sleep"];
const counts = ["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"];
const usualGraceSeconds = 30;
const headerText =
  "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')";

/**
 * Judges the probes and hooks of a container that stays: exactly one way to ask, numbers from 0.
 *
 * @see SPEC K20; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/validation/validation.go, validateProbe, validateHandler
 */
export function validateHandlers({ fields }: PodContainer, path: string, pod: KubernetesPod): readonly FieldError[] {
  const grace = graceSeconds(pod);
  const lifecycle = objectAt(fields, "lifecycle");
  return [
    ...["livenessProbe", "readinessProbe", "startupProbe"].flatMap((kind) => {
      const probe = optionalObjectAt(fields, kind);
      return probe ? probeErrors(probe, { kind, path: `${path}.${kind}`, grace }) : [];
    }),
    ...["postStart", "preStop"].flatMap((kind) => {
      const hook = optionalObjectAt(lifecycle, kind);
      return hook ? handlerErrors(hook, `${path}.lifecycle.${kind}`, grace) : [];
    }),
  ];
}

/** How long a pod has to stop; a negative time counts as one second. */
function graceSeconds({ spec }: KubernetesPod): number {
  const seconds = numberAt(spec, "terminationGracePeriodSeconds") ?? usualGraceSeconds;
  return seconds < 0 ? 1 : seconds;
}

type Place = { readonly kind: string; readonly path: string; readonly grace: number };

function probeErrors(probe: JsonObject, { kind, path, grace }: Place): readonly FieldError[] {
  const success = numberAt(probe, "successThreshold") || 1;
  const own = numberAt(probe, "terminationGracePeriodSeconds");
  const ownPath = `${path}.terminationGracePeriodSeconds`;
  const isReadiness = kind === "readinessProbe";
  return [
    ...handlerErrors(probe, path, grace),
    ...counts.flatMap((key) => {
      const count = numberAt(probe, key) ?? 0;
      return count < 0 ? [invalid(`${path}.${key}`, count, "must be greater than or equal to 0")] : [];
    }),
    ...(own !== undefined && own <= 0 ? [invalid(ownPath, own, "must be greater than 0")] : []),
    ...(isReadiness && own !== undefined ? [invalid(ownPath, own, "must not be set for readinessProbes")] : []),
    ...(isReadiness || success === 1 ? [] : [invalid(`${path}.successThreshold`, success, "must be 1")]),
  ];
}

function handlerErrors(handler: JsonObject, path: string, grace: number): readonly FieldError[] {
  const given = handlers.filter((key) => optionalObjectAt(handler, key));
  if (given.length === 0) return [required(path, "must specify a handler type")];
  return given.flatMap((key, index) =>
    index === 0
      ? actionErrors(key, objectAt(handler, key), { kind: key, path: `${path}.${key}`, grace })
      : [forbidden(`${path}.${key}`, "may not specify more than 1 handler type")],
  );
}

function actionErrors(kind: string, action: JsonObject, { path, grace }: Place): readonly FieldError[] {
  switch (kind) {
    case "exec":
      return textsAt(action, "command").length === 0 ? [required(`${path}.command`)] : [];
    case "httpGet":
      return httpErrors(action, path);
    case "sleep":
      return sleepErrors(numberAt(action, "seconds") ?? 0, path, grace);
    default:
      return portErrors(action, `${path}.port`);
  }
}

function httpErrors(action: JsonObject, path: string): readonly FieldError[] {
  const scheme = textAt(action, "scheme") || "HTTP";
  return [
    ...portErrors(action, `${path}.port`),
    ...(schemes.includes(scheme) ? [] : [notSupported(`${path}.scheme`, scheme, schemes)]),
    ...objectsAt(action, "httpHeaders").flatMap((header) => {
      const name = textAt(header, "name");
      return /^[-A-Za-z0-9]+$/.test(name) ? [] : [invalid(`${path}.httpHeaders`, name, headerText)];
    }),
  ];
}

function portErrors(action: JsonObject, path: string): readonly FieldError[] {
  const name = optionalTextAt(action, "port");
  if (name !== undefined) return invalidEach(path, name, portNameMessages(name));
  const port = numberAt(action, "port") ?? 0;
  return port >= 1 && port <= 65535 ? [] : [invalid(path, port, portRange)];
}

function sleepErrors(seconds: number, path: string, grace: number): readonly FieldError[] {
  if (seconds >= 0 && seconds <= grace) return [];
  const detail = `must be non-negative and less than terminationGracePeriodSeconds (${grace})`;
  return [invalid(path, seconds, detail)];
}
