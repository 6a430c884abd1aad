/** The policy as a response header. */
export const policyHeader: string;
/** The policy for a `<meta>` element. */
export const policyMeta: string;
