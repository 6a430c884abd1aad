import { restoreAttached } from "./keep-attached.ts";
import { sourceSession } from "./session.ts";

/** Brings back the source that is kept with the open document. */
export function restoreSource(): Promise<void> {
  return restoreAttached(sourceSession);
}
