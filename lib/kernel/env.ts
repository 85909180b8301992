import { z } from "zod";

const optional = z
  .string()
  .trim()
  .transform((value) => (value === "" ? undefined : value))
  .optional();
const optionalUrl = optional.pipe(z.url().optional());

/** Every variable the application reads, parsed once. `.env.example` lists the same names; a test keeps them equal. */
export const envSchema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
    /** TCP port of the studio. */
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    /** Public origin, e.g. `https://studio.example.com`; links in mails and cookies depend on it. */
    ATELIER_URL: optionalUrl,
    /** Folder of everything that is embedded: database, objects, secrets. */
    ATELIER_DATA: z.string().min(1).default(".data"),
    /** `0` leaves the demo organization out. */
    ATELIER_DEMO: z.enum(["0", "1"]).default("1"),
    /** `closed` lets only invited people sign up. */
    ATELIER_SIGNUP: z.enum(["open", "closed"]).default("open"),
    /** Name of this installation, which routing flags of the scope `env` are about. */
    ATELIER_ENVIRONMENT: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]{0,99}$/i, "has 1 to 100 letters, digits, dots, dashes and underscores")
      .default("production"),
    /** Comma-separated e-mail addresses of the operators; empty: the first user is the operator. With SMTP_URL an address counts once it is confirmed. */
    ATELIER_OPERATORS: z.string().default(""),
    /** Comma-separated hosts (`host` or `host:port`) that the guard against internal addresses lets through. */
    ATELIER_ALLOWED_HOSTS: z.string().default(""),
    /** Base64 of 32 bytes; encrypts secrets at rest. */
    ATELIER_MASTER_KEY: optional,
    /** Signs object URLs that need no cookie. */
    ATELIER_URL_SIGNING_SECRET: optional,
    BETTER_AUTH_SECRET: optional,
    /** PostgreSQL ≥ 15. */
    DATABASE_URL: optional,
    /** Direct connection for LISTEN and migrations where DATABASE_URL is a transaction pooler. */
    DATABASE_DIRECT_URL: optional,
    /** Connections of one process. */
    DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(500).default(20),
    S3_BUCKET: optional,
    S3_ENDPOINT: optionalUrl,
    S3_REGION: z.string().default("us-east-1"),
    S3_ACCESS_KEY_ID: optional,
    S3_SECRET_ACCESS_KEY: optional,
    INNGEST_BASE_URL: optionalUrl,
    INNGEST_SIGNING_KEY: optional,
    INNGEST_EVENT_KEY: optional,
    /** `1` or the URL of Inngest's dev server, which signs nothing: for `npm run dev` alone, refused by `npm start`. */
    INNGEST_DEV: optional,
    /** `smtp://user:password@host:587`; without it mails stay in the outbox page. */
    SMTP_URL: optionalUrl,
    /** Sender of mails, e.g. `Atelier <studio@example.com>`. */
    MAIL_FROM: z.string().default("Atelier <atelier@localhost>"),
    GOOGLE_CLIENT_ID: optional,
    GOOGLE_CLIENT_SECRET: optional,
    GITHUB_CLIENT_ID: optional,
    GITHUB_CLIENT_SECRET: optional,
    MICROSOFT_CLIENT_ID: optional,
    MICROSOFT_CLIENT_SECRET: optional,
    /** Worker threads that render; default: cores − 1, at least 1. */
    RENDER_WORKERS: z.coerce.number().int().min(1).max(64).optional(),
    /** Chromium for 3D renders; default: the system's. */
    CHROMIUM_PATH: optional,
    /** Largest upload in bytes. */
    UPLOAD_MAX_BYTES: z.coerce
      .number()
      .int()
      .min(1024)
      .default(200 * 1024 * 1024),
    /** Requests a minute for one API key or session, and for one address without either. */
    RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
    /** `1` trusts `X-Forwarded-For` of a reverse proxy. */
    TRUST_PROXY: z.enum(["0", "1"]).default("0"),
  })
  .superRefine((env, context) => {
    for (const provider of ["GOOGLE", "GITHUB", "MICROSOFT"] as const) {
      if ((env[`${provider}_CLIENT_ID`] === undefined) !== (env[`${provider}_CLIENT_SECRET`] === undefined)) {
        context.addIssue({
          code: "custom",
          path: [`${provider}_CLIENT_SECRET`],
          message: `${provider}_CLIENT_ID and ${provider}_CLIENT_SECRET belong together`,
        });
      }
    }
    if (
      env.S3_BUCKET !== undefined &&
      (env.S3_ACCESS_KEY_ID === undefined) !== (env.S3_SECRET_ACCESS_KEY === undefined)
    ) {
      context.addIssue({
        code: "custom",
        path: ["S3_SECRET_ACCESS_KEY"],
        message: "S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together",
      });
    }
  });

export type Env = z.infer<typeof envSchema>;

let parsed: Env | undefined;

/**
 * The parsed environment. Lazy, because `next build` loads server modules without secrets.
 * @throws one Error that names every wrong variable
 */
export function getEnv(): Env {
  if (parsed !== undefined) return parsed;
  const result = envSchema.safeParse(process.env);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment is not valid: ${problems.join("; ")}`);
  }
  parsed = result.data;
  return parsed;
}

/** Forgets the parsed environment; for tests that change it. */
export function resetEnv(): void {
  parsed = undefined;
}

type RequiredName = "DATABASE_URL" | "BETTER_AUTH_SECRET" | "ATELIER_MASTER_KEY" | "ATELIER_URL_SIGNING_SECRET";

/** A variable that the running server cannot do without; `npm start` generates it where nobody set it. */
export function requireEnv(name: RequiredName): string {
  const value = getEnv()[name];
  if (value === undefined) throw new Error(`${name} is not set; "npm start" provides it.`);
  return value;
}

/** The origin under which browsers reach the studio, without a trailing slash. */
export function publicOrigin(): string {
  const env = getEnv();
  return (env.ATELIER_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, "");
}
