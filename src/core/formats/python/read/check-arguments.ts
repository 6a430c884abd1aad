import type { Found, TokenCheck } from "./check-syntax.ts";
import type { TokenKind } from "./python-tokens.ts";

/** Brackets that may be those of a call, and the argument that the scan is in. */
type Call = {
  readonly isCall: boolean;
  /** Where the argument begins; -1 before its first token. */
  from: number;
  kind: "positional" | "keyword" | "star" | "unpacking";
  before: "" | "keyword" | "unpacking";
  names: Set<string> | undefined;
  /** How many lambdas have not come to their colon. */
  lambdas: number;
};

/** Finds keyword arguments that stand twice in one call, and positional ones after keywords. */
export function checkArguments(text: string, report: (found: Found) => void): TokenCheck {
  const open: Call[] = [];
  /** At which depth the name of a function was given, whose parameters come in brackets. */
  let definedAt = -1;
  let previousKind: TokenKind = "newline";
  let previousFrom = 0;
  let previousTo = 0;

  function begin(at: number, kind: TokenKind, depth: number): void {
    const current = open.at(-1);
    if (current && current.from < 0) current.from = at;
    if (kind !== "open") return;
    const isParameters = definedAt === depth && text.charAt(at) === "(";
    if (isParameters) definedAt = -1;
    open.push(newCall(text.charAt(at) === "(" && !isParameters));
  }

  function operator(current: Call, from: number, to: number): void {
    const code = text.charCodeAt(from);
    const isSingle = to === from + 1;
    if (code === 58 && isSingle && current.lambdas > 0) current.lambdas -= 1;
    else if (code === 44 && current.lambdas === 0) endArgument(current, from);
    else if (code === 42 && current.from === from) current.kind = isSingle ? "star" : "unpacking";
    else if (code === 61 && isSingle && previousKind === "name" && previousFrom === current.from) keyword(current);
  }

  function keyword(current: Call): void {
    current.kind = "keyword";
    if (!current.isCall) return;
    const name = text.slice(previousFrom, previousTo).normalize("NFKC");
    current.names ??= new Set();
    if (current.names.has(name)) {
      const message = `keyword argument repeated: ${name}`;
      report({ code: "python.arguments", message, from: current.from, to: previousTo });
    }
    current.names.add(name);
  }

  function endArgument(current: Call, at: number): void {
    if (current.from < 0) return;
    if (current.isCall && current.kind === "positional" && current.before !== "") {
      const after = current.before === "keyword" ? "keyword argument" : "keyword argument unpacking";
      const message = `positional argument follows ${after}`;
      report({ code: "python.arguments", message, from: current.from, to: at });
    }
    if (current.kind === "keyword" && current.before === "") current.before = "keyword";
    if (current.kind === "unpacking") current.before = "unpacking";
    current.kind = "positional";
    current.from = -1;
  }

  return {
    token(kind, from, to, depth) {
      if (kind === "close") {
        const closed = open.pop();
        if (closed) endArgument(closed, from);
      } else if (kind !== "newline") begin(from, kind, depth);
      const current = open.at(-1);
      if (kind === "operator" && current) operator(current, from, to);
      if (kind === "name" && to - from === 6 && current && text.startsWith("lambda", from)) current.lambdas += 1;
      if (kind === "name" && to - from === 3 && text.startsWith("def", from)) definedAt = depth;
      if (kind === "newline") definedAt = -1;
      previousKind = kind;
      previousFrom = from;
      previousTo = to;
    },
  };
}

function newCall(isCall: boolean): Call {
  return { isCall, from: -1, kind: "positional", before: "", names: undefined, lambdas: 0 };
}
