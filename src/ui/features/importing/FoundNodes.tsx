import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import type { DocumentDraft, EnvironmentDraft } from "#core/document/draft.ts";
import type { UnknownValue } from "#core/formats/source-contract.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import { shortAccelerator } from "#ui/fields/accelerator-value.ts";
import { resourceWords } from "#ui/look/resource-titles.ts";
import { color, fonts } from "#ui/look/tokens.ts";

/** So many environments, and names of tasks in each, are shown; the rest are counted. */
const most = { environments: 8, tasks: 6 } as const;

const List = styled("ul")({
  margin: 0,
  padding: 0,
  listStyle: "none",
  display: "grid",
  gap: 4,
  "& > li": { display: "flex", flexWrap: "wrap", gap: "0 12px", overflowWrap: "anywhere" },
});
const Name = styled("span")({ font: `600 12px/20px ${fonts.mono}` });
const Words = styled("span")({ font: `400 12px/20px ${fonts.mono}`, color: color.text2 });

/** What would be opened: the environments with what they ask for, their tasks, and with several files where they stand. */
export function FoundNodes(props: {
  readonly document: DocumentDraft;
  readonly unknown?: readonly UnknownValue[];
  readonly fileOf?: (environment: number) => string | undefined;
}) {
  const { environments } = props.document;
  const rest = environments.length - most.environments;
  if (environments.length === 0) return null;
  return (
    <>
      <Typography sx={{ fontWeight: 600, paddingTop: 1 }}>What would be opened</Typography>
      <List aria-label="Environments found">
        {environments.slice(0, most.environments).map((environment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is found anew is drawn anew; names may repeat
          <li key={index}>
            <Name>{typeof environment.name === "string" ? environment.name : "(name known at run time)"}</Name>
            <Words>{asked(environment, unknownOf(props.unknown ?? [], index))}</Words>
            <Words>{tasksOf(environment)}</Words>
            {props.fileOf && <Words>{props.fileOf(index)}</Words>}
          </li>
        ))}
      </List>
      {rest > 0 && (
        <Typography sx={{ color: color.text2 }}>
          and {rest} more {rest === 1 ? "environment" : "environments"}
        </Typography>
      )}
    </>
  );
}

const units: readonly (readonly [key: string, after: string])[] = [
  ["cpu", " CPU"],
  ["memory", ""],
  ["disk", " disk"],
  ["shm", " shm"],
];

const words: Readonly<Record<string, string>> = resourceWords;

/** The resources of an environment that only a run knows; without a name all of them. */
function unknownOf(unknown: readonly UnknownValue[], environment: number): readonly string[] {
  return unknown.flatMap(({ path: [, at, key, name] }) =>
    at === environment && key === "resources" ? [typeof name === "string" ? (words[name] ?? name) : "resources"] : [],
  );
}

/** `2 to 8 CPU, 16Gi, A100:1` */
function asked({ resources, clone_of }: EnvironmentDraft, unknown: readonly string[]): string {
  const values: { readonly [key: string]: Json | undefined } = isJsonObject(resources) ? resources : {};
  const [cpu, memory, ...others] = units.map(([key, after]) => {
    const text = amount(values[key]);
    return text === undefined ? undefined : `${text}${after}`;
  });
  const known = [cpu, memory, shortAccelerator(values.gpu), ...others].filter((part) => part !== undefined);
  const parts = unknown.length === 0 ? known : [...known, `${[...new Set(unknown)].join(", ")} at run time`];
  if (parts.length > 0) return parts.join(", ");
  return typeof clone_of === "string" ? `as ${clone_of}` : "no resources";
}

function amount(value: Json | undefined): string | undefined {
  if (typeof value === "string" || typeof value === "number") return String(value);
  return Array.isArray(value) ? value.map(String).join(" to ") : undefined;
}

function tasksOf({ tasks = [] }: EnvironmentDraft): string {
  const names = tasks.slice(0, most.tasks).map(({ name }) => String(name ?? "?"));
  const rest = tasks.length - names.length;
  if (names.length === 0) return "no tasks";
  return `${tasks.length === 1 ? "task" : "tasks"} ${names.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
