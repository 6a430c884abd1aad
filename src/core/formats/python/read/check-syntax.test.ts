import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbDocument, arbText } from "#core/formats/arbitraries.ts";
import { pythonWriter } from "#core/formats/python/python-writer.ts";
import { checkPythonSyntax } from "./check-syntax.ts";

function said(text: string) {
  return checkPythonSyntax(text).map(({ line, message }) => `${line}: ${message}`);
}

// The words and lines of CPython 3.11's compile(), and those of arguments with the line of the argument.
describe("checkPythonSyntax", () => {
  it.each([
    ["x = (1,\n\ny = 2\n", ["1: '(' was never closed"]],
    ["x = [\n  {1: (2}\n", ["2: closing parenthesis '}' does not match opening parenthesis '('"]],
    ["x = [\n1)\n", ["2: closing parenthesis ')' does not match opening parenthesis '[' on line 1"]],
    ["x = 1)\n", ["1: unmatched ')'"]],
    ["x = 'a\ny = 1\n", ["1: unterminated string literal (detected at line 1)"]],
    ["x = 'a \\\n b\n", ["1: unterminated string literal (detected at line 2)"]],
    ['x = 1\ny = """a\n\nb\n', ["2: unterminated triple-quoted string literal (detected at line 4)"]],
    ["x = f'{a\n", ["1: '{' was never closed"]],
    ["print('a\r\n", ["1: unterminated string literal (detected at line 1)"]],
  ])("PX1: %j", (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each([
    ["x = 1\n  y = 2\n", ["2: unexpected indent"]],
    ["if x:\n    a\n  b\n", ["3: unindent does not match any outer indentation level"]],
    ["if x:\nb\n", ["2: expected an indented block after 'if' statement on line 1"]],
    ["async def f():\n\n# c\n", ["3: expected an indented block after function definition on line 1"]],
    ["class A:\n@b\n", ["2: expected an indented block after class definition on line 1"]],
    ["try:\n  a\nexcept B:\nc\n", ["4: expected an indented block after 'except' statement on line 3"]],
    ["if x:\n        a\n\tb\n", ["3: inconsistent use of tabs and spaces in indentation"]],
    ["if x:\n\ta\n        b\n", ["3: inconsistent use of tabs and spaces in indentation"]],
  ])("PX2: %j", (text, expected) => {
    expect(said(text)).toEqual(expected);
    expect(checkPythonSyntax(text).map(({ code }) => code)).toEqual(expected.map(() => "python.indentation"));
  });

  it.each([
    ["print 'a'\n", ["1: Missing parentheses in call to 'print'. Did you mean print(...)?"]],
    ["if a: print x, y\n", ["1: Missing parentheses in call to 'print'. Did you mean print(...)?"]],
    ["a; exec 'b'\n", ["1: Missing parentheses in call to 'exec'. Did you mean exec(...)?"]],
    ["try:\n  a\nexcept B, e:\n  c\n", ["3: multiple exception types must be parenthesized"]],
  ])("PX3: %j", (text, expected) => {
    expect(said(text)).toEqual(expected);
    expect(checkPythonSyntax(text).map(({ code }) => code)).toEqual(["python.python-2"]);
  });

  it.each([
    ["f(a=1, b=2,\n  a=3)\n", ["2: keyword argument repeated: a"]],
    ["f(a=1, b)\n", ["1: positional argument follows keyword argument"]],
    ["f(**a, b)\n", ["1: positional argument follows keyword argument unpacking"]],
    ["f(g(x=1, x=2), key=lambda a, b: a)\n", ["1: keyword argument repeated: x"]],
    ["f(ﬁ=1, fi=2)\n", ["1: keyword argument repeated: fi"]],
  ])("PX4: %j", (text, expected) => {
    expect(said(text)).toEqual(expected);
    expect(checkPythonSyntax(text).map(({ code }) => code)).toEqual(["python.arguments"]);
  });

  it("PX5: marks of a merge are said by name, not what stands between them", () => {
    const text = "a = (\n<<<<<<< HEAD\n1\n=======\nprint 2\n>>>>>>> other\n)\n";
    expect(checkPythonSyntax(text).map(({ code, line }) => `${code} ${line}`)).toEqual([
      "python.conflict 2",
      "python.conflict 4",
      "python.conflict 6",
    ]);
    expect(said("x = '''\n=======\n<<<<<<< a\n'''\n# <<<<<<< b\n")).toEqual([]);
  });

  it("PX1: a code of its own for brackets and strings, with the place", () => {
    expect(checkPythonSyntax("x = (")).toEqual([
      { code: "python.syntax", message: "'(' was never closed", from: 4, to: 5, line: 1 },
    ]);
  });

  it.each([
    "print\nprint(1)\nprint >> f, x\nprint -1\nexec\nprint if x else y\nx = print\nprint: int = 1\n",
    "f(a=1, *b, **c)\nf(*a, b)\nf(a for a in b)\nf(a, b=lambda c, d=1, *e: (c, d), g=2)\nf(x := 1, y=2)\n",
    "def f(a=1, *, b=2, c): pass\ndef g[T: (int, str)](a=1, *b): pass\nclass A(B, metaclass=C): pass\n",
    "match x:\n  case A(y=1, z=2): pass\n  case _: pass\n",
    "x = {\n'a':\n1}\ny = a[1:\n2]\nif x: pass\nelse: pass\n",
    'f"{x!r:>{w}} {{ {y=} {z:%H:%M} \\N{BULLET} {a["b"]} {f"{c}"}"\n',
    "f'''{\n  x  # c\n}'''\nrf'\\{x}\\''\nf'{x:{{}}}'\nb'\\''\nRB'''a''' 'c'\n",
    "\uFEFF\f# c\nif x:\n\f    a\n    \\\n    b\n\n  # odd\n    c\n",
    "if x:\r\n\ty\r\n\tz\r\n",
    "try: pass\nexcept (A, B): pass\nexcept* C: pass\n",
    "lambda: (yield)\nx = lambda a, b: a\nd: 'x' = 1\nasync def f():\n async with a: pass\n",
    "x = 1 if y else 2; z = 3\nif x : y\n",
  ])("PX1–PX5: nothing is found in the legal %j", (text) => {
    expect(said(text)).toEqual([]);
  });

  it("PX1–PX5: nothing is found in what we write", () => {
    fc.assert(
      fc.property(arbDocument, (document) => {
        expect(said(pythonWriter.write({ document, problems: [], scope: "file" }).text)).toEqual([]);
      }),
    );
  });

  it("PX1: no text makes it throw, findings lie in the text and come in its order", () => {
    const pieces = [
      "'",
      '"""',
      "f'",
      "{",
      "}",
      "(",
      ")",
      ":",
      "\n",
      "\r",
      "\\",
      "  ",
      "\t",
      "print x",
      "lambda",
      "=",
      ",",
      "<<<<<<< ",
    ];
    const arbPython = fc.array(fc.oneof(fc.constantFrom(...pieces), arbText), { maxLength: 20 });
    fc.assert(
      fc.property(arbPython, (parts) => {
        const text = parts.join("");
        const found = checkPythonSyntax(text);
        expect(found.every(({ from, to }) => from >= 0 && from <= to && to <= text.length)).toBe(true);
        expect(found.map(({ from }) => from)).toEqual(found.map(({ from }) => from).toSorted((a, b) => a - b));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(["(", "f'{", "'", "\\N{", "f'\\N{", "#\r", "print x\n", "f(a=1,", "lambda ", "\\\n", "a + "])(
    "PX1: a million characters of %j are looked at in one pass",
    (piece) => {
      const start = performance.now();
      checkPythonSyntax(piece.repeat(1_000_000 / piece.length));
      expect(performance.now() - start).toBeLessThan(5000);
    },
  );
});
