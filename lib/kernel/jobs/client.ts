import { Inngest } from "inngest";
import { getEnv } from "@/lib/kernel/env";

const globals = globalThis as typeof globalThis & { atelierInngest?: Inngest };

/**
 * The job engine's client, in cloud mode except under `npm run dev` with Inngest's dev server: dev mode skips signatures, and whoever reaches `/api/inngest` could then
 * run any function for any organization. Keys and base URL come from the environment.
 */
export function getInngest(): Inngest {
  if (globals.atelierInngest === undefined) {
    const env = getEnv();
    globals.atelierInngest = new Inngest({
      id: "atelier",
      isDev: env.NODE_ENV === "development" && env.INNGEST_DEV !== undefined,
      eventKey: env.INNGEST_EVENT_KEY,
      signingKey: env.INNGEST_SIGNING_KEY,
      baseUrl: env.INNGEST_BASE_URL,
    });
  }
  return globals.atelierInngest;
}
