// Texts as JSON, one a line, from standard input; what the syntax check finds in each, as JSON, one a line.
import { readFileSync } from "node:fs";
import { checkPythonSyntax } from "#core/formats/python/read/check-syntax.ts";

const lines = readFileSync(0, "utf8").split("\n");
const found = lines.filter((line) => line !== "").map((line) => checkPythonSyntax(JSON.parse(line)));
console.log(found.map((findings) => JSON.stringify(findings)).join("\n"));
