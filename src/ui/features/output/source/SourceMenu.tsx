import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import type { SourceFile } from "#core/formats/source-contract.ts";
import type { CopyMenuProps } from "#ui/features/output/CopyButton.tsx";
import { copyText, downloadBytes } from "#ui/features/output/take-away.ts";
import { zipFiles } from "#ui/features/output/zip-everything.ts";
import { sourceSession } from "#ui/source/session.ts";
import { useSourceStore } from "#ui/source/source-store.ts";
import { downloadSource, patchEncoding, sourceBytes } from "./download-source.ts";
import { nameOfSource, patchOfSource } from "./source-patch.ts";

/** The ways to take away the source as it is now, and to let go of it. `onClose` is told what was done. */
export function SourceMenu({ anchor, shown, onClose, onRefused }: CopyMenuProps) {
  const attached = useSourceStore((state) => state.attached);
  if (!attached) return null;
  const { files } = attached;
  const copy = async (text: string, what: string) => {
    const isDone = await copyText(text, null);
    onClose(isDone ? `${what} copied` : undefined);
    if (!isDone) onRefused(text);
  };
  const download = (file: SourceFile) => onClose(downloadSource(file));
  const shownFile = files.find(({ name }) => name === shown.fileName);
  const patch = () => ({ name: patchName, text: patchOfSource(attached), encoding: patchEncoding(files) ?? "utf-8" });
  const patchName = `${shown.stem}.patch`;
  const ways: readonly { readonly label: string; readonly act: () => void }[] = [
    { label: `Copy ${shown.fileName}`, act: () => void copy(shown.text, shown.fileName) },
    { label: "Copy the patch, for git apply", act: () => void copy(patchOfSource(attached), "Patch") },
    {
      label: `Download ${shown.fileName}`,
      act: () => download({ name: shown.fileName, ...shownFile, text: shown.text }),
    },
    { label: `Download ${patchName}`, act: () => download(patch()) },
    ...(files.length === 1
      ? []
      : [
          {
            label: `Download all ${files.length} files as a zip`,
            act: async () => {
              const contents = sourceBytes(files);
              if (typeof contents === "string") return onClose(contents);
              downloadBytes(await zipFiles(contents), "source.zip");
              onClose("source.zip downloaded");
            },
          },
        ]),
    {
      label: `Detach from ${nameOfSource(attached)}`,
      act: () => {
        onClose();
        sourceSession.detach(nameOfSource(attached));
      },
    },
  ];
  return (
    <Menu open disablePortal anchorEl={anchor} onClose={() => onClose()} transitionDuration={0}>
      {ways.map(({ label, act }) => (
        <MenuItem key={label} onClick={act}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
