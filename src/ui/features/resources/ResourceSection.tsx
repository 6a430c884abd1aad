import { styled } from "@mui/material/styles";
import { type DocumentDraft, type NodePosition, nodeAt, nodePath } from "#core/document/draft.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import { effectiveResources, isGiven } from "#core/resolve/effective-resources.ts";
import { resourceFields } from "#core/resolve/resolve-resources.ts";
import { changeDocument, useDocumentStore } from "#ui/document/document-store.ts";
import { setValue } from "#ui/document/edit-document.ts";
import { AcceleratorField } from "#ui/fields/AcceleratorField.tsx";
import { explainAmount } from "#ui/fields/explain-amount.ts";
import { focusField } from "#ui/fields/focus-field.ts";
import { RequestLimitField } from "#ui/fields/RequestLimitField.tsx";
import { ResourcesRest } from "#ui/fields/ResourcesRest.tsx";
import { SizeField } from "#ui/fields/SizeField.tsx";
import { Button } from "#ui/look/Button.tsx";
import { Icon, Swatch } from "#ui/look/icons.tsx";
import { resourceTitles } from "#ui/look/resource-titles.ts";
import { shorten } from "#ui/look/shorten.ts";
import { Small } from "#ui/look/Text.tsx";
import { color, fonts } from "#ui/look/tokens.ts";

const Notice = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: "4px 8px",
  minHeight: 36,
  margin: "0 -20px 8px",
  padding: "4px 20px",
  background: color.app,
  borderTop: `1px solid ${color.divider}`,
  borderBottom: `1px solid ${color.divider}`,
  fontSize: 12,
  lineHeight: "16px",
  color: color.text2,
  overflowWrap: "anywhere",
  "& button": { maxWidth: "100%", overflow: "hidden" },
});
const Pair = styled("div")({
  display: "grid",
  gap: "4px 24px",
  gridTemplateColumns: "repeat(auto-fit, minmax(min(260px, 100%), 1fr))",
  alignItems: "start",
});

/** The five resources of a node: its own to edit, or those that it takes over, with the choice to give it its own. */
export function ResourceSection({ position }: { readonly position: NodePosition }) {
  const document = useDocumentStore((state) => state.document);
  const own = nodeAt(document, position)?.resources;
  const inherits = position.task !== undefined || isGiven(document.environments[position.environment]?.clone_of);
  if (inherits && !isGiven(own)) return <Inherited document={document} position={position} />;
  return (
    <>
      {inherits && <OwnNotice document={document} position={position} />}
      <ResourcesRest resources={own} />
      <RequestLimitField resource="cpu" />
      <RequestLimitField resource="memory" />
      <AcceleratorField />
      <Pair>
        <SizeField resource="disk" />
        <SizeField resource="shm" />
      </Pair>
    </>
  );
}

function OwnNotice({ document, position }: { readonly document: DocumentDraft; readonly position: NodePosition }) {
  const parent = parentOf(document, position);
  return (
    <Notice>
      <span style={{ flex: "1 1 240px" }}>
        {nameOf(document, position)} has resources of its own. They replace all of those of <b>{parent}</b>.
      </span>
      <Button variant="outlined" small onClick={() => give(position, undefined)}>
        Use {parent}'s
      </Button>
    </Notice>
  );
}

function Inherited({ document, position }: { readonly document: DocumentDraft; readonly position: NodePosition }) {
  const effective = effectiveResources(document, position);
  const resources = isJsonObject(effective?.resources) ? effective.resources : {};
  const name = nameOf(document, position);
  const parent = parentOf(document, position);
  const given = resourceFields.filter((field) => isGiven(resources[field]));
  return (
    <section aria-label="Resources" id="field-resources" tabIndex={-1} style={{ display: "grid", gap: 12 }}>
      <Notice>
        <Icon name="link" />
        <span style={{ flex: "1 1 240px" }}>
          Set on <b>{parent}</b>, for everything below it that has none of its own
        </span>
        <Button variant="outlined" small onClick={() => give(position, resources)}>
          Give {name} its own
        </Button>
        <Button variant="outlined" small onClick={() => give(position, {})}>
          Start empty
        </Button>
      </Notice>
      {given.map((field) => (
        <div
          key={field}
          data-path={JSON.stringify([...(effective?.path ?? []), field])}
          style={{ display: "flex", gap: 8, alignItems: "center" }}
        >
          <Swatch hue={field} />
          <span style={{ flex: "none", width: 120 }}>{resourceTitles[field]}</span>
          <span style={{ fontFamily: fonts.mono, fontSize: 12, overflowWrap: "anywhere", minWidth: 88 }}>
            {shown(resources[field])}
          </span>
          {(field === "cpu" || field === "memory") && <Small>{explainAmount(field, resources[field])}</Small>}
        </div>
      ))}
      {given.length === 0 && (
        <span style={{ color: color.text2 }}>
          Nothing is set: Flyte asks for 1 core and 1Gi, and makes them the limits.
        </span>
      )}
    </section>
  );
}

/** What the five fields are called. */

/** The button that did it is gone then: the focus goes on to the first resource, or to what is inherited. */
function give(position: NodePosition, resources: Json | undefined): void {
  changeDocument((document) => setValue(document, [...nodePath(position), "resources"], resources));
  focusField(["resources", ...(resources === undefined ? [] : ["cpu"])]);
}

function shown(value: Json | undefined): string {
  if (Array.isArray(value)) return value.map((half) => shown(half)).join(" → ");
  if (isJsonObject(value)) return [value.device, value.partition, `× ${value.quantity}`].filter(Boolean).join(" ");
  return typeof value === "string" ? value : JSON.stringify(value);
}

function nameOf(document: DocumentDraft, position: NodePosition): string {
  const node = nodeAt(document, position);
  const name = position.override === undefined ? node?.name : node?.label;
  return typeof name === "string" && name !== "" ? shorten(name) : "it";
}

function parentOf(document: DocumentDraft, position: NodePosition): string {
  const { environment, task } = position;
  if (position.override !== undefined && task !== undefined) return nameOf(document, { environment, task });
  if (task !== undefined) return nameOf(document, { environment });
  return shorten(String(document.environments[environment]?.clone_of ?? ""));
}
