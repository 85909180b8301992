import { Inngest } from "inngest";
import pg from "pg";
import { eventKey, serveFunctions, signingKey } from "./test-fixture";

/** An app in a process of its own, for tests that kill it. Each step writes one row that says what it did. */
const { TEST_APP_PORT, TEST_EXECUTOR_URL, TEST_APP_DATABASE } = process.env;
const pool = new pg.Pool({ connectionString: TEST_APP_DATABASE, max: 8 });
const client = new Inngest({ id: "app", baseUrl: TEST_EXECUTOR_URL, signingKey, eventKey, isDev: false });

async function effect(runId: string, name: string, attempt: number): Promise<string> {
  await pool.query("insert into effects (run_id, step, attempt) values ($1, $2, $3)", [runId, name, attempt]);
  return name;
}

const chain = client.createFunction(
  { id: "chain", triggers: [{ event: "kill/chain" }], retries: 3 },
  async ({ step, runId, attempt }) => {
    const names: string[] = [];
    for (let index = 0; index < 8; index += 1) {
      names.push(await step.run(`serial-${index}`, () => effect(runId, `serial-${index}`, attempt)));
    }
    names.push(
      ...(await Promise.all(
        [0, 1, 2].map((index) => step.run(`parallel-${index}`, () => effect(runId, `parallel-${index}`, attempt))),
      )),
    );
    await step.sleep("nap", "1s");
    names.push(await step.run("last", () => effect(runId, "last", attempt)));
    return names.length;
  },
);

await serveFunctions(client, [chain], Number(TEST_APP_PORT));
