import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Env, envSchema } from "@/lib/kernel/env";
import type { Secrets } from "./secrets";
import { StartFailure } from "./start-failure";

/**
 * Reads `.env` (the real environment wins over it) and checks every variable.
 * @throws StartFailure naming the wrong variables
 */
export function readEnvironment(root: string): Env {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  // An empty value in a shell or a compose file means "not set".
  for (const [name, value] of Object.entries(process.env)) {
    if (value === "" && name in envSchema.shape) delete process.env[name];
  }
  const result = envSchema.safeParse(process.env);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new StartFailure(`The environment is not valid: ${problems.join("; ")}.`);
}

/** Variables that every part gets: the generated secrets where the environment brings none of its own. */
export function fillSecrets(secrets: Secrets): void {
  const { POSTGRES_PASSWORD: _, droppedMasterKeyIds: __, ...shared } = secrets;
  for (const [name, value] of Object.entries(shared)) process.env[name] ??= value;
}

const devServerUrl = "http://127.0.0.1:8288";

/**
 * Decides who runs the jobs, and prepares the SDK's variables for an Inngest that is not ours.
 * @throws StartFailure when the variables contradict each other
 */
export function chooseEngine(env: Env, mode: "start" | "dev"): "embedded" | "other" {
  if (env.INNGEST_DEV === "0" || env.INNGEST_DEV === "false") delete process.env.INNGEST_DEV;
  else if (env.INNGEST_DEV !== undefined) {
    if (mode === "start") {
      throw new StartFailure(
        "INNGEST_DEV switches signatures off and is refused by npm start; use npm run dev, or unset it.",
      );
    }
    process.env.INNGEST_BASE_URL ??= env.INNGEST_DEV.startsWith("http") ? env.INNGEST_DEV : devServerUrl;
    return "other";
  }
  if (env.INNGEST_BASE_URL === undefined) return "embedded";
  if (env.INNGEST_SIGNING_KEY === undefined || env.INNGEST_EVENT_KEY === undefined) {
    throw new StartFailure(
      "INNGEST_BASE_URL names an Inngest of your own, so INNGEST_SIGNING_KEY and INNGEST_EVENT_KEY must be set to its keys.",
    );
  }
  // Inngest Cloud takes events at another host than its API; the SDK knows both as long as no base URL is set.
  if (new URL(env.INNGEST_BASE_URL).hostname.endsWith("inngest.com")) delete process.env.INNGEST_BASE_URL;
  return "other";
}
