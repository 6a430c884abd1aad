import type { Writer } from "#core/formats/writer.ts";
import { documentStore } from "#ui/document/document-store.ts";

/** The text that is shown, and what it is. */
export type Shown = {
  /** In words, such as `Python, whole file`. */
  readonly what: string;
  readonly language: string;
  readonly text: string;
  /** The same of the document that changes are counted from. */
  readonly before: string;
  readonly fileName: string;
  /** The name of a file without its ending. */
  readonly stem: string;
};

/** Puts text on the clipboard. When the browser refuses, the element's text is selected instead, and false is returned. */
export async function copyText(text: string, element: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (element) globalThis.getSelection()?.selectAllChildren(element);
    return false;
  }
}

/** Hands text to the browser as a file. */
export function downloadText(text: string, name: string): void {
  download(new Blob([text], { type: "text/plain;charset=utf-8" }), name);
}

/** Hands bytes to the browser as a file. */
export function downloadBytes(bytes: Uint8Array, name: string, type = "application/zip"): void {
  download(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), name);
}

function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The name of a file of this document, without its ending: the first environment's. */
export function fileStem(): string {
  const first = documentStore.getState().document.environments[0]?.name;
  return typeof first === "string" && /^[a-z0-9_-]+$/.test(first) ? first : "resources";
}

/** The name of the file that a writer's text becomes. */
export function fileName(writer: Writer): string {
  const stem = writer.id === "python" ? fileStem().replaceAll("-", "_") : fileStem();
  const suffix = /^(pod|probe|idl)/.test(writer.id) ? `.${writer.id.replace(/-(typescript|python)$/, "")}` : "";
  return `${stem}${suffix}.${writer.fileExtension.replace(/^\./, "")}`;
}
