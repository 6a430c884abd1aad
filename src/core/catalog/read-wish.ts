/** What a free text wishes of an accelerator, before anything is known of devices. Amounts of memory are in GB, as makers count. */
export type AcceleratorWish = {
  /** The words left over, in lower case: names, makers, families. A bare number is one of them. */
  readonly words: readonly string[];
  /** Memory of one device; `atLeast` for `>=80GB`. */
  readonly memory?: { readonly gb: number; readonly atLeast: boolean };
  readonly count?: number;
  /** A MIG profile or the beginning of one: `2g.10gb`, `2g`. */
  readonly profile?: string;
  /** The topology of a TPU slice or the beginning of one: `4x4`, `4x`. */
  readonly topology?: string;
  /** The name of an extended resource of Kubernetes, without a MIG profile: `nvidia.com/gpu`. */
  readonly resource?: string;
};

const mostRead = 120;

/** More slices than a card can have: what is above in `80g` is memory. */
const mostSlices = 7;

/** Words that say nothing of a device. */
const filling: ReadonlySet<string> = new Set(["a", "an", "and", "of", "one", "per", "the", "whole", "with"]);

type Draft = { text: string; wish: { -readonly [key in keyof AcceleratorWish]?: AcceleratorWish[key] | undefined } };

/**
 * Reads a wish such as `H100:8`, `a100 80gb x4`, `v6e 4x4`, `>=80GB`, `8x H100`, `nvidia.com/mig-1g.10gb: 2`, `trn1 16`. Never throws;
 * what it does not understand stays a word. Only the first 120 characters are read.
 *
 * @see SPEC C9
 */
export function readWish(text: string): AcceleratorWish {
  const draft: Draft = { text: ` ${text.slice(0, mostRead).toLowerCase()} `.replaceAll("×", "x"), wish: {} };
  takeResource(draft);
  take(draft, /(?<![\d.])(?:mig-)?([1-9])g\.(\d+)gb(?:\.shared)?(?![\w.])/, ([, slices, gb]) => {
    draft.wish.profile = `${slices}g.${gb}gb`;
  });
  draft.text = draft.text.replace(/[_,;()"'[\]{}]/g, " ").replace(/(?<=[a-z0-9])-(?=[a-z0-9])/g, " ");
  take(draft, /(?<!\w)(\d{1,3}x\d{1,3}(?:x\d{1,3})?)(?!\w)/, ([, topology]) => {
    draft.wish.topology = topology;
  });
  takeCount(draft);
  take(
    draft,
    /(>=?|≥|at least|min)?\s*(?<![\w.])(\d{1,4}(?:\.\d+)?)\s*(gb|gib|g)(?![\w.])(\+)?/,
    ([, sign, gb, unit, plus]) => {
      const amount = Number(gb);
      if (unit === "g" && sign === undefined && amount <= mostSlices && Number.isInteger(amount))
        draft.wish.profile ??= `${amount}g`;
      else draft.wish.memory = { gb: amount, atLeast: sign !== undefined || plus !== undefined };
    },
  );
  take(draft, /(?<![\w.])([1-7]g\.\d*g?)(?=\s)/, ([, profile]) => {
    draft.wish.profile ??= profile;
  });
  const words = draft.text.split(/[^a-z0-9.]+/).filter((word) => word !== "" && word !== "." && !filling.has(word));
  const said = Object.entries(draft.wish).filter(([, value]) => value !== undefined);
  return { words, ...Object.fromEntries(said) };
}

/** `nvidia.com/mig-1g.10gb: 2` asks for two of a profile, `google.com/tpu: 4` for four of a resource. */
function takeResource(draft: Draft): void {
  take(
    draft,
    /\b([a-z0-9-]+(?:\.[a-z0-9-]+)+)\/([a-z0-9._-]+)\s*"?\s*[:=]?\s*"?(\d{1,5})?"?/,
    ([, domain, name, count]) => {
      const mig = /^mig-([1-9]g\.\d+gb)/.exec(name ?? "");
      if (mig) draft.wish.profile = mig[1];
      draft.wish.resource = mig ? `${domain}/gpu` : `${domain}/${name}`;
      if (count !== undefined) draft.wish.count = Number(count);
    },
  );
}

/** `:8`, `x4`, `*2`, `8x `, `4x` at the end, unless that is where a topology begins. */
function takeCount(draft: Draft): void {
  const set = ([, count]: readonly (string | undefined)[]) => {
    draft.wish.count ??= Number(count);
  };
  take(draft, /(?:(?<=\s)x|[*:]|(?<![<>])=)\s*(\d{1,5})(?![\w.])/, set);
  take(draft, /(?<=\d(?:gb?|[a-z])?)x(\d{1,3})(?![\w.])/, set);
  take(draft, /(?<=\s)(\d{1,5})\s*[x*]\s*(?=[a-z])/, set);
  take(draft, /(?<=\s)(\d{1,2}x(?:\d{1,2}x)?)(?=\s*$)/, ([, beginning]) => {
    draft.wish.topology ??= beginning;
  });
  draft.text = draft.text.replace(/[:*]/g, " ");
}

/** Takes the first match out of the text. */
function take(draft: Draft, pattern: RegExp, use: (found: RegExpExecArray) => void): void {
  const found = pattern.exec(draft.text);
  if (!found) return;
  use(found);
  draft.text = `${draft.text.slice(0, found.index)} ${draft.text.slice(found.index + found[0].length)}`;
}
