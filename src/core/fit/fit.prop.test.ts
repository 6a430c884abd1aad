import fc from "fast-check";
import { expect, test } from "vitest";
import { profiles } from "#core/cluster/arbitraries.ts";
import { admitPod } from "#core/kubernetes/admission.ts";
import { pods, podWith } from "#core/kubernetes/arbitraries.ts";
import { defaultPod } from "#core/kubernetes/default-pod.ts";
import { fitPod } from "#core/kubernetes/fit-pod.ts";
import { decodePod } from "#core/kubernetes/kubernetes-pod.ts";
import { podDemand } from "#core/kubernetes/pod-demand.ts";
import { validatePod } from "#core/kubernetes/validate-pod.ts";
import type { Json, JsonObject } from "#core/problem/json.ts";
import { readJsonQuantity } from "#core/quantity/read-json-quantity.ts";
import { applied, clusterNodes, documentWith, firstTask, profileWith, resources } from "./arbitraries.ts";
import { type BuiltFit, fitDemand, fitTask } from "./fit-task.ts";
import { detailedIndex } from "./node-index.ts";
import { placePod } from "./place-pod.ts";
import { suggestFits } from "./suggest-fits.ts";

function demandOf(pod: JsonObject) {
  const decoded = decodePod(pod);
  if (!decoded.ok) throw new Error(decoded.error);
  return podDemand(admitPod(defaultPod(decoded.pod), []));
}

test("FT4: prepared lists give the answers of the scheduler, node by node, and its message", () => {
  fc.assert(
    fc.property(profiles, pods, (profile, pod) => {
      const demand = demandOf(pod);
      const { groups } = detailedIndex(profile);
      const wanted = fitPod(
        demand,
        groups.map(({ supply }) => supply),
      );
      const found = fitDemand(demand, profile);
      const { index, reasons } = placePod(demand, profile);
      expect(found.message).toBe(wanted.message);
      expect(found.fitting).toBe(wanted.feasible.length);
      if (index.groups.length !== groups.length) return;
      expect(reasons).toEqual(wanted.nodes.map((node) => (node.fits ? [] : node.reasons)));
    }),
    { numRuns: 300 },
  );
});

test("FT4: the order of nodes does not matter", () => {
  fc.assert(
    fc.property(clusterNodes, resources, (nodes, asked) => {
      const document = documentWith(asked);
      const there = fitTask(document, profileWith(...nodes), firstTask);
      const back = fitTask(document, profileWith(...nodes.toReversed()), firstTask);
      const ofVerdict = (fit: typeof there) =>
        fit.verdict === "refused" ? fit : [fit.verdict, fit.fitting, fit.message, fit.nodes];
      expect(ofVerdict(back)).toEqual(ofVerdict(there));
    }),
  );
});

test("FT2: a pod that Kubernetes accepts has only quantities, and building it twice gives the same", () => {
  fc.assert(
    fc.property(clusterNodes, resources, (nodes, asked) => {
      const profile = profileWith(...nodes);
      const fit = fitTask(documentWith(asked), profile, firstTask);
      expect(fitTask(documentWith(asked), { ...profile }, firstTask)).toEqual(fit);
      if (fit.verdict === "refused" || fit.verdict === "invalid") return;
      for (const { resources: own } of fit.pod.built.pod.spec.containers) {
        const amounts = [...Object.values(own.requests), ...Object.values(own.limits)];
        expect(amounts.every((amount) => readJsonQuantity(JSON.stringify(amount)).ok)).toBe(true);
      }
    }),
  );
});

test("FT2: no pod is accepted with an amount that is no quantity", () => {
  const amounts = fc.oneof(
    fc.string(),
    fc.constantFrom("1", "1Gi", "4GB", "1 ", "m", "-1", "1e3"),
    fc.jsonValue({ maxDepth: 1 }),
  );
  fc.assert(
    fc.property(amounts, fc.constantFrom("cpu", "memory", "nvidia.com/gpu"), (amount, resource) => {
      const judged = validatePod(podWith({ limits: { [resource]: amount as Json } }));
      if (judged.valid) expect(readJsonQuantity(JSON.stringify(amount)).ok).toBe(true);
    }),
  );
});

/** The way that changes the document only, where there is one. */
function amountsOnly(
  document: ReturnType<typeof documentWith>,
  fit: BuiltFit,
  profile: ReturnType<typeof profileWith>,
) {
  const ways = suggestFits({ document, profile, position: firstTask, fit });
  return ways.find(
    ({ remedies }) => remedies.length > 0 && remedies.every(({ problem }) => problem.code === "fit.amount"),
  );
}

test("FT9: the smallest change makes it fit on the pool, and with one step more of any amount it does not", () => {
  let tried = 0;
  fc.assert(
    fc.property(clusterNodes, resources, (nodes, asked) => {
      const document = documentWith(asked);
      const profile = profileWith(...nodes);
      const fit = fitTask(document, profile, firstTask);
      if (fit.verdict !== "nowhere") return;
      const way = amountsOnly(document, fit, profile);
      if (!way) return;
      tried += 1;
      const fixes = way.remedies.flatMap(({ problem }) => problem.fixes ?? []);
      const fixed = fixes.reduce(applied, document);
      expect(fittingOn(fixed, profile, way.pool)).toBeGreaterThan(0);
      for (const [at, fix] of fixes.entries()) {
        const step = oneMore(fix.changes[0]?.value);
        if (step === undefined) continue;
        const larger = { ...fix, changes: fix.changes.map((change) => ({ ...change, value: step })) };
        const unfixed = fixes.map((one, index) => (index === at ? larger : one)).reduce(applied, document);
        expect(fittingOn(unfixed, profile, way.pool)).toBe(0);
      }
    }),
    { numRuns: 400 },
  );
  expect(tried).toBeGreaterThan(30);
});

function fittingOn(document: ReturnType<typeof documentWith>, profile: ReturnType<typeof profileWith>, pool: string) {
  const fit = fitTask(document, profile, firstTask);
  if (fit.verdict === "refused") throw new Error(fit.problems[0]?.message);
  return fit.pools.find((one) => one.pool === pool)?.fitting ?? 0;
}

/** The next larger amount in the unit of the scheduler; accelerator texts have steps of their own. */
function oneMore(value: unknown): string | undefined {
  const [, digits, unit] = /^(\d+)(m|Ki|Mi|Gi|)$/.exec(String(value)) ?? [];
  if (typeof value !== "string" || digits === undefined) return undefined;
  if (unit === "m") return `${BigInt(digits) + 1n}m`;
  const factor = { Ki: 2n ** 10n, Mi: 2n ** 20n, Gi: 2n ** 30n }[unit ?? ""];
  if (factor !== undefined) return String(BigInt(digits) * factor + 1n);
  // Without a unit it is cores, where a thousandth is the step, or bytes.
  return BigInt(digits) < 1000n ? `${BigInt(digits) * 1000n + 1n}m` : String(BigInt(digits) + 1n);
}
