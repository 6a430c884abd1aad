/**
 * Spellings that a person may have meant by a text that is not a quantity, likeliest first: `4GB` → `4G`, `4Gi`; `1,5` → `1.5`;
 * `2 cores` → `2`. Empty where nothing is near. The results are quantities by form; the caller parses them. See SPEC D12.
 */
export function repairQuantity(text: string): readonly string[] {
  const match = /^\s*([+-]?\d+(?:[.,]\d+)?|[+-]?[.,]\d+)\s*([A-Za-zµ]*)\s*$/u.exec(text);
  const number = match?.[1]?.replace(",", ".");
  const unit = match?.[2];
  if (number === undefined || unit === undefined) return [];
  const units = unit === "" ? [""] : (unitsNear(unit) ?? []);
  return units.map((near) => `${number}${near}`).filter((near) => near !== text);
}

const coreWords = new Set(["c", "core", "cores", "cpu", "cpus", "vcpu", "vcpus"]);
const milliWords = new Set(["mcpu", "mcore", "mcores", "millicore", "millicores", "millicpu"]);

function unitsNear(unit: string): readonly string[] | undefined {
  const lower = unit.toLowerCase();
  if (coreWords.has(lower)) return [""];
  if (milliWords.has(lower)) return ["m"];
  if (lower === "b" || lower === "byte" || lower === "bytes") return [""];
  const match = /^(k|m|g|t|p|e)(i?)b?(?:yte|ytes)?$/.exec(lower);
  const letter = match?.[1]?.toUpperCase();
  if (letter === undefined) return undefined;
  const decimal = letter === "K" ? "k" : letter;
  return match?.[2] === "i" ? [`${letter}i`] : [decimal, `${letter}i`];
}
