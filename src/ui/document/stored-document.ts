import type { DocumentDraft } from "#core/document/draft.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";

const storageKey = "flyte-resource-configurator.document";

/** What was found in the browser's storage: a document, nothing, or text that is not one (kept, to be shown). */
export type StoredDocument =
  | { readonly kind: "document"; readonly text: string }
  | { readonly kind: "nothing" }
  | { readonly kind: "broken"; readonly text: string; readonly reason: string }
  | { readonly kind: "forbidden"; readonly reason: string };

/** Reads the document that the last visit kept. Never throws: storage can be forbidden, its text can be anything. */
export function loadStored(): StoredDocument {
  let text: string | null;
  try {
    text = localStorage.getItem(storageKey);
  } catch (error) {
    return { kind: "forbidden", reason: String(error) };
  }
  if (text === null) return { kind: "nothing" };
  const envelope = parse(text);
  if (!isJsonObject(envelope)) return { kind: "broken", text, reason: "it is not JSON" };
  const { version, checksum, document } = envelope;
  if (typeof document !== "string") return { kind: "broken", text, reason: "it holds no document" };
  if (version !== 1) return { kind: "broken", text: document, reason: "a newer version of this page wrote it" };
  if (checksum !== checksumOf(document)) return { kind: "broken", text: document, reason: "it was cut off or changed" };
  return { kind: "document", text: document };
}

/** Keeps the document for the next visit. Returns the reason when the browser refuses. */
export function store(document: DocumentDraft): string | undefined {
  const text = JSON.stringify(document);
  try {
    localStorage.setItem(storageKey, JSON.stringify({ version: 1, checksum: checksumOf(text), document: text }));
    return undefined;
  } catch (error) {
    return error instanceof DOMException && error.name === "QuotaExceededError" ? "the storage is full" : String(error);
  }
}

/** FNV-1a over UTF-16 code units: finds text that was cut off or edited, nothing more. */
function checksumOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
