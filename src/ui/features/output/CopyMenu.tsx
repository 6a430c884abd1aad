import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { writeLink } from "#core/formats/link/write-link.ts";
import { writeReview } from "#core/formats/markdown/write-review.ts";
import { clusterStore } from "#ui/cluster/cluster-store.ts";
import { problemsOf } from "#ui/document/derive.ts";
import { documentStore } from "#ui/document/document-store.ts";
import type { CopyMenuProps } from "./CopyButton.tsx";
import { copyText, downloadBytes, downloadText, type Shown } from "./take-away.ts";
import { zipEverything } from "./zip-everything.ts";

/** The ways to take away what is shown, or all of it. */
export function CopyMenu(props: CopyMenuProps) {
  const { shown, onClose, onRefused } = props;
  const copy = async (text: string, what: string) => {
    const isDone = await copyText(text, null);
    onClose(isDone ? `${what} copied` : undefined);
    if (!isDone) onRefused(text);
  };
  const ways: readonly { readonly label: string; readonly act: () => void }[] = [
    {
      label: `Copy ${shown.what}`,
      act: () => {
        onClose();
        props.onCopy();
      },
    },
    { label: "Copy as Markdown, for a review", act: () => void copy(reviewOf(shown), "Markdown") },
    { label: "Copy a link to the document", act: () => void copy(linkHere(), "Link") },
    {
      label: `Download ${shown.fileName}`,
      act: () => {
        downloadText(shown.text, shown.fileName);
        onClose(`${shown.fileName} downloaded`);
      },
    },
    {
      label: "Download everything as a zip",
      act: async () => {
        const { document } = documentStore.getState();
        const { profile: cluster } = clusterStore.getState();
        const name = `${shown.stem}.zip`;
        downloadBytes(
          await zipEverything({ document, problems: problemsOf(document), ...(cluster && { cluster }) }),
          name,
        );
        onClose(`${name} downloaded`);
      },
    },
  ];
  return (
    <Menu open disablePortal anchorEl={props.anchor} onClose={() => onClose()} transitionDuration={0}>
      {ways.map(({ label, act }) => (
        <MenuItem key={label} onClick={act}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}

function linkHere(): string {
  const { origin, pathname } = globalThis.location;
  return `${origin}${pathname}#${writeLink(documentStore.getState().document)}`;
}

function reviewOf({ text, language, before, what }: Shown): string {
  const { document } = documentStore.getState();
  const { profile, answer } = clusterStore.getState();
  const fit = profile && answer?.message !== undefined ? `${profile.name}: ${answer.message}` : undefined;
  return writeReview({
    title: what,
    language,
    text,
    before,
    document,
    problems: problemsOf(document),
    link: linkHere(),
    ...(fit !== undefined && { fit }),
  });
}
