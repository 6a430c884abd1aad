import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import { type ComponentType, lazy, Suspense, useEffect, useState } from "react";
import { Icon } from "#ui/look/icons.tsx";
import { color } from "#ui/look/tokens.ts";
import type { Shown } from "./take-away.ts";

const CopyMenu = lazy(() => import("./CopyMenu.tsx").then((module) => ({ default: module.CopyMenu })));

const Split = styled("div")({
  display: "flex",
  flex: "none",
  borderRadius: 6,
  overflow: "hidden",
  background: color.accent,
  "& button": { color: color.onAccent, minHeight: 28, fontSize: 14, lineHeight: "20px", gap: 6, padding: "0 10px" },
  "& button:hover": { background: "rgba(128, 128, 128, .35)" },
  "& button.Mui-focusVisible": { outlineColor: color.onAccent, outlineOffset: -4 },
  "& button + button": { padding: 0, width: 28, borderLeft: `1px solid ${color.control}`, borderRadius: 0 },
  "@media (pointer: coarse)": { "& button": { minHeight: 44 }, "& button + button": { width: 44 } },
});

/** What a menu of the ways to take something away is given. `onClose` is told what was done, `onRefused` takes a text that the browser would not copy. */
export type CopyMenuProps = {
  readonly anchor: HTMLElement;
  readonly shown: Shown;
  readonly onCopy: () => void;
  readonly onClose: (said?: string) => void;
  readonly onRefused: (text: string) => void;
};

/** Copies what is shown; beside it, the other ways to take it away. Says that it is done, in words and for two seconds in its label. */
export function CopyButton(props: {
  readonly what: string;
  readonly shown: Shown | undefined;
  /** The ways to take away what is no written format. */
  readonly menu?: ComponentType<CopyMenuProps>;
  readonly isDone: boolean;
  readonly onCopy: () => void;
  readonly onDone: (said: string) => void;
  readonly onRefused: (text: string) => void;
}) {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const Ways = props.menu ?? CopyMenu;
  return (
    <Split>
      <ButtonBase onClick={props.onCopy} title="Copy (Ctrl Enter)">
        <Icon name={props.isDone ? "check" : "copy"} />
        {props.isDone ? "Copied" : props.what}
      </ButtonBase>
      <ButtonBase
        aria-label="Other ways to take it away"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name="down" />
      </ButtonBase>
      {anchor && props.shown && (
        <Suspense>
          <Ways
            anchor={anchor}
            shown={props.shown}
            onCopy={props.onCopy}
            onRefused={props.onRefused}
            onClose={(said) => {
              setAnchor(undefined);
              if (said !== undefined) props.onDone(said);
            }}
          />
        </Suspense>
      )}
    </Split>
  );
}

/** Something that has just been said, and that it was; both are gone after two seconds. */
export function useSaid(): readonly [string, (said: string) => void] {
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (said === "") return undefined;
    const timer = setTimeout(() => setSaid(""), 2000);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, setSaid];
}
