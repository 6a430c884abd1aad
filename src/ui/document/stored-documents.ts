import type { DocumentDraft } from "#core/document/draft.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import { asDraft } from "./as-draft.ts";

const prefix = "flyte-resource-configurator";
const indexKey = `${prefix}.documents`;

/** A document that this browser keeps: `id` for ever, `name` as people call it. */
export type DocumentEntry = { readonly id: string; readonly name: string };

/** What was found of the document that was open last: itself, nothing, or text that is not one (kept, to be shown). */
export type StoredDocument =
  | { readonly kind: "document"; readonly document: DocumentDraft; readonly checksum: number }
  | { readonly kind: "nothing" }
  | { readonly kind: "broken"; readonly text: string; readonly reason: string }
  | { readonly kind: "forbidden"; readonly reason: string };

/** The key under which a document is kept, which other tabs see change. */
export function documentKey(id: string): string {
  return `${prefix}.document.${id}`;
}

/** The key under which stands that a document has a source, which is kept elsewhere. */
export function sourceKey(id: string): string {
  return `${prefix}.source.${id}`;
}

/** The documents that are kept and which one is open. The first one has no name that anybody gave it. */
export function readIndex(): { readonly open: DocumentEntry; readonly documents: readonly DocumentEntry[] } {
  const first = { id: "first", name: "My document" };
  const index = parse(readKey(indexKey) ?? "");
  const entries = isJsonObject(index) && Array.isArray(index.documents) ? index.documents.filter(isEntry) : [];
  const documents = entries.length > 0 ? entries : [first];
  const open = isJsonObject(index) ? documents.find(({ id }) => id === index.open) : undefined;
  return { open: open ?? documents[0] ?? first, documents };
}

/** Keeps the list of documents. Returns the reason when the browser refuses. */
export function writeIndex(open: DocumentEntry, documents: readonly DocumentEntry[]): string | undefined {
  return writeKey(indexKey, JSON.stringify({ version: 1, open: open.id, documents }));
}

/** Reads a document that an earlier visit kept. Never throws: storage can be forbidden, its text can be anything. */
export function loadStored(id: string): StoredDocument {
  let text: string | null;
  try {
    text = localStorage.getItem(documentKey(id));
  } catch (error) {
    return { kind: "forbidden", reason: String(error) };
  }
  return text === null ? { kind: "nothing" } : readEnvelope(text);
}

/** Reads the envelope in which a document is kept: its version, a checksum, the document as JSON. */
export function readEnvelope(text: string): StoredDocument {
  const envelope = parse(text);
  if (!isJsonObject(envelope)) return { kind: "broken", text, reason: "it is not JSON" };
  const { version, checksum, document } = envelope;
  if (typeof document !== "string") return { kind: "broken", text, reason: "it holds no document" };
  const broken = (reason: string) => ({ kind: "broken", text: document, reason }) as const;
  if (version !== 1) return broken("a newer version of this page wrote it");
  if (checksum !== checksumOf(document)) return broken("it was cut off or changed");
  const draft = asDraft(parse(document));
  return draft ? { kind: "document", document: draft, checksum } : broken("it is no resource document");
}

/** Keeps a document for the next visit. Returns the reason when the browser refuses, and the checksum of what was kept. */
export function storeDocument(
  id: string,
  document: DocumentDraft,
): { readonly refused: string | undefined; readonly text: string; readonly checksum: number } {
  const json = JSON.stringify(document);
  const checksum = checksumOf(json);
  const text = JSON.stringify({ version: 1, checksum, document: json });
  return { refused: writeKey(documentKey(id), text), text, checksum };
}

/** Forgets a document that is not open. */
export function forgetDocument(id: string): void {
  removeKey(documentKey(id));
}

/** Takes a text out of the storage. */
export function removeKey(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that forbids storage keeps nothing to forget.
  }
}

/** Puts a text into the storage. Returns the reason when the browser refuses. */
export function writeKey(key: string, text: string): string | undefined {
  try {
    localStorage.setItem(key, text);
    return undefined;
  } catch (error) {
    return error instanceof DOMException && error.name === "QuotaExceededError" ? "the storage is full" : String(error);
  }
}

/** A text of the storage; nothing where it has none or is forbidden. */
export function readKey(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
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

function isEntry(entry: unknown): entry is DocumentEntry {
  return isJsonObject(entry) && typeof entry.id === "string" && typeof entry.name === "string";
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
