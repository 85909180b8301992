import { z } from "zod";

export const credentialProviderTypes = [
  "notification",
  "design",
  "documentation",
  "testing",
  "ai",
  "analytics",
] as const;
export type CredentialProviderType = (typeof credentialProviderTypes)[number];

export const credentialStatuses = ["pending", "valid", "expired", "revoked"] as const;
export type CredentialStatus = (typeof credentialStatuses)[number];

/** Largest metadata, as JSON text. */
const metadataMaxLength = 8000;

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === "https:" || protocol === "http:") && username === "" && password === "";
}

const baseUrl = z
  .string()
  .trim()
  .max(2000)
  .refine(isWebAddress, "is an http or https address without a password")
  .transform((text) => text.replace(/[?#].*$/, "").replace(/\/+$/, ""));

const metadata = z
  .looseObject({
    provider: z.string().trim().min(1).max(60).optional().describe("Which provider it is for, for example `openai`"),
    baseUrl: baseUrl.optional().describe("Address of one's own server or proxy, in place of the provider's"),
  })
  .refine((value) => JSON.stringify(value).length <= metadataMaxLength, "is longer than 8,000 characters as JSON")
  .describe("Nothing secret: provider, address, scopes, account");

const name = z.string().trim().min(1).max(100);
/** Keys are pasted: white space around them is never part of them. Controls would break the header they travel in. */
const secret = z
  .string()
  .trim()
  .max(8000)
  .refine((text) => !/\p{Cc}/u.test(text), "holds line breaks or control characters")
  .describe("Never comes back");
const rotationDue = z.iso.datetime({ offset: true }).nullable().describe("When it should be replaced; null: never");

export const createCredentialInput = z.strictObject({
  providerType: z.enum(credentialProviderTypes),
  name,
  secret: secret.default("").describe("Never comes back; may only be empty for servers of one's own"),
  metadata: metadata.default({}),
  rotationDue: rotationDue.optional(),
});
export type CreateCredentialInput = z.output<typeof createCredentialInput>;

export const updateCredentialInput = z
  .strictObject({
    name,
    metadata: metadata.describe("Replaces the whole of it, except the provider"),
    rotationDue,
  })
  .partial();
export type UpdateCredentialInput = z.output<typeof updateCredentialInput>;

export const rotateCredentialInput = z.strictObject({
  secret,
  rotationDue: rotationDue.optional().describe("Absent: none, because the old one was for the old secret"),
  metadata: metadata.optional().describe("Replaces the whole of it, except the provider"),
});
export type RotateCredentialInput = z.output<typeof rotateCredentialInput>;

export const credentialFilter = z.strictObject({
  providerType: z.enum(credentialProviderTypes).optional(),
  provider: z.string().max(60).optional(),
  status: z.enum(credentialStatuses).optional(),
});
export type CredentialFilter = z.output<typeof credentialFilter>;

const time = z.iso.datetime();

export const credentialJson = z.object({
  id: z.uuid(),
  providerType: z.enum(credentialProviderTypes),
  provider: z.string(),
  name: z.string(),
  status: z
    .enum(credentialStatuses)
    .describe("`pending` until the provider accepted it; `expired` once it refused; `revoked` has no secret any more"),
  secretHint: z.string().describe("Last four characters, so that two keys can be told apart"),
  secretVersion: z.number().int().describe("Counts rotations"),
  lastValidationTime: time.nullable().describe("When the provider was last asked"),
  lastValidationError: z
    .string()
    .nullable()
    .describe("What the provider said when it refused, or why it was not reached"),
  rotationDue: time.nullable(),
  metadata: z.record(z.string(), z.unknown()),
  createdBy: z.uuid().nullable(),
  createdAt: time,
  updatedAt: time,
});
export type CredentialJson = z.infer<typeof credentialJson>;
