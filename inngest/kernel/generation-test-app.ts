import { serveFunctions } from "@/inngest/embedded/test-fixture";
import { getInngest } from "@/lib/kernel/jobs/client";
import { runGenerationJob } from "./run-generation-job";
import { stopGenerationJob } from "./stop-generation-job";

/** The functions of generation jobs in a process of their own, for tests that kill it. */
await serveFunctions(getInngest(), [runGenerationJob, stopGenerationJob], Number(process.env.TEST_APP_PORT));
