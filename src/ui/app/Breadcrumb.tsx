import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import type { ReactNode } from "react";
import { type DocumentDraft, type NodePosition, nodeAt } from "#core/document/draft.ts";
import { selectNode, useDocumentStore } from "#ui/document/document-store.ts";
import { keyOf } from "#ui/document/node-key.ts";
import { color } from "#ui/look/tokens.ts";

const Views = styled("div")({
  display: "flex",
  gap: 12,
  alignSelf: "stretch",
  flex: "none",
  "& button": { fontSize: 14, color: color.text3, minHeight: 24, whiteSpace: "nowrap" },
  "& button[aria-pressed=true]": { color: color.text1, fontWeight: 600, boxShadow: `inset 0 -2px 0 ${color.accent}` },
  "@media (max-width: 700px)": { display: "none" },
});
const Trail = styled("div")({
  minHeight: 40,
  display: "flex",
  alignItems: "center",
  gap: 6,
  padding: "0 20px",
  borderBottom: `1px solid ${color.divider}`,
  position: "sticky",
  top: 0,
  background: color.pane,
  zIndex: 1,
  overflow: "hidden",
  // A phone says it in its bar.
  "@media (max-width: 700px)": { position: "absolute", clipPath: "inset(50%)", minHeight: 0, height: 1 },
  "& nav button": {
    fontSize: 14,
    color: color.text3,
    minHeight: 24,
    minWidth: 24,
    justifyContent: "flex-start",
    flex: "0 1 auto",
  },
  "& button > span": { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  "& h2": {
    fontSize: 14,
    lineHeight: "20px",
    fontWeight: 600,
    whiteSpace: "nowrap",
    overflow: "hidden",
    textOverflow: "ellipsis",
  },
});

/** Where the selected node stands, with the way to the nodes around it. */
export function Breadcrumb({ position, children }: { readonly position: NodePosition; readonly children: ReactNode }) {
  const document = useDocumentStore((state) => state.document);
  const trail = positionsTo(position);
  return (
    <Trail>
      <nav aria-label="Selected" style={{ display: "contents" }}>
        {trail.map((at, index) => {
          const name = nameAt(document, at);
          const node = nodeAt(document, at);
          if (index === trail.length - 1)
            return (
              <h2 key="selected">
                <bdi>{name}</bdi>
              </h2>
            );
          return (
            <span key={node ? keyOf(node) : "none"} style={{ display: "contents" }}>
              <ButtonBase onClick={() => node && selectNode(keyOf(node))}>
                <span>
                  <bdi>{name}</bdi>
                </span>
              </ButtonBase>
              <span aria-hidden="true" style={{ color: color.text3 }}>
                /
              </span>
            </span>
          );
        })}
      </nav>
      <span style={{ flex: 1 }} />
      <Views role="group" aria-label="View of the task">
        {children}
      </Views>
    </Trail>
  );
}

/** The nodes from the environment down to one. */
export function positionsTo({ environment, task, override }: NodePosition): readonly NodePosition[] {
  const trail: NodePosition[] = [{ environment }];
  if (task !== undefined) trail.push({ environment, task });
  if (task !== undefined && override !== undefined) trail.push({ environment, task, override });
  return trail;
}

/** What a node is called, for people. */
export function nameAt(document: DocumentDraft, position: NodePosition): string {
  const node = nodeAt(document, position);
  const name = position.override === undefined ? node?.name : node?.label;
  if (typeof name === "string" && name !== "") return name;
  return position.override === undefined ? "no name" : "override";
}
