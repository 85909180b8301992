import { existsSync } from "node:fs";
import { join } from "node:path";
import { envSchema } from "@/lib/kernel/env";
import type { Secrets } from "./secrets";
import { StartFailure } from "./start-failure";

/**
 * Reads `.env` (the real environment wins over it) and checks every variable.
 * @throws StartFailure naming the wrong variables
 */
export function readEnvironment(root: string): ReturnType<typeof envSchema.parse> {
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
  const { POSTGRES_PASSWORD: _, ...shared } = secrets;
  for (const [name, value] of Object.entries(shared)) process.env[name] ??= value;
}
