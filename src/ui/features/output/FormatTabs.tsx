import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import type { KeyboardEvent } from "react";
import { color } from "#ui/look/tokens.ts";
import { changesTab, outputTabs, showTab } from "./output-store.ts";

const TabList = styled("div")({
  minHeight: 40,
  flex: "none",
  display: "flex",
  gap: 16,
  padding: "0 12px",
  overflowX: "auto",
  borderBottom: `1px solid ${color.divider}`,
});
const Tab = styled(ButtonBase)({
  height: 40,
  minWidth: 24,
  gap: 6,
  fontSize: 14,
  color: color.text3,
  whiteSpace: "nowrap",
  flex: "none",
  "&[aria-selected=true]": { color: color.text1, fontWeight: 600, boxShadow: `inset 0 -2px 0 ${color.accent}` },
  "&.Mui-focusVisible": { outlineOffset: -2 },
  "& small": {
    fontSize: 12,
    lineHeight: "16px",
    fontWeight: 400,
    padding: "0 5px",
    borderRadius: 8,
    background: color.selected,
    color: color.text2,
  },
});

/** The id of a tab, by which its panel is named. */
export function tabId(tab: string): string {
  return `tab-${tab.replaceAll(" ", "-")}`;
}

/** The formats, and the changes with their number of lines. */
export function FormatTabs(props: { readonly tab: string; readonly changed: number }) {
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = outputTabs[(outputTabs.indexOf(props.tab) + by + outputTabs.length) % outputTabs.length];
    if (by === 0 || next === undefined || event.altKey) return;
    event.preventDefault();
    showTab(next);
    globalThis.document.getElementById(tabId(next))?.focus();
  };
  return (
    <TabList role="tablist" aria-label="Format" onKeyDown={onKeyDown}>
      {outputTabs.map((tab, index) => (
        <Tab
          key={tab}
          id={tabId(tab)}
          role="tab"
          title={`${tab} (Alt ${index + 1})`}
          aria-selected={tab === props.tab}
          aria-controls="code-panel"
          tabIndex={tab === props.tab ? 0 : -1}
          onClick={() => showTab(tab)}
        >
          {tab}
          {tab === changesTab && props.changed > 0 && <small>{props.changed}</small>}
        </Tab>
      ))}
    </TabList>
  );
}
