import type { Path, Problem } from "#core/problem/problem.ts";
import { prefixProblem } from "#core/problem/problem.ts";
import { unknownKey } from "./checks/simple.ts";
import type { DocumentDraft, EnvironmentDraft, OverrideDraft, TaskDraft } from "./draft.ts";
import { judgeReferences } from "./judge-references.ts";
import { type DocumentSchemas, schemasFor } from "./schema.ts";

/**
 * All that is wrong with a document: the schema's problems node by node, then the rules across nodes. A node whose object is the
 * same as before is not judged again. Paths start at the document. See SPEC D1, D13.
 */
export function judgeDocument(document: DocumentDraft): readonly Problem[] {
  const { environments, ...own } = document;
  const schemas = schemasFor(document.sdk);
  const fields = judgeWith(schemas.documentFields, own, "a resource document");
  const nodes = environments.flatMap((environment, position) =>
    at(["environments", position], judgeEnvironment(environment, schemas)),
  );
  return [...fields, ...nodes, ...judgeReferences(document)];
}

type Judged = WeakMap<EnvironmentDraft | TaskDraft | OverrideDraft, readonly Problem[]>;

/** What was judged before, by the release that judged it. */
const judged = new WeakMap<DocumentSchemas, Judged>();

function judgeEnvironment(environment: EnvironmentDraft, schemas: DocumentSchemas): readonly Problem[] {
  return remembered(environment, schemas, () => {
    const { tasks = [], ...own } = environment;
    const children = tasks.flatMap((task, position) => at(["tasks", position], judgeTask(task, schemas)));
    return [...judgeWith(schemas.environmentFields, own, "an environment"), ...children];
  });
}

function judgeTask(task: TaskDraft, schemas: DocumentSchemas): readonly Problem[] {
  return remembered(task, schemas, () => {
    const { overrides = [], ...own } = task;
    const children = overrides.flatMap((override, position) =>
      at(["overrides", position], judgeOverride(override, schemas)),
    );
    return [...judgeWith(schemas.taskFields, own, "a task"), ...children];
  });
}

function judgeOverride(override: OverrideDraft, schemas: DocumentSchemas): readonly Problem[] {
  return remembered(override, schemas, () => judgeWith(schemas.overrideFields, override, "an override"));
}

type Issue = {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly params?: { readonly problem?: Problem } | undefined;
  readonly keys?: readonly string[];
};
type FieldsSchema = {
  readonly shape: object;
  safeParse(value: unknown): { success: boolean; error?: { issues: readonly unknown[] } | undefined };
};

function judgeWith(schema: FieldsSchema, fields: object, what: string): readonly Problem[] {
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const result = schema.safeParse(present);
  if (result.success) return [];
  const known = Object.keys(schema.shape);
  return (result.error?.issues ?? []).flatMap((issue) => toProblems(issue as Issue, known, what));
}

function toProblems(issue: Issue, known: readonly string[], what: string): readonly Problem[] {
  const path = issue.path.map((key) => (typeof key === "number" ? key : String(key)));
  if (issue.keys) return issue.keys.map((key) => prefixProblem([...path, key], unknownKey(key, known, what)));
  const problem = issue.params?.problem;
  // A leaf pushes its problem whole: its own path is already the tail of the issue's path.
  if (problem) return [prefixProblem(path.slice(0, path.length - problem.path.length), problem)];
  return [{ code: "document.type", severity: "error", path, message: issue.message }];
}

function at(prefix: Path, problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => prefixProblem(prefix, problem));
}

function remembered(
  node: EnvironmentDraft | TaskDraft | OverrideDraft,
  schemas: DocumentSchemas,
  compute: () => readonly Problem[],
): readonly Problem[] {
  const memory: Judged = judged.get(schemas) ?? new WeakMap();
  judged.set(schemas, memory);
  const known = memory.get(node);
  if (known !== undefined) return known;
  const problems = compute();
  memory.set(node, problems);
  return problems;
}
