import { z } from "zod";

/** A cheap call that tells whether a secret is good. */
export interface ProviderCheck {
  /** Below the base URL. */
  path: string;
  method?: "GET" | "POST";
  headers: (secret: string) => Record<string, string>;
  /** Statuses that tell the secret is good besides 2xx. */
  acceptedStatuses?: readonly number[];
  /** Why an answer that looks like success, or like another failure than 401 and 403, is a refusal after all. */
  findRefusal?: (answer: { status: number; json: unknown }) => string | undefined;
  /** What the answer tells about the account, for people who have several. */
  readAccount?: (json: unknown) => string | undefined;
}

const bearer = (secret: string): Record<string, string> => (secret === "" ? {} : { authorization: `Bearer ${secret}` });

/** Reads one text at a path of keys. */
function textAt(...path: readonly string[]): (json: unknown) => string | undefined {
  return (json) => {
    let value: unknown = json;
    for (const key of path) {
      const record = z.record(z.string(), z.unknown()).safeParse(value);
      value = record.success ? record.data[key] : undefined;
    }
    return typeof value === "string" && value !== "" ? value.slice(0, 200) : undefined;
  };
}

const googleRefusal = z.object({
  error: z.object({
    message: z.string().default("API key not valid."),
    details: z.array(z.looseObject({ reason: z.string().optional() })).default([]),
  }),
});
const slackRefusal = z.object({ ok: z.literal(false), error: z.string() });

/** Errors of `auth.test` that are about the token; others (`ratelimited`, `internal_error`) are about the moment. */
const slackTokenErrors = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_expired",
  "token_revoked",
  "missing_scope",
  "access_denied",
  "not_allowed_token_type",
  "org_login_required",
  "ekm_access_denied",
]);

/** Penpot takes whom it does not know for this anonymous profile, instead of refusing. */
const anonymousPenpotProfile = "00000000-0000-0000-0000-000000000000";
/** A request that fal cannot know: asking for its state costs nothing, and only a good key learns that it is unknown. */
const unknownFalRequest = "00000000-0000-4000-8000-000000000000";

/** By the provider's id; a provider without one cannot be asked. */
export const providerChecks: Readonly<Record<string, ProviderCheck>> = {
  // https://platform.openai.com/docs/api-reference/models/list
  openai: { path: "/models", headers: bearer },
  // https://docs.anthropic.com/en/api/models-list
  anthropic: {
    path: "/models?limit=1",
    headers: (secret) => ({ "x-api-key": secret, "anthropic-version": "2023-06-01" }),
  },
  // https://ai.google.dev/api/models#method:-models.list; a wrong key is a 400 there
  google: {
    path: "/models?pageSize=1",
    headers: (secret) => ({ "x-goog-api-key": secret }),
    findRefusal: ({ status, json }) => {
      const parsed = googleRefusal.safeParse(json);
      if (status !== 400 || !parsed.success) return undefined;
      const isKey = parsed.data.error.details.some((detail) => detail.reason === "API_KEY_INVALID");
      return isKey ? parsed.data.error.message : undefined;
    },
  },
  // https://replicate.com/docs/reference/http#account.get
  replicate: { path: "/account", headers: bearer, readAccount: textAt("username") },
  // https://docs.fal.ai/model-apis/model-endpoints/queue
  fal: {
    path: `/fal-ai/flux/requests/${unknownFalRequest}/status`,
    headers: (secret) => ({ authorization: `Key ${secret}` }),
    acceptedStatuses: [400, 404, 422],
  },
  // https://platform.stability.ai/docs/api-reference#tag/User/operation/userAccount
  stability: { path: "/v1/user/account", headers: bearer, readAccount: textAt("email") },
  "openai-compatible": { path: "/models", headers: bearer },
  // https://docs.comfy.org/development/comfyui-server/comms_routes
  comfyui: { path: "/system_stats", headers: bearer },
  // https://docs.slack.dev/reference/methods/auth.test; always 200
  slack: {
    path: "/auth.test",
    method: "POST",
    headers: bearer,
    findRefusal: ({ json }) => {
      const parsed = slackRefusal.safeParse(json);
      return parsed.success && slackTokenErrors.has(parsed.data.error) ? parsed.data.error : undefined;
    },
    readAccount: textAt("team"),
  },
  // https://www.figma.com/developers/api#get-me-endpoint
  figma: { path: "/v1/me", headers: (secret) => ({ "x-figma-token": secret }), readAccount: textAt("email") },
  // https://design.penpot.app/api/doc
  penpot: {
    path: "/api/rpc/command/get-profile",
    headers: (secret) => ({ authorization: `Token ${secret}` }),
    findRefusal: ({ json }) =>
      textAt("id")(json) === anonymousPenpotProfile ? "the access token is not known" : undefined,
    readAccount: textAt("email"),
  },
  // https://unsplash.com/documentation#authorization
  unsplash: {
    path: "/photos?per_page=1",
    headers: (secret) => ({ authorization: `Client-ID ${secret}`, "accept-version": "v1" }),
  },
  // https://docs.github.com/en/rest/users/users#get-the-authenticated-user
  github: {
    path: "/user",
    headers: (secret) => ({ ...bearer(secret), "x-github-api-version": "2022-11-28", "user-agent": "Atelier" }),
    readAccount: textAt("login"),
  },
};
