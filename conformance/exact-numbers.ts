/**
 * Parses JSON so that no number loses its Python type: whole floats (`2.0`, `1e+16`) and integers beyond 2^53 become
 * `{"$py": "2.0"}`, which the core understands. JavaScript alone could not tell `2.0` from `2`.
 */
export function parseExactNumbers(text: string): unknown {
  return JSON.parse(
    text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) => {
      if (token.startsWith('"')) return token;
      const isWhole = Number.isInteger(Number(token));
      const keepsType = /^-?\d+$/.test(token) ? Number.isSafeInteger(Number(token)) : !isWhole;
      return keepsType ? token : JSON.stringify({ $py: token });
    }),
  );
}
