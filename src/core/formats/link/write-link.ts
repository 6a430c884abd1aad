import { deflateSync, strToU8 } from "fflate";
import type { DocumentDraft } from "#core/document/draft.ts";
import { formatBase64Url } from "./base64url.ts";
import { linkChecksum } from "./link-checksum.ts";

/** The form of links that is written now. Every form that was ever written can be read. */
export const linkVersion = 1;

/**
 * A document as the fragment of a link: `1.<checksum>.<document as JSON, deflated, base64url>`. The same document gives the same text.
 * See SPEC L1.
 */
export function writeLink(document: DocumentDraft): string {
  const payload = formatBase64Url(deflateSync(strToU8(JSON.stringify(document)), { level: 9, mem: 9 }));
  return `${linkVersion}.${linkChecksum(payload)}.${payload}`;
}
