import fc from "fast-check";
import { expect, test } from "vitest";
import { pyValues, resourceCalls } from "./arbitraries.ts";
import { cloneEnvironment, createEnvironment } from "./create-environment.ts";
import { createTask } from "./create-task.ts";
import { overrideTask } from "./override-task.ts";
import { serializeTask } from "./serialize-task.ts";
import { otherFields, settingRules } from "./setting-rules.ts";

const keywords = [...settingRules.map((rule) => rule.field), ...otherFields, "description", "include", "depends_on"];
const calls = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...keywords), pyValues, { maxKeys: 3 }),
    fc.option(resourceCalls, { nil: undefined }),
  )
  .map(([call, resources]) => (resources ? { ...call, resources } : call));

test("S31: no call throws; every refusal carries the SDK's words", () => {
  fc.assert(
    fc.property(calls, calls, calls, calls, fc.boolean(), (own, cloned, decorator, override, isAsync) => {
      const made = createEnvironment({ ...own, name: "env" });
      const clone = made.ok ? cloneEnvironment(made.value, { ...cloned, name: "copy" }) : made;
      const environment = clone.ok ? clone : made;
      const task = environment.ok ? createTask(environment.value, decorator, { fn: { name: "f", isAsync } }) : made;
      const again = task.ok && "task_type" in task.value.fields ? overrideTask(task.value, override) : task;
      const sent = again.ok ? serializeTask(again.value) : again;
      for (const result of [made, clone, task, again, sent]) {
        if (!result.ok) expect(result.problems[0].origin?.program).toBe("flyte");
      }
    }),
  );
});
