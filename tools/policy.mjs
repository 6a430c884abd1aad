// The Content-Security-Policy of the page: nothing from elsewhere, nothing goes elsewhere. The hash is that of the empty string:
// emotion's style element is empty in production.
const directives = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types app source",
];

/** The policy as a response header. */
export const policyHeader = directives.join("; ");

/** The policy for a `<meta>` element, where `frame-ancestors` has no effect. */
export const policyMeta = directives.filter((directive) => !directive.startsWith("frame-ancestors")).join("; ");
