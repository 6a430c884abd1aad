import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Entry = { readonly resolved?: string; readonly optionalDependencies?: Readonly<Record<string, string>> };

const lock: { readonly packages: Readonly<Record<string, Entry>> } = JSON.parse(
  readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"),
);

test("every optional package has its entry, so that `npm ci` works on other machines too", () => {
  const missing = Object.entries(lock.packages).flatMap(([home, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isFound(home, name)),
  );
  expect(missing).toEqual([]);
});

test("no entry names the registry it was taken from", () => {
  const named = Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined);
  expect(named).toEqual([]);
});

/** As Node looks for it: in the package's own folder, then in those outside it. */
function isFound(home: string, name: string): boolean {
  if (lock.packages[`${home === "" ? "" : `${home}/`}node_modules/${name}`]) return true;
  return home !== "" && isFound(home.slice(0, Math.max(0, home.lastIndexOf("/node_modules/"))), name);
}
