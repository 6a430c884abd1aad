import { styled } from "@mui/material/styles";
import { type ReactNode, useRef } from "react";
import { Splitter } from "#ui/look/Splitter.tsx";
import { color } from "#ui/look/tokens.ts";
import { useFormLinks } from "./use-form-links.ts";

/** What the page shows: on wide screens of the selected node, on phones of all. */
export type View = "outline" | "edit" | "resolution" | "fit" | "code" | "table";

const twoPanes = "@media (min-width: 700.1px) and (max-width: 1279.9px)";
const phone = "@media (max-width: 700px)";

/** Outline, form over the dock of the resolution, code: three panes; two below 1280 px; one on a phone. Each scrolls by itself. */
const Frame = styled("main")({
  display: "grid",
  minHeight: 0,
  gridTemplateColumns: "var(--outline, 240px) minmax(360px, 1fr) minmax(0, var(--code, 456px))",
  gridTemplateRows: "minmax(0, 1fr) minmax(0, var(--dock, 236px))",
  gridTemplateAreas: '"outline edit code" "outline dock code"',
  "& > *": { minWidth: 0, minHeight: 0 },
  "& > .pane": { background: color.pane },
  "& > .pane.outline": { gridArea: "outline", background: color.app, borderRight: `1px solid ${color.divider}` },
  "& > .pane.edit": { gridArea: "edit", overflowY: "auto" },
  "& [data-linked=true]": {
    background: color.sunken,
    boxShadow: `0 0 0 6px ${color.sunken}, -8px 0 0 0 ${color.accent}`,
  },
  "&:has(> .pane.dock:empty)": { "--dock": "0px !important", "& > .dock": { display: "none" } },
  "& > .pane.dock": { gridArea: "dock", borderTop: `1px solid ${color.divider}`, background: color.app },
  "& > .pane.code": { gridArea: "code", borderLeft: `1px solid ${color.divider}` },
  "& > .splitter.outline": { gridColumn: 2, gridRow: "1 / -1", background: "none", border: 0 },
  "& > .splitter.code": { gridColumn: 3, gridRow: "1 / -1", border: 0 },
  "& > .splitter.half": { display: "none" },
  "& > .splitter.dock": { gridArea: "dock", background: "none", border: 0 },
  "&[data-view=resolution], &[data-view=fit]": {
    "@media (min-width: 700.1px)": {
      gridTemplateColumns: "var(--outline, 240px) minmax(0, 1fr)",
      gridTemplateRows: "minmax(0, 1fr)",
      gridTemplateAreas: '"outline edit"',
      "& > .pane.code, & > .splitter.code, & > .splitter.half, & > .splitter.dock": { display: "none" },
    },
  },
  [twoPanes]: {
    "&:not([data-view=resolution], [data-view=fit])": {
      gridTemplateColumns: "minmax(320px, 1fr) minmax(280px, var(--half, 50%))",
      gridTemplateRows: "minmax(132px, 22%) minmax(0, 1fr) minmax(0, var(--dock, 22vh))",
      gridTemplateAreas: '"outline code" "edit code" "dock code"',
      "& > .pane.outline": { borderBottom: `1px solid ${color.divider}`, borderRight: 0 },
      "& > .splitter.outline, & > .splitter.code": { display: "none" },
      "& > .splitter.half": { display: "block", gridColumn: 2, gridRow: "1 / -1" },
    },
  },
  [phone]: {
    display: "block",
    "& > *": { display: "none", height: "100%" },
    "&[data-view=outline] > .pane.outline": { display: "block" },
    "&[data-view=edit] > .pane.edit, &[data-view=resolution] > .pane.edit, &[data-view=fit] > .pane.edit": {
      display: "block",
    },
    "&[data-view=code] > .pane.code": { display: "block" },
  },
});

/** The panes of the page and the borders between them. Without a dock the form has its height, too. */
export function Panes(props: {
  readonly view: View;
  readonly outline: ReactNode;
  readonly edit: ReactNode;
  readonly dock: ReactNode;
  readonly code: ReactNode;
}) {
  const frame = useRef<HTMLElement>(null);
  const form = useRef<HTMLElement>(null);
  useFormLinks(form);
  const { view, dock } = props;
  return (
    <Frame ref={frame} data-view={view}>
      <div className="pane outline" id="pane-outline">
        {props.outline}
      </div>
      <Splitter
        label="Width of the outline"
        variable="--outline"
        frame={frame}
        pane="pane-outline"
        axis="x"
        least={180}
        most={480}
      />
      <section ref={form} className="pane edit" id="pane-edit" aria-label="Form">
        {props.edit}
      </section>
      {dock && (
        <>
          <div className="pane dock" id="pane-dock">
            {dock}
          </div>
          <Splitter
            label="Height of the resolution"
            variable="--dock"
            frame={frame}
            pane="pane-dock"
            axis="y"
            isAfter
            least={40}
            most={560}
          />
        </>
      )}
      <Splitter
        label="Width of the code"
        variable="--code"
        frame={frame}
        pane="pane-code"
        axis="x"
        isAfter
        least={320}
        most={900}
      />
      <Splitter
        label="Width of the code, in two panes"
        variable="--half"
        frame={frame}
        pane="pane-code"
        axis="x"
        isAfter
        least={280}
        most={800}
      />
      <div className="pane code" id="pane-code">
        {props.code}
      </div>
    </Frame>
  );
}
