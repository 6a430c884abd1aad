import { undo } from "#ui/document/document-store.ts";
import { Button } from "#ui/look/Button.tsx";
import { keepFocus } from "#ui/look/keep-focus.ts";
import { changeEverywhere, shownTab } from "#ui/source/mend-source.ts";
import { sourceStore, useSourceStore } from "#ui/source/source-store.ts";
import { Said } from "./Notices.tsx";

/** What can be said about the source of the document: that a constant spells more values, or that there is none any more. */
export function SourceNotice() {
  const offer = useSourceStore((state) => state.offer);
  const detached = useSourceStore((state) => state.detached);
  const close = () => sourceStore.setState({ offer: undefined, detached: undefined });
  if (offer) {
    const { name, line, changed, others, named } = offer;
    const more = others.length - named.length;
    const values = `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
    return (
      <Said
        report={{ message: `${name}, line ${line}, spells ${values} too. Only ${changed} is changed.` }}
        onClose={close}
      >
        <Button variant="outlined" onClick={() => changeEverywhere(offer)}>
          Change {name} everywhere ({others.length + 1} values)
        </Button>
      </Said>
    );
  }
  if (detached === undefined) return null;
  return (
    <Said
      report={{
        message: `Detached from ${detached}: its text stays as you take it away, the form goes on without it.`,
      }}
      onClose={close}
    >
      <Button
        variant="outlined"
        onClick={() => {
          close();
          undo();
          keepFocus(shownTab);
        }}
      >
        Attach it again
      </Button>
    </Said>
  );
}
