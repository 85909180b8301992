import { getEnv } from "@/lib/kernel/env";

export type OAuthProvider = "google" | "github" | "microsoft";

export interface AuthOptions {
  signup: "open" | "closed";
  oauth: OAuthProvider[];
}

/** What the sign-in pages may offer. */
export function getAuthOptions(): AuthOptions {
  return { signup: getEnv().ATELIER_SIGNUP, oauth: Object.keys(socialProviders()).filter(isOAuthProvider) };
}

function isOAuthProvider(name: string): name is OAuthProvider {
  return name === "google" || name === "github" || name === "microsoft";
}

interface ClientPair {
  clientId: string;
  clientSecret: string;
}

/** OAuth providers whose client id and secret are both set. */
export function socialProviders(): Partial<Record<OAuthProvider, ClientPair>> {
  const env = getEnv();
  const pairs: [OAuthProvider, string | undefined, string | undefined][] = [
    ["google", env.GOOGLE_CLIENT_ID, env.GOOGLE_CLIENT_SECRET],
    ["github", env.GITHUB_CLIENT_ID, env.GITHUB_CLIENT_SECRET],
    ["microsoft", env.MICROSOFT_CLIENT_ID, env.MICROSOFT_CLIENT_SECRET],
  ];
  const found: Partial<Record<OAuthProvider, ClientPair>> = {};
  for (const [name, clientId, clientSecret] of pairs) {
    if (clientId !== undefined && clientSecret !== undefined) found[name] = { clientId, clientSecret };
  }
  return found;
}
