import { styled } from "@mui/material/styles";
import { type ReactNode, useEffect, useRef } from "react";
import type { StartReport } from "#ui/document/keep-document.ts";
import { Button } from "#ui/look/Button.tsx";
import { color, hueColor } from "#ui/look/tokens.ts";
import type { Opening } from "./use-link.ts";

/** Where notices lie: over the foot of the page, so that nothing moves when they come and go. */
export const NoticeStack = styled("div")({
  position: "fixed",
  zIndex: 3,
  bottom: 36,
  left: "50%",
  transform: "translateX(-50%)",
  width: "min(720px, calc(100vw - 24px))",
  display: "grid",
  gap: 8,
  "@media (max-width: 700px)": { bottom: 108 },
});

/** One notice. */
export const Notice = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: 8,
  padding: "6px 8px 6px 16px",
  borderRadius: 8,
  boxShadow: `0 0 0 1px ${color.control}, 0 8px 24px rgba(22, 25, 29, .24)`,
  background: hueColor("note", "tint"),
  "&[data-severity=warning]": { background: hueColor("warning", "tint") },
});

/**
 * What happened to the document without the person doing it, with the text that could not be taken. It may lie over what the next press
 * is for: with a press elsewhere it goes, unless something would be lost with it.
 */
export function Said(props: {
  readonly report: NonNullable<StartReport>;
  readonly onShow?: (opening: Opening) => void;
  readonly onClose: () => void;
  /** What can be done about it. */
  readonly children?: ReactNode;
}) {
  const { message, text } = props.report;
  const notice = useRef<HTMLDivElement>(null);
  const { onClose } = props;
  useEffect(() => {
    if (text !== undefined) return undefined;
    const onPress = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && notice.current?.contains(target))) onClose();
    };
    addEventListener("pointerdown", onPress);
    return () => removeEventListener("pointerdown", onPress);
  }, [text, onClose]);
  return (
    <Notice ref={notice} role="status" data-severity={text === undefined ? "note" : "warning"}>
      <span style={{ flex: "1 1 240px" }}>{message}</span>
      {text !== undefined && (
        <Button onClick={() => props.onShow?.({ text, reason: message, isApart: true })}>Show its text</Button>
      )}
      {props.children}
      <Button onClick={onClose}>Close</Button>
    </Notice>
  );
}
