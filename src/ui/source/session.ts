import { keepAttached } from "./keep-attached.ts";
import { askSource, newReadingId } from "./source-client.ts";
import { createSourceSession } from "./source-session.ts";

/** The one session of the page; it starts with this module, which is loaded with the first source. */
export const sourceSession = createSourceSession({ ask: askSource, newId: newReadingId });

keepAttached(sourceSession);
