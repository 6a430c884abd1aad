import fc from "fast-check";
import { expect, test } from "vitest";
import { pyValues, resourceCalls } from "./arbitraries.ts";
import { buildResources } from "./build-resources.ts";
import { checkResources } from "./check-resources.ts";
import { pyTypeName } from "./py-value.ts";
import { pythonNumber, pythonRepr } from "./python-value.ts";
import { normalizedResources } from "./sdk-resources.ts";
import { serializeResources } from "./serialize-resources.ts";

test("S1: no call throws; what is accepted serializes or fails with the SDK's words", () => {
  fc.assert(
    fc.property(resourceCalls, (call) => {
      const built = buildResources(call);
      if (!built.ok) return void expect(built.problems[0].origin?.program).toBe("flyte");
      const sent = serializeResources(built.value);
      if (!sent.ok) expect(sent.problems[0].origin?.stage).toBe("serialize");
    }),
  );
});

test("S2: all problems of the known keywords begin with the one that the SDK reports", () => {
  fc.assert(
    fc.property(resourceCalls, ({ other: _, ...call }) => {
      const built = buildResources(call);
      const errors = checkResources(call).filter((problem) => problem.severity === "error");
      expect(built.ok).toBe(errors.length === 0);
      if (!built.ok) expect(errors[0]).toEqual(built.problems[0]);
      for (const problem of errors.slice(1)) expect(problem.origin).toBeUndefined();
    }),
  );
});

test("S3: every value has a type and a repr; floats read back as the same number", () => {
  fc.assert(
    fc.property(pyValues, (value) => {
      expect(pyTypeName(value)).not.toBe("");
      expect(pythonRepr(value)).not.toBe("");
    }),
  );
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (number) => {
      expect(Number(pythonNumber(number, "float").replace("inf", "Infinity"))).toBe(number);
    }),
  );
});

test("S6: building what was normalized gives the same resources", () => {
  fc.assert(
    fc.property(resourceCalls, (call) => {
      const built = buildResources(call);
      if (!built.ok) return;
      const again = buildResources(normalizedResources(built.value));
      expect(again.ok && normalizedResources(again.value)).toEqual(normalizedResources(built.value));
    }),
  );
});
