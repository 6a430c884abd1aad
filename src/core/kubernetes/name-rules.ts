/** The words of the rules on names, one message a broken rule; an empty list is a name that may stand. */
type NameMessages = readonly string[];

const labelPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const subdomainPattern = `${labelPattern}(\\.${labelPattern})*`;
const namePattern = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const dnsLabel = new RegExp(`^${labelPattern}$`);
const dnsSubdomain = new RegExp(`^${subdomainPattern}$`);
const namePart = new RegExp(`^${namePattern}$`);
const labelValue = new RegExp(`^(${namePattern})?$`);
const longestLabel = 63;
const longestSubdomain = 253;

const alphanumeric =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const labelText = withPattern(
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  labelPattern,
  ["my-name", "123-abc"],
);
const subdomainText = withPattern(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  subdomainPattern,
  ["example.com"],
);
const namePartText = withPattern(alphanumeric, namePattern, ["MyName", "my.name", "123-abc"]);
const labelValueText = withPattern(
  `a valid label must be an empty string or ${alphanumeric.slice("must ".length)}`,
  `(${namePattern})?`,
  ["MyValue", "my_value", "12345"],
);

/**
 * Judges a DNS label such as a container's name: at most 63 characters, lower case, no dots.
 *
 * @see SPEC K6; source: k8s.io/apimachinery 0.37.2, pkg/util/validation/validation.go, IsDNS1123Label
 */
export function dnsLabelMessages(value: string): NameMessages {
  const long = tooLong(value, longestLabel, "characters");
  if (dnsLabel.test(value)) return long;
  return [...long, dnsSubdomain.test(value) ? "must not contain dots" : labelText];
}

/**
 * Judges a DNS subdomain such as a pod's name: labels joined by dots, at most 253 characters.
 *
 * @see SPEC K6; source: as `dnsLabelMessages`, IsDNS1123Subdomain
 */
export function dnsSubdomainMessages(value: string): NameMessages {
  return subdomainMessages(value, "characters");
}

/**
 * Judges a qualified name `[prefix/]name`, such as a label's key or the name of a resource.
 *
 * @see SPEC K7; source: k8s.io/apimachinery pkg/api/validate/content/kube.go, IsLabelKey
 */
export function qualifiedNameMessages(value: string): NameMessages {
  const parts = value.split("/");
  const [first = "", second] = parts;
  if (parts.length > 2) {
    return [
      `a valid label key ${namePartText} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const name = second ?? first;
  return [
    ...(second === undefined ? [] : prefixMessages(first)),
    ...(name === "" ? ["must be non-empty"] : tooLong(name, longestLabel, "bytes")).map(ofName),
    ...(namePart.test(name) ? [] : [ofName(namePartText)]),
  ];
}

/**
 * Judges a label's value: empty, or up to 63 bytes of letters, digits, `-`, `_`, `.` with a letter or digit at both ends.
 *
 * @see SPEC K7; source: as `qualifiedNameMessages`, IsLabelValue
 */
export function labelValueMessages(value: string): NameMessages {
  return [...tooLong(value, longestLabel, "bytes"), ...(labelValue.test(value) ? [] : [labelValueText])];
}

/**
 * The length of a text in UTF-8, in bytes: what Go's `len` counts.
 *
 * @see SPEC K7
 */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function prefixMessages(prefix: string): NameMessages {
  const messages = prefix === "" ? ["must be non-empty"] : subdomainMessages(prefix, "bytes");
  return messages.map((message) => `prefix part ${message}`);
}

function subdomainMessages(value: string, unit: string): NameMessages {
  return [...tooLong(value, longestSubdomain, unit), ...(dnsSubdomain.test(value) ? [] : [subdomainText])];
}

function ofName(message: string): string {
  return `name part ${message}`;
}

function tooLong(value: string, longest: number, unit: string): NameMessages {
  return utf8Length(value) > longest ? [`must be no more than ${longest} ${unit}`] : [];
}

/** Kubernetes joins examples with `',  or '`, two spaces included. */
function withPattern(message: string, pattern: string, examples: readonly string[]): string {
  const quoted = examples.map((example) => `'${example}', `).join(" or ");
  return `${message} (e.g. ${quoted}regex used for validation is '${pattern}')`;
}
