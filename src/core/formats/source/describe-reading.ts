import type { SourceFormat, SourceReading } from "#core/formats/source-contract.ts";

const names: Readonly<Record<SourceFormat, string>> = {
  python: "Python",
  yaml: "YAML",
  json: "JSON",
  pod: "Kubernetes",
  idl: "Flyte IDL",
};

/**
 * What a source is and what was found, in one sentence: `Python: 3 environments, 11 tasks, 4 overrides; 2 values are known only at run
 * time.`
 *
 * @see SPEC SO6
 */
export function describeReading(reading: SourceReading): string {
  const { environments } = reading.document;
  const tasks = environments.flatMap((environment) => environment.tasks ?? []);
  const overrides = tasks.flatMap((task) => task.overrides ?? []);
  const counts = [
    counted(environments.length, "environment"),
    counted(tasks.length, "task"),
    counted(overrides.length, "override"),
  ];
  const found = counts.filter((count) => count !== undefined).join(", ") || "no environments";
  const unknown = reading.unknown.length;
  const rest =
    unknown === 0 ? "" : `; ${counted(unknown, "value")} ${unknown === 1 ? "is" : "are"} known only at run time`;
  const files = reading.files.length > 1 ? ` in ${reading.files.length} files` : "";
  return `${names[reading.format]}: ${found}${files}${rest}.`;
}

function counted(count: number, noun: string): string | undefined {
  if (count === 0) return undefined;
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
