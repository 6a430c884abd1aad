import type { DocumentDraft } from "#core/document/draft.ts";
import { newestRelease } from "#core/formats/code/with-release.ts";
import type { Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { type Flattened, flatten } from "#core/resolve/flatten.ts";
import { environmentOrder } from "./environment-order.ts";
import { type PythonNames, pythonNames } from "./python-names.ts";
import type { Spelling } from "./value-nodes.ts";

/** A document made ready to be written as Python: flattened, named, ordered. Positions are those of the flattened document. */
export type PythonFile = {
  readonly document: DocumentDraft;
  readonly origin: Flattened["origin"];
  readonly names: PythonNames;
  readonly spelling: Spelling;
  /** The positions of the environments in the order in which they are written. */
  readonly order: readonly number[];
  /** The task that an environment was made for, by the environment's position. */
  readonly madeFor: ReadonlyMap<number, Path>;
  /** An environment's position by its name. */
  readonly positions: ReadonlyMap<string, number>;
};

/** Makes a document ready to be written. See SPEC PY1–PY4. */
export function pythonFile(original: DocumentDraft): PythonFile {
  const { document, origin, clones } = flatten(original);
  const names = pythonNames(document);
  return {
    document,
    origin,
    names,
    spelling: { sdk: releaseOf(original.sdk), timedelta: names.timedelta, pathClass: names.pathClass },
    order: environmentOrder(document),
    madeFor: new Map(clones.map((clone) => [clone.environment, clone.source])),
    positions: positionsByName(document),
  };
}

/** The release that a document's code is written for; what is no release is the newest. */
function releaseOf(sdk: Json | undefined): string {
  return typeof sdk === "string" && /^\d+(\.\d+){1,3}((a|b|rc)\d+)?$/.test(sdk) ? sdk : newestRelease;
}

function positionsByName(document: DocumentDraft): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  for (const [index, { name }] of document.environments.entries()) {
    if (typeof name === "string" && !positions.has(name)) positions.set(name, index);
  }
  return positions;
}
