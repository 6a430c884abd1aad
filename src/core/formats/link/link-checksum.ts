/** Eight hexadecimal digits that change when a letter of the text changes or is missing (FNV-1a, 32 bits). Finds damage, not malice. */
export function linkChecksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
