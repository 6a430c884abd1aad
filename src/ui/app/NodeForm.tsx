import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { type ReactNode, useEffect, useMemo } from "react";
import { FormProvider, type Resolver, useForm } from "react-hook-form";
import { catalogueFor } from "#core/catalog/sdk-catalogue.ts";
import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { placeOf } from "#core/document/address.ts";
import { type DocumentDraft, type NodePosition, nodeAt, nodePath } from "#core/document/draft.ts";
import { schemasFor } from "#core/document/schema.ts";
import type { UnknownValue } from "#core/formats/source-contract.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import { useClusterStore } from "#ui/cluster/cluster-store.ts";
import { problemsOfNode } from "#ui/document/derive.ts";
import { applyFix, documentStore, setFieldOfNode, useDocumentStore } from "#ui/document/document-store.ts";
import { type NodeKey, positionOf } from "#ui/document/node-key.ts";
import { unknownOf } from "#ui/document/unknown-values.ts";
import type { ClusterBounds } from "#ui/fields/cluster-bounds.ts";
import { FieldContext, type RunValue } from "#ui/fields/field-context.tsx";
import type { NodeFieldPath, NodeFields } from "#ui/fields/node-fields.ts";
import { useSourceStore } from "#ui/source/source-store.ts";

/**
 * The one mounted form: the fields of the selected node. The form holds what is typed; every change goes on to the store, and
 * changes from elsewhere (undo, a fix, another document) come back into the form.
 */
export function NodeForm({ node, children }: { readonly node: NodeKey; readonly children: ReactNode }) {
  const { document } = documentStore.getState();
  const sdk = useDocumentStore((state) => state.document.sdk);
  const start = positionOf(document, node) ?? { environment: 0 };
  const form = useForm<NodeFields>({
    defaultValues: fieldsAt(document, start),
    resolver: resolverFor(sdk, start),
    mode: "onChange",
  });
  useEffect(() => {
    void form.trigger();
    return documentStore.subscribe((state, before) => {
      if (state.writer === "form" || state.document === before.document) return;
      const position = positionOf(state.document, node);
      if (!position) return;
      form.reset(fieldsAt(state.document, position));
      void form.trigger();
    });
  }, [form, node]);
  const current = useDocumentStore((state) => state.document);
  // The base of the source says on which lines its values are, also where the document stays the same.
  useSourceStore((state) => state.attached?.base);
  const unknown = unknownOf(current);
  const bounds = useClusterStore((state) => boundsOf(state.profile));
  const surroundings = useMemo(() => {
    const position = positionOf(current, node) ?? { environment: 0 };
    return {
      problems: problemsOfNode(current, position),
      change: (name: NodeFieldPath, value: Json | undefined) => {
        form.setValue(name, value as never, { shouldDirty: true, shouldTouch: true, shouldValidate: true });
        setFieldOfNode(node, name.split("."), value);
      },
      applyFix,
      catalogue: catalogueFor(current.sdk),
      unknown: unknownAt(unknown, position),
      bounds,
    };
  }, [current, node, form, bounds, unknown]);
  return (
    <FormProvider {...form}>
      <FieldContext value={surroundings}>{children}</FieldContext>
    </FormProvider>
  );
}

/** What only a run of the source knows of a node itself. */
function unknownAt(unknown: readonly UnknownValue[], position: NodePosition): readonly RunValue[] {
  const path = nodePath(position).join("/");
  return unknown.flatMap((value) => {
    const place = placeOf(value.path);
    const isHere = place.position && nodePath(place.position).join("/") === path;
    return isHere ? [{ ...value, keys: place.keys }] : [];
  });
}

const known = new WeakMap<ClusterProfile, ClusterBounds>();

/** What fields need to know of a cluster; the same object for the same profile. */
function boundsOf(profile: ClusterProfile | undefined): ClusterBounds | undefined {
  if (!profile) return undefined;
  const bounds = known.get(profile) ?? {
    name: profile.name,
    pools: profile.pools.map(({ name, node }) => ({ name, allocatable: textsAt(node, ["status", "allocatable"]) })),
    limits:
      profile.platformMode === "sparse" || profile.platformMode === "propeller"
        ? textsAt(profile.platform as Json | undefined, ["limits"])
        : {},
  };
  known.set(profile, bounds);
  return bounds;
}

function textsAt(value: Json | undefined, keys: readonly string[]): { readonly [resource: string]: string } {
  const found = keys.reduce<Json | undefined>((at, key) => (isJsonObject(at) ? at[key] : undefined), value);
  if (!isJsonObject(found)) return {};
  return Object.fromEntries(Object.entries(found).map(([resource, amount]) => [resource, String(amount)]));
}

function resolverFor(sdk: Json | undefined, position: NodePosition): Resolver<NodeFields> {
  const { overrideFields, environmentFields, taskFields } = schemasFor(sdk);
  const schema: Parameters<typeof standardSchemaResolver>[0] =
    position.override !== undefined ? overrideFields : position.task === undefined ? environmentFields : taskFields;
  // The schema judges unknown leaves; its output type says nothing that the form could use.
  return standardSchemaResolver(schema, undefined, { raw: true }) as unknown as Resolver<NodeFields>;
}

function fieldsAt(document: DocumentDraft, position: NodePosition): NodeFields {
  const { tasks: _tasks, overrides: _overrides, ...fields } = nodeAt(document, position) ?? {};
  return structuredClone(fields) as NodeFields;
}
