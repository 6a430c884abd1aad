import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { color, fonts, hueColor } from "#ui/look/tokens.ts";

const hues = ["cpu", "memory", "gpu", "disk", "shm"] as const;

/** The hue of a resource's value, by its field. */
export function hueClass(field: string | number | undefined): string | undefined {
  return (hues as readonly unknown[]).includes(field) ? `cm-hue-${field}` : undefined;
}

/** Words of the language and comments step back; what is asked for has its hue, as in every other code of the page. */
export const highlight = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword],
    color: color.text2,
    fontWeight: "600",
  },
  { tag: [tags.comment, tags.meta], color: color.text3 },
]);

/** The editor in the page's colours: its variables change with the scheme, and reach into the shadow. */
export const editorTheme = EditorView.theme({
  "&": { height: "100%", color: color.text1, backgroundColor: color.pane, fontSize: "12px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { font: `400 12px/20px ${fonts.mono}`, fontFeatureSettings: '"zero", "calt" 0' },
  ".cm-content": { padding: "8px 0", caretColor: color.text1 },
  ".cm-line": { padding: "0 12px 0 4px" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: color.text1 },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: color.selected,
  },
  ".cm-gutters": { backgroundColor: color.pane, color: color.text3, border: "0" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "36px", padding: "0 4px 0 0" },
  ".cm-signs": { minWidth: "16px" },
  ".cm-signs .cm-gutterElement": { width: "16px", textAlign: "center", color: color.text2 },
  ".cm-signs .cm-sign-error": { color: hueColor("error", "text"), fontWeight: "600" },
  ".cm-changed": { backgroundColor: color.sunken },
  ".cm-linked": { backgroundColor: color.selected, boxShadow: `inset 2px 0 0 ${color.accent}` },
  ".cm-bad": { backgroundColor: hueColor("error", "tint") },
  ".cm-unknown": { textDecoration: `underline dotted ${color.control}`, textUnderlineOffset: "3px" },
  ".cm-matchingBracket": { outline: `1px solid ${color.control}`, background: "none !important" },
  ...Object.fromEntries(hues.map((hue) => [`.cm-hue-${hue}, .cm-hue-${hue} span`, { color: hueColor(hue, "text") }])),
  ".cm-panels": { backgroundColor: color.app, color: color.text1 },
  ".cm-panels-top": { borderBottom: `1px solid ${color.divider}` },
  ".cm-panel.cm-search": { padding: "6px 32px 6px 12px", font: `400 12px/20px ${fonts.text}` },
  ".cm-panel.cm-search label": { fontSize: "12px", whiteSpace: "nowrap" },
  ".cm-panel.cm-search [name=close]": {
    color: color.text2,
    minWidth: "24px",
    minHeight: "24px",
    font: "inherit",
    fontSize: "16px",
  },
  ".cm-panel .cm-textfield": {
    font: `400 12px/20px ${fonts.mono}`,
    minHeight: "24px",
    border: `1px solid ${color.control}`,
    borderRadius: "6px",
    background: color.pane,
    color: color.text1,
  },
  ".cm-panel .cm-button": {
    font: `400 12px/20px ${fonts.text}`,
    minHeight: "24px",
    padding: "0 8px",
    border: `1px solid ${color.control}`,
    borderRadius: "6px",
    background: "none",
    color: color.text1,
  },
  ".cm-searchMatch": { backgroundColor: "transparent", boxShadow: `inset 0 0 0 1px ${color.control}` },
  ".cm-searchMatch-selected": { backgroundColor: color.selected, boxShadow: `inset 0 0 0 2px ${color.accent}` },
});
