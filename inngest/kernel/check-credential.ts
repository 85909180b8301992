import { checkNewCredential, credentialCheckRequested, remindRotations } from "@/lib/kernel/credentials";
import { getInngest } from "@/lib/kernel/jobs/client";

/** Asks the provider of a new secret whether it is good; one that is away is asked again. */
export const checkCredential = getInngest().createFunction(
  {
    id: "kernel-check-credential",
    name: "Check a credential",
    triggers: [credentialCheckRequested],
    retries: 5,
    concurrency: [{ limit: 4, key: "event.data.tenantId" }],
    // A secret's check has one event, and another check of the same secret does no harm.
    idempotency: "event.id",
  },
  async ({ event, step }) => {
    const { tenantId, credentialId, secretVersion } = event.data;
    return {
      status: await step.run("ask-provider", () => checkNewCredential(tenantId, credentialId, secretVersion)),
    };
  },
);

/** Every morning for secrets that are soon to be replaced. */
export const remindRotationsDaily = getInngest().createFunction(
  {
    id: "kernel-remind-rotations",
    name: "Remind of credentials to rotate",
    triggers: [{ cron: "23 6 * * *" }],
    retries: 2,
    concurrency: 1,
  },
  async ({ step }) => ({ reminded: await step.run("remind", () => remindRotations()) }),
);
