import { keepAsCopy, takeForeign } from "#ui/document/foreign-version.ts";
import type { StartReport } from "#ui/document/keep-document.ts";
import { Button } from "#ui/look/Button.tsx";
import { restoreSource } from "#ui/source/restore-source.ts";
import { sourceStore } from "#ui/source/source-store.ts";
import { Notice } from "./Notices.tsx";

/** Another tab has changed the open document: whose version counts is asked before anything is written. */
export function ForeignNotice(props: {
  readonly settle: () => void;
  readonly onReport: (report: StartReport) => void;
}) {
  return (
    <Notice role="alert" data-severity="warning">
      <span style={{ flex: "1 1 240px" }}>This document was changed in another tab.</span>
      <Button
        variant="outlined"
        onClick={() => {
          // The other tab keeps the source of its version: it is not to be forgotten with the one that is left.
          sourceStore.setState({ isAwaited: true });
          props.onReport(takeForeign());
          props.settle();
          void restoreSource();
        }}
      >
        Take that version
      </Button>
      <Button
        variant="outlined"
        onClick={() => {
          keepAsCopy();
          props.settle();
        }}
      >
        Keep mine as a copy
      </Button>
    </Notice>
  );
}
