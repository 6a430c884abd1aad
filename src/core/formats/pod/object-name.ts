import { slug } from "#core/resolve/flatten.ts";

const longest = 63;

/** A name for an object of Kubernetes out of the address of a task: a DNS label with a word before it. See SPEC F25, F26. */
export function objectName(word: string, address: string): string {
  return `${word}-${slug(address)}`.slice(0, longest).replace(/-+$/, "");
}
