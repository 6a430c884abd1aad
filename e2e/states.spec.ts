import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { writeLink } from "#core/formats/link/write-link.ts";
import { type OpenState, openStates } from "#tools/screenshots/states.mjs";
import { expect, test } from "./fixtures.ts";
import { smallTargets } from "./target-sizes.ts";

// The states of which pictures are made. Other sizes than the most usual two belong to the long tests.
const sizes = [
  { width: 1440, height: 900, isPhone: false, tag: "" },
  { width: 1024, height: 768, isPhone: false, tag: " @long" },
  { width: 390, height: 844, isPhone: true, tag: "" },
  { width: 320, height: 844, isPhone: true, tag: " @long" },
] as const;

const shownFile = (name: string) => readFileSync(`tools/screenshots/${name}`, "utf8");

function linkTo({ document }: OpenState): string {
  return writeLink(typeof document === "string" ? parse(shownFile(document)) : document);
}

for (const { width, height, isPhone, tag } of sizes) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height }, hasTouch: isPhone, isMobile: isPhone });

    for (const [name, state] of Object.entries(openStates)) {
      test(`${name}: nothing is found, nothing lies beside the page, targets are large enough${tag}`, async ({
        page,
        expectAccessible,
      }) => {
        test.slow();
        await page.route("**/cluster-profile.json", (route) =>
          route.fulfill({ contentType: "application/json", body: shownFile("cluster.json") }),
        );
        await page.emulateMedia({ reducedMotion: "reduce" });
        await page.goto(`./#${linkTo(state)}`);
        await state.open(page, { isPhone });
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          await expectAccessible(`${name}, ${width} px, ${colorScheme}`);
        }
        const beside = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(beside, "px beside the page").toBeLessThanOrEqual(0);
        expect(await smallTargets(page)).toEqual([]);
      });
    }
  });
}
