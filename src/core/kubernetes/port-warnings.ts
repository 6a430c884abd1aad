import type { ContainerPort, KubernetesPod } from "./kubernetes-pod.ts";

type Placed = { readonly path: string; readonly port: ContainerPort };

/**
 * Warns of ports that are named or given twice, over all containers.
 *
 * @see SPEC K22; source: k8s.io/kubernetes 1.37.2, pkg/api/pod/warnings.go
 */
export function portWarnings(pod: KubernetesPod): readonly string[] {
  const ports = placedPorts(pod);
  return [
    ...ports.flatMap((placed, index) => [...addressWarnings(placed), ...numberWarnings(placed, ports.slice(0, index))]),
    ...nameWarnings(ports),
  ];
}

function placedPorts(pod: KubernetesPod): readonly Placed[] {
  return (["initContainers", "containers"] as const).flatMap((list) =>
    pod[list].flatMap((container, index) =>
      container.ports.map((port, at) => ({
        path: `spec.${list}[${index}].ports[${at}]`,
        port,
      })),
    ),
  );
}

function addressWarnings({ path, port }: Placed): readonly string[] {
  if (port.hostIP === "" || port.hostPort !== 0) return [];
  const { name, containerPort, protocol, hostIP } = port;
  const shown = `{Name:${name} HostPort:0 ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`;
  return [`${path}: hostIP set without hostPort: ${shown}`];
}

function numberWarnings({ path, port }: Placed, before: readonly Placed[]): readonly string[] {
  return before
    .filter(({ port: other }) => other.containerPort === port.containerPort && other.protocol === port.protocol)
    .flatMap((other) => {
      const kind = overlap(port, other.port);
      return kind === undefined ? [] : [`${path}: ${kind} port definition with ${other.path}`];
    });
}

function overlap(port: ContainerPort, other: ContainerPort): string | undefined {
  const sameHostPort = port.hostPort === other.hostPort;
  if (port.hostIP === other.hostIP && sameHostPort) return "duplicate";
  if (port.hostPort === 0 || other.hostPort === 0) return "overlapping";
  const oneIsOpen = (port.hostIP === "") !== (other.hostIP === "");
  return sameHostPort && oneIsOpen ? "dangerously ambiguous" : undefined;
}

function nameWarnings(ports: readonly Placed[]): readonly string[] {
  const first = new Map<string, string>();
  return ports.flatMap(({ path, port: { name } }) => {
    const other = first.get(name);
    if (name === "") return [];
    if (other === undefined) {
      first.set(name, path);
      return [];
    }
    const choice = `services and probes that select ports by name will use ${other}`;
    return [`${path}: duplicate port name ${JSON.stringify(name)} with ${other}, ${choice}`];
  });
}
