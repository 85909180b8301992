import { z } from "zod";

const settingsSchema = z
  .object({
    DATABASE_DIRECT_URL: z.string().min(1).optional(),
    DATABASE_URL: z.string().min(1).optional(),
    EXECUTOR_PORT: z.coerce.number().int().min(0).max(65_535),
    EXECUTOR_HOST: z.string().min(1).default("127.0.0.1"),
    ATELIER_APP_URL: z.url(),
    INNGEST_SIGNING_KEY: z
      .string()
      .regex(/^(signkey-\w+-)?([0-9a-f]{2}){16,}$/i, "must be hexadecimal, of even length, at least 32 digits"),
    INNGEST_EVENT_KEY: z.string().min(16, "must have at least 16 characters"),
  })
  .transform((env, context) => {
    const databaseUrl = env.DATABASE_DIRECT_URL ?? env.DATABASE_URL;
    if (databaseUrl === undefined) {
      context.addIssue({ code: "custom", path: ["DATABASE_URL"], message: "must be set" });
      return z.NEVER;
    }
    return {
      databaseUrl,
      port: env.EXECUTOR_PORT,
      host: env.EXECUTOR_HOST,
      appUrl: env.ATELIER_APP_URL,
      signingKey: env.INNGEST_SIGNING_KEY,
      eventKey: env.INNGEST_EVENT_KEY,
    };
  });

export type Settings = z.infer<typeof settingsSchema>;

/** Reads the executor's settings; throws one sentence that names each wrong variable and never its value. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new Error(`The executor cannot start: ${faults.join("; ")}.`);
  }
  return parsed.data;
}
