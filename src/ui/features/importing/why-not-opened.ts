import { isUnreadable } from "#ui/source/is-unreadable.ts";
import type { GivenFile } from "./take-files.ts";
import type { Found } from "./use-reading.ts";

type Read = Exclude<Found, { readonly kind: "waiting" }>;

/** Why what is in the box cannot be opened as it is; nothing where it can. */
export function whyNotOpened(files: readonly GivenFile[], found: Read): string | undefined {
  if (files.some(({ refused }) => refused !== undefined))
    return "Take the files that cannot be read off the list first.";
  switch (found.kind) {
    case "nothing":
      return "There is nothing to open yet: paste, drop or choose something.";
    case "unreadable":
    case "failed":
      return "It cannot be opened as it is: what is wrong stands above.";
    case "link":
      return undefined;
    default:
      if (isUnreadable(found.reading)) return "It cannot be opened as it is: mend the lines that are marked.";
      return isNothingIn(found) ? "There is nothing to open: it defines no environment." : undefined;
  }
}

/** Whether code holds nothing that a form could show; a document of ours may be empty. */
function isNothingIn({ reading }: Extract<Found, { kind: "reading" }>): boolean {
  const isDocument = reading.format === "yaml" || reading.format === "json";
  return !isDocument && reading.document.environments.length === 0;
}
