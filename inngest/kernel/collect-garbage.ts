import { collectGarbage } from "@/lib/kernel/artifacts";
import { getInngest } from "@/lib/kernel/jobs/client";

/** Bytes younger than this may belong to a transaction that has yet to commit. */
const graceSeconds = 6 * 60 * 60;

/** Applies retention and deletes bytes that nobody needs any more. */
export const collectGarbageHourly = getInngest().createFunction(
  {
    id: "kernel-collect-garbage",
    name: "Delete files nobody needs",
    retries: 2,
    concurrency: 1,
    triggers: [{ cron: "17 * * * *" }],
  },
  ({ step }) => step.run("collect", () => collectGarbage({ now: new Date(), graceSeconds })),
);
