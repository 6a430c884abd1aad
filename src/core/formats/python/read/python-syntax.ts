/** A piece of a chunk: offsets in UTF-16 code units from the chunk's start. */
export type Span = { readonly from: number; readonly to: number };

/** A piece of a string literal: text, or in an f-string what stands in braces (`plain` when without conversion and format). */
export type StringPart = string | { readonly hole: Expression; readonly plain: boolean };

/** An item of a display or of a call without a keyword; `star` is `*item`. */
export type Item = { readonly value: Expression; readonly star: boolean };

/** An argument of a call: positional, `name=value`, `*value` or `**value`. The span is the whole argument's. */
export type Argument = Span & {
  readonly value: Expression;
  readonly name: string | undefined;
  readonly spread: "" | "*" | "**";
};

/** An entry of a dict; without a key it is `**value`. The span is the whole entry's. */
export type DictEntry = Span & { readonly key: Expression | undefined; readonly value: Expression };

/** Python's expressions, as far as values are read from them. Brackets around an expression are not part of it. */
export type Expression = Span &
  (
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "number"; readonly text: string }
    | { readonly kind: "string"; readonly parts: readonly StringPart[]; readonly bytes: boolean }
    | { readonly kind: "word"; readonly word: "None" | "True" | "False" | "..." }
    | { readonly kind: "tuple" | "list" | "set"; readonly items: readonly Item[]; readonly bracketed: boolean }
    | { readonly kind: "dict"; readonly entries: readonly DictEntry[] }
    | { readonly kind: "attribute"; readonly value: Expression; readonly name: string; readonly nameFrom: number }
    | { readonly kind: "subscript"; readonly value: Expression; readonly index: Expression | undefined }
    | {
        readonly kind: "call";
        readonly callee: Expression;
        readonly args: readonly Argument[];
        /** Offsets of the brackets' insides. */
        readonly open: number;
        readonly close: number;
      }
    | { readonly kind: "unary"; readonly operator: string; readonly value: Expression }
    | { readonly kind: "binary"; readonly operator: string; readonly left: Expression; readonly right: Expression }
    | { readonly kind: "walrus"; readonly name: string; readonly value: Expression }
    | { readonly kind: "await"; readonly value: Expression }
    /** Anything else: what stands in it, and words that say what it is. `binds` are the names of lambdas and comprehensions. */
    | {
        readonly kind: "other";
        readonly what: string;
        readonly inner: readonly Expression[];
        readonly binds: readonly string[];
      }
  );

/** One name of an import: `name` is the dotted path that is imported (with leading dots), `as` the name that it gets. */
export type ImportedName = { readonly path: string; readonly as: string; readonly star: boolean };

/** Python's statements, as far as anything is read from them. */
export type Statement = Span &
  (
    | {
        readonly kind: "assign";
        /** `a = b = value` has two. */
        readonly targets: readonly Expression[];
        readonly value: Expression | undefined;
        readonly augmented: boolean;
        /** The value is made of literals only; it is parsed when it is asked for. */
        readonly isPlain?: boolean;
      }
    | { readonly kind: "import"; readonly names: readonly ImportedName[] }
    | {
        readonly kind: "function";
        readonly name: string;
        readonly isAsync: boolean;
        readonly decorators: readonly Decorator[];
        readonly parameters: readonly string[];
        readonly defaults: readonly Expression[];
        readonly body: readonly Statement[];
        readonly nameSpan: Span;
        /** Where `def` or `async` stands. */
        readonly head: number;
      }
    | {
        readonly kind: "class";
        readonly name: string;
        readonly decorators: readonly Decorator[];
        readonly bases: readonly Expression[];
        readonly body: readonly Statement[];
      }
    /** `if`, `for`, `while`, `try`, `with`, `match`: expressions in their heads, the targets that they bind, their blocks. */
    | {
        readonly kind: "block";
        readonly word: string;
        readonly heads: readonly Expression[];
        readonly targets: readonly Expression[];
        readonly bodies: readonly (readonly Statement[])[];
      }
    | { readonly kind: "expression"; readonly value: Expression }
    | { readonly kind: "scope"; readonly names: readonly string[] }
    | { readonly kind: "delete"; readonly targets: readonly Expression[] }
    | { readonly kind: "other"; readonly inner: readonly Expression[] }
    /** What was not parsed: the names that it may bind, and those of which it may change something. */
    | { readonly kind: "unread"; readonly binds: readonly string[]; readonly changes: readonly string[] }
  );

/** `@value` above a function or class; the span begins at the sign. */
export type Decorator = Span & { readonly value: Expression };
