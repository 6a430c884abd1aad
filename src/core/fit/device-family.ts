const makers: ReadonlySet<string> = new Set([
  "nvidia",
  "tesla",
  "amd",
  "instinct",
  "geforce",
  "quadro",
  "aws",
  "neuron",
  "habana",
  "intel",
  "google",
  "cloud",
  "tpu",
  "shared",
]);

/**
 * The model that a device's name or a label's value speaks of, whatever maker, memory and form stand around it:
 * `nvidia-tesla-h100`, `nvidia-h100-80gb` and `NVIDIA-H100-80GB-HBM3` are `h100`. Empty where nothing of the kind is in it.
 *
 * @see SPEC FT10
 */
export function deviceFamily(name: string): string {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  const model = words.filter((word) => word !== "" && !makers.has(word) && !/^\d+gb?$/.test(word));
  const [first = "", second = "", third = ""] = model;
  // The names of these begin with the line of the product: rtx pro 6000, v5 lite podslice.
  if (first === "rtx") return [first, second, third].filter((word) => word !== "").join("-");
  return first === "v5" && second === "lite" ? "v5e" : first;
}

/** The memory that a name gives to a device, such as `80gb`; empty where it gives none. */
function deviceMemory(name: string): string {
  return /(?:^|[^0-9a-z])(\d+)gb?(?:[^0-9a-z]|$)/.exec(name.toLowerCase())?.[1] ?? "";
}

/** Whether two names can be the same device: of one model, and of one memory where both give it. @see SPEC FT10 */
export function isSameDevice(left: string, right: string): boolean {
  const family = deviceFamily(left);
  if (family === "" || family !== deviceFamily(right)) return false;
  const [one, other] = [deviceMemory(left), deviceMemory(right)];
  return one === "" || other === "" || one === other;
}
