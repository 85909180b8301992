import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { type GenerationJobStatus, generationJobStatuses } from "@/db/schema";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { createOrganization } from "@/scripts/testing/organization";
import { makeJob, readJob } from "./generation-test-fixture";
import { jobTransitions, moveJob } from "./job-state";
import { generationStatuses, hasEnded } from "./status-schemas";

afterAll(closeDatabase);

const make = async () => makeJob({ tenantId: await createOrganization(), providerId: "built-in", prompt: "Paper" });

test("a job takes exactly the moves of the table, and none once it has ended", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...generationJobStatuses), { maxLength: 8 }), async (wishes) => {
      const job = await make();
      let status: GenerationJobStatus = "pending";
      let ends = 0;
      for (const wish of wishes) {
        const mayMove: boolean = jobTransitions[wish].includes(status);
        const moved = await writeWithEvents(job.tenantId, (tx, emit) => moveJob(tx, emit, job, { status: wish }));
        expect(moved?.status).toBe(mayMove ? wish : undefined);
        if (mayMove) status = wish;
        if (mayMove && hasEnded(wish)) ends += 1;
        const row = await readJob(job);
        expect(row.status).toBe(status);
        expect(row.completedAt !== null).toBe(hasEnded(status));
      }
      expect(ends).toBeLessThanOrEqual(1);
    }),
    { numRuns: 25 },
  );
});

test("no state leads out of an end, and every other state reaches one", () => {
  // Pages read them without the database's code.
  expect(generationStatuses).toEqual(generationJobStatuses);
  for (const status of generationJobStatuses) {
    const next = generationJobStatuses.filter((candidate) => jobTransitions[candidate].includes(status));
    expect(next.length === 0).toBe(hasEnded(status));
  }
});

test("of many ends at once one wins", async () => {
  const job = await make();
  const ends = ["failed", "cancelled", "failed", "cancelled", "failed"] as const;
  const moved = await Promise.all(
    ends.map((status) => writeWithEvents(job.tenantId, (tx, emit) => moveJob(tx, emit, job, { status }))),
  );
  const [winner, ...others] = moved.filter((row) => row !== undefined);
  expect(others).toEqual([]);
  expect((await readJob(job)).status).toBe(winner?.status);
});
