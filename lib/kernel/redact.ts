/** What stands in place of a secret. */
const mark = "[redacted]";

/** Objects nested deeper than this are not looked into and not shown. */
const deepest = 24;

/** Secrets known by their shape. The second part is what is put in their place; `$1` keeps what tells where it was. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g, mark],
  // User and password in an address.
  [/\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@"'<>]{1,500}@/gi, `$1${mark}@`],
  // Addresses whose path is the secret: Slack, Teams (connectors and Workflows), Discord.
  [/(https:\/\/hooks\.slack(?:-gov)?\.com\/)[^\s"'<>)]+/gi, `$1${mark}`],
  [/(https:\/\/[\w.-]{1,200}\.webhook\.office\.com\/)[^\s"'<>)]+/gi, `$1${mark}`],
  [/(https:\/\/[\w.-]{1,200}\.(?:logic\.azure|api\.powerplatform)\.com(?::\d+)?\/)[^\s"'<>)]+/gi, `$1${mark}`],
  [/(https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/)[^\s"'<>)]+/gi, `$1${mark}`],
  // Authorization headers; fal calls its scheme `Key`, Unsplash `Client-ID`.
  [/\b(Bearer|Basic|Token|Client-ID|Key)\s+(?=[^\s"']*\d)[\w.~+/=:-]{12,}/gi, `$1 ${mark}`],
  [/\b(Bearer|Basic)\s+[\w.~+/=:-]{6,}/g, `$1 ${mark}`],
  // OpenAI, Anthropic, Stability and all who imitate them; Stripe.
  [/\b(?:sk|pk|rk)[-_][\w-]{8,}/g, mark],
  // Replicate, Hugging Face, Figma, GitHub, GitLab, npm, Google, Amazon, Standard Webhooks, Inngest, Slack.
  [/\b(?:r8|hf|fig[a-z]|gh[pousr]|github_pat|npm|whsec)_[\w+/=-]{8,}/g, mark],
  [/\bglpat-[\w-]{8,}/g, mark],
  [/\bAIza[\w-]{16,}/g, mark],
  [/\bya29\.[\w-]{8,}/g, mark],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{12,}\b/g, mark],
  [/\bsignkey-[a-z]+-[0-9a-f]{8,}/gi, mark],
  [/\b(?:xox[a-z]|xapp)-[\w-]{6,}/g, mark],
  // fal: the key's id and its secret.
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9a-f]{16,}\b/gi, mark],
  // JSON Web Tokens.
  [/\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g, mark],
];

/** Ends of names whose values are secrets: `apiKey`, `x-api-key`, `client_secret`, `accessToken`, `Set-Cookie`. */
const secretName =
  /(?:secret|password|passwd|passphrase|token|tokens|api-?key|access-?key|private-?key|secret-?key|signing-?key|master-?key|service-?key|authorization|cookie|credentials|connection-?string)$/;

/** A name, something like `provided`, a colon or equals sign, and a value: in query strings, JSON text and error messages. */
const namedValue =
  /((?:secret|password|passwd|passphrase|token|api[-_ ]?key|access[-_ ]?key|private[-_ ]?key|signing[-_ ]?key|authorization|signature|\bsig|\bkey)["']?(?: \w{1,20}){0,2}\s?([:=])\s?["']?)([^\s"'&,;<>{}()]{6,})/gi;

function isSecretName(name: string): boolean {
  const dashed = name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").replaceAll(/[_.\s]+/g, "-");
  return secretName.test(dashed.toLowerCase());
}

function redactText(text: string): string {
  let clean = text;
  for (const [shape, replacement] of shapes) clean = clean.replace(shape, replacement);
  // Prose is left alone: after a colon only what could be a key, with digits in it or very long.
  return clean.replace(namedValue, (whole, name: string, sign: string, value: string) =>
    sign === "=" || (/\d/.test(value) && value.length >= 8) || value.length >= 32 ? `${name}${mark}` : whole,
  );
}

/** A given secret in the forms in which an answer may repeat it. */
function formsOf(secret: string): string[] {
  if (secret.length < 4) return [];
  const quoted = JSON.stringify(secret).slice(1, -1);
  return [...new Set([secret, quoted, encodeURIComponent(secret), btoa(encodeURIComponent(secret)), toBase64(secret)])];
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function redactWithin(value: unknown, forms: readonly string[], isSecret: boolean, depth: number): unknown {
  if (typeof value === "string") {
    if (isSecret && value !== "") return mark;
    return redactText(forms.reduce((text, form) => text.replaceAll(form, mark), value));
  }
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth >= deepest || ArrayBuffer.isView(value)) return mark;
  if (Array.isArray(value)) return value.map((item: unknown) => redactWithin(item, forms, isSecret, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]: [string, unknown]) => [
      name,
      redactWithin(item, forms, isSecret || isSecretName(name), depth + 1),
    ]),
  );
}

/**
 * A copy of text or JSON without secrets: what has the shape of a known provider's key, what stands beside a key-like name,
 * passwords in addresses, addresses that are secrets themselves. Redacting twice changes nothing more.
 * @param secrets texts that are known to be secret, whatever their shape
 */
export function redact(value: string, secrets?: readonly string[]): string;
export function redact(value: unknown, secrets?: readonly string[]): unknown;
export function redact(value: unknown, secrets: readonly string[] = []): unknown {
  return redactWithin(value, secrets.flatMap(formsOf), false, 0);
}
