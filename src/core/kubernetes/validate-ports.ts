import { duplicate, type FieldError, invalid, invalidEach, notSupported, required } from "./field-error.ts";
import type { ContainerPort, KubernetesPod, PodContainer } from "./kubernetes-pod.ts";

const protocols = ["SCTP", "TCP", "UDP"];
const longestName = 15;
/** What a port that is none is told. @see SPEC K20 */
export const portRange = "must be between 1 and 65535, inclusive";

/**
 * Judges the ports of a container.
 *
 * @see SPEC K20; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/validation/validation.go, validateContainerPorts
 */
export function validatePorts(ports: readonly ContainerPort[], path: string): readonly FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const at = `${path}[${index}]`;
    return [...nameErrors(port.name, `${at}.name`, names), ...numberErrors(port, at)];
  });
}

/** Ports of the node that containers of one pod take twice; with the path of their list. @see SPEC K20 */
export function hostPortConflicts(containers: readonly PodContainer[], path: string): readonly FieldError[] {
  const taken = new Set<string>();
  return containers.flatMap(({ ports }, index) =>
    ports.flatMap(({ protocol, hostIP, hostPort }, at) => {
      const key = `${protocol}/${hostIP}/${hostPort}`;
      const errors = taken.has(key) ? [duplicate(`${path}[${index}].ports[${at}].hostPort`, key)] : [];
      if (hostPort !== 0) taken.add(key);
      return errors;
    }),
  );
}

/** With the host's network a port of the node must be the container's own. @see SPEC K20 */
export function hostNetworkErrors({ hostNetwork, containers }: KubernetesPod): readonly FieldError[] {
  if (!hostNetwork) return [];
  const detail = "must match `containerPort` when `hostNetwork` is true";
  return containers.flatMap(({ ports }, index) =>
    ports.flatMap(({ hostPort, containerPort }, at) =>
      hostPort === containerPort ? [] : [invalid(`spec.containers[${index}].ports[${at}].hostPort`, hostPort, detail)],
    ),
  );
}

function nameErrors(name: string, path: string, names: Set<string>): readonly FieldError[] {
  if (name === "") return [];
  const messages = portNameMessages(name);
  if (messages.length > 0) return invalidEach(path, name, messages);
  if (names.has(name)) return [duplicate(path, name)];
  names.add(name);
  return [];
}

/** What is wrong with the name of a port. @see SPEC K20 */
export function portNameMessages(name: string): readonly string[] {
  const rules: readonly (readonly [boolean, string])[] = [
    [name.length > longestName, `must be no more than ${longestName} characters`],
    [!/^[-a-z0-9]+$/.test(name), "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)"],
    [!/[a-z]/.test(name), "must contain at least one letter (a-z)"],
    [name.includes("--"), "must not contain consecutive hyphens"],
    [name.startsWith("-") || name.endsWith("-"), "must not begin or end with a hyphen"],
  ];
  return rules.filter(([broken]) => broken).map(([, message]) => message);
}

function numberErrors({ containerPort, hostPort, protocol }: ContainerPort, path: string): readonly FieldError[] {
  const missing = containerPort === 0 ? [required(`${path}.containerPort`)] : [];
  const wrongPort =
    containerPort === 0 || isPort(containerPort) ? [] : [invalid(`${path}.containerPort`, containerPort, portRange)];
  const wrongHost = hostPort === 0 || isPort(hostPort) ? [] : [invalid(`${path}.hostPort`, hostPort, portRange)];
  const wrongProtocol = protocols.includes(protocol) ? [] : [notSupported(`${path}.protocol`, protocol, protocols)];
  return [...missing, ...wrongPort, ...wrongHost, ...wrongProtocol];
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65535;
}
