import { Inngest } from "inngest";
import { getEnv } from "@/lib/kernel/env";

const globals = globalThis as typeof globalThis & { atelierInngest?: Inngest };

/**
 * The job engine's client, always in cloud mode: dev mode skips signatures, and whoever reaches `/api/inngest` could then
 * run any function for any organization. Keys and base URL come from the environment.
 */
export function getInngest(): Inngest {
  if (globals.atelierInngest === undefined) {
    const env = getEnv();
    globals.atelierInngest = new Inngest({
      id: "atelier",
      isDev: false,
      eventKey: env.INNGEST_EVENT_KEY,
      signingKey: env.INNGEST_SIGNING_KEY,
      baseUrl: env.INNGEST_BASE_URL,
    });
  }
  return globals.atelierInngest;
}
