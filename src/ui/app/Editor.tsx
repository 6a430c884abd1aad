import ButtonBase from "@mui/material/ButtonBase";
import { lazy, Suspense } from "react";
import { nodeAt } from "#core/document/draft.ts";
import { useDocumentStore } from "#ui/document/document-store.ts";
import { positionOf } from "#ui/document/node-key.ts";
import { NodeFields } from "#ui/features/resources/NodeFields.tsx";
import { Breadcrumb } from "./Breadcrumb.tsx";
import { NodeForm } from "./NodeForm.tsx";
import type { View } from "./Panes.tsx";

const FitView = lazy(() => import("#ui/features/fit/FitView.tsx").then((module) => ({ default: module.FitView })));
const ResolutionView = lazy(() =>
  import("#ui/features/resolution/ResolutionView.tsx").then((module) => ({ default: module.ResolutionView })),
);
const NothingYet = lazy(() => import("./NothingYet.tsx").then((module) => ({ default: module.NothingYet })));

const nodeViews = [
  { id: "edit", label: "Edit" },
  { id: "resolution", label: "Resolution" },
  { id: "fit", label: "Fit" },
] as const;

/** The selected node, in the view that is chosen: its form, how its values resolve, where it fits. */
export function Editor(props: {
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onCluster: () => void;
  readonly onExamples: () => void;
  readonly onOpen: () => void;
}) {
  const selected = useDocumentStore((state) => state.selected);
  const document = useDocumentStore((state) => state.document);
  const position = positionOf(document, selected);
  if (!position || !nodeAt(document, position)) {
    return (
      <Suspense>
        <NothingYet onExamples={props.onExamples} onOpen={props.onOpen} />
      </Suspense>
    );
  }
  const shown = props.view === "resolution" || props.view === "fit" ? props.view : "edit";
  return (
    <NodeForm key={selected} node={selected}>
      <Breadcrumb position={position}>
        {nodeViews.map(({ id, label }) => (
          <ButtonBase key={id} aria-pressed={shown === id} onClick={() => props.onView(id)}>
            {label}
          </ButtonBase>
        ))}
      </Breadcrumb>
      {shown === "edit" && <NodeFields position={position} />}
      <Suspense>
        {shown === "resolution" && <ResolutionView />}
        {shown === "fit" && <FitView onCluster={props.onCluster} />}
      </Suspense>
    </NodeForm>
  );
}
