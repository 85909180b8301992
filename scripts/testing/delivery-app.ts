import { createClient, serveFunctions } from "@/inngest/embedded/test-fixture";
import { createDeliveryFunctions } from "@/inngest/kernel/deliver-notification";

/** The app with the functions of deliveries alone, in a process of its own, for tests and benchmarks that kill or time it. */
const { TEST_APP_PORT, TEST_EXECUTOR_URL, TEST_SCHEDULE } = process.env;
const schedule = (TEST_SCHEDULE ?? "0").split(",").map(Number);
const client = createClient(TEST_EXECUTOR_URL ?? "");
await serveFunctions(client, [...createDeliveryFunctions(client, schedule)], Number(TEST_APP_PORT));
