import { styled } from "@mui/material/styles";
import { type NodePosition, nodeAt } from "#core/document/draft.ts";
import type { Json } from "#core/problem/json.ts";
import { useDocumentStore } from "#ui/document/document-store.ts";
import { environmentNames } from "#ui/document/edit-document.ts";
import { DependsOnField } from "#ui/fields/DependsOnField.tsx";
import { EnvVarsField } from "#ui/fields/EnvVarsField.tsx";
import { ChoiceField, FlagField, NumberField, TextField } from "#ui/fields/PlainFields.tsx";
import { ReusableField } from "#ui/fields/ReusableField.tsx";
import { Small } from "#ui/look/Text.tsx";
import { color, fonts } from "#ui/look/tokens.ts";
import { ResourceSection } from "./ResourceSection.tsx";

const Form = styled("div")({
  display: "grid",
  gap: 4,
  padding: "12px 20px 24px",
  gridTemplateColumns: "minmax(0, 1fr)",
  "@media (max-width: 700px)": { gap: 16 },
  containerType: "inline-size",
  containerName: "form",
});
const Pairs = styled("div")({
  display: "grid",
  gap: "4px 24px",
  gridTemplateColumns: "repeat(auto-fit, minmax(min(240px, 100%), 1fr))",
});
const Heading = styled("h2")({
  fontSize: 14,
  lineHeight: "20px",
  fontWeight: 600,
  paddingTop: 12,
  marginBottom: 8,
  borderTop: `1px solid ${color.divider}`,
});

/** The fields of the selected environment, task or override. */
export function NodeFields({ position }: { readonly position: NodePosition }) {
  return (
    <Form>
      {position.override !== undefined && <OverrideFields position={position} />}
      {position.override === undefined && position.task !== undefined && <TaskFields position={position} />}
      {position.task === undefined && <EnvironmentFields position={position} />}
      <CarriedKeys position={position} />
    </Form>
  );
}

function EnvironmentFields({ position }: { readonly position: NodePosition }) {
  const others = useOtherNames(position.environment);
  return (
    <>
      <Pairs>
        <TextField name="name" label="Name" mono keepEmpty help="Lower-case words joined by - or _." />
        <ChoiceField
          name="clone_of"
          label="Clone of"
          choices={others}
          none="no other environment"
          help="What is not set here comes from that environment."
        />
      </Pairs>
      <ResourceSection position={position} />
      <Heading>Environment</Heading>
      <Pairs>
        <TextField name="image" label="Image" mono help="Of a registry, such as ghcr.io/… Absent: Flyte's own." />
        <TextField name="description" label="Description" />
        <FlagField name="interruptible" label="Interruptible" help="Flyte 2 reads only the run's setting." />
        <DependsOnField names={others} />
      </Pairs>
      <EnvVarsField />
      <ReusableField level="environment" />
    </>
  );
}

function TaskFields({ position }: { readonly position: NodePosition }) {
  return (
    <>
      <Pairs>
        <TextField name="name" label="Name" mono keepEmpty help="The name of the Python function." />
        <TextField name="short_name" label="Short name" help="Shown in the console instead of the name." />
      </Pairs>
      <ResourceSection position={position} />
      <Heading>Task</Heading>
      <Pairs>
        <RunFields />
      </Pairs>
    </>
  );
}

function OverrideFields({ position }: { readonly position: NodePosition }) {
  return (
    <>
      <TextField name="label" label="Label" help="Ours, to name this call; the SDK has no such word." />
      <ResourceSection position={position} />
      <Heading>Override</Heading>
      <Pairs>
        <RunFields />
      </Pairs>
      <EnvVarsField />
      <ReusableField level="override" />
    </>
  );
}

const cacheWords = ["auto", "override", "disable"];

function RunFields() {
  return (
    <>
      <NumberField
        name="retries"
        label="Retries"
        help="How often Flyte tries again; 0 in an override keeps the task's."
      />
      <NumberField
        name="timeout"
        label="Timeout, seconds"
        help="The longest run; more in YAML: {max_runtime, deadline}."
      />
      <ChoiceField name="cache" label="Cache" choices={cacheWords} none="not set" />
      <FlagField name="interruptible" label="Interruptible" help="Flyte 2 reads only the run's setting." />
    </>
  );
}

const shownKeys = new Set(
  (
    "name label clone_of description image resources env_vars interruptible reusable depends_on tasks overrides short_name " +
    "cache retries timeout"
  ).split(" "),
);

/** Keys that have no field here: shown as text, kept and written back. */
function CarriedKeys({ position }: { readonly position: NodePosition }) {
  const node = useDocumentStore((state) => nodeAt(state.document, position));
  const carried = Object.entries(node ?? {}).filter(([key, value]) => !shownKeys.has(key) && value !== undefined);
  if (carried.length === 0) return null;
  return (
    <section aria-label="Other settings">
      <Heading>Other settings</Heading>
      <Small as="p">They have no field here; they are kept and written.</Small>
      {carried.map(([key, value]) => (
        <div
          key={key}
          id={`field-${key}`}
          tabIndex={-1}
          style={{ fontFamily: fonts.mono, fontSize: 12, overflowWrap: "anywhere" }}
        >
          {key}: {JSON.stringify(value satisfies Json | undefined)}
        </div>
      ))}
    </section>
  );
}

function useOtherNames(environment: number): readonly string[] {
  const document = useDocumentStore((state) => state.document);
  const own = document.environments[environment]?.name;
  return [...environmentNames(document)].filter(
    (name): name is string => typeof name === "string" && name !== "" && name !== own,
  );
}
