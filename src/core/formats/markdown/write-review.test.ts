import { describe, expect, it } from "vitest";
import { writeReview } from "./write-review.ts";

const document = { environments: [{ name: "a|b", tasks: [] }] };
const input = {
  title: "Python, whole file",
  language: "python",
  text: "cpu = 2\n",
  before: "cpu = 2\n",
  document,
  problems: [],
  link: "https://example.org/#1.x.y",
};

describe("F10: a review in Markdown", () => {
  it("has code, problems and link, and no changes where there are none", () => {
    expect(writeReview(input)).toBe(
      [
        "**Python, whole file**",
        "```python\ncpu = 2\n```",
        "**Problems**: none",
        "[Open in the Flyte Resource Configurator](https://example.org/#1.x.y)\n",
      ].join("\n\n"),
    );
  });

  it("shows what changed as a diff", () => {
    expect(writeReview({ ...input, before: "cpu = 1\n" })).toContain(
      "**Changes**\n\n```diff\n@@ -1,1 +1,1 @@\n-cpu = 1\n+cpu = 2\n```",
    );
  });

  it("has fences longer than those in the code", () => {
    const text = writeReview({ ...input, text: "# ````\n" });
    expect(text).toContain("`````python\n# ````\n`````");
  });

  it("lets no name break the table or open a tag", () => {
    const problems = [
      {
        code: "document.name",
        severity: "error",
        path: ["environments", 0, "name"],
        message: "<img> | a\nb\u202e `x` *y*",
      },
    ] as const;
    const row = writeReview({ ...input, problems: problems as never })
      .split("\n")
      .find((line) => line.startsWith("| ⨯"));
    expect(row).toBe("| ⨯ error | a\\|b:name | &lt;img\\> \\| a b  \\`x\\` \\*y\\* |");
  });
});
