import { afterAll, beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { getEnv } from "@/lib/kernel/env";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { signUp } from "@/scripts/testing/people";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.close());

test("pictures of a long page leave the requests of its reader alone, and have a limit of their own", async () => {
  const ada = await signUp(server.origin);
  const spend = (bucket: string, count: number) =>
    getSql()`insert into app.rate_limits (bucket, window_start, count) values (${bucket}, now(), ${count})
      on conflict (bucket) do update set count = ${count}, window_start = now()`;
  const file = `/artifacts/${crypto.randomUUID()}/content?size=250`;
  const limit = getEnv().RATE_LIMIT_PER_MINUTE;
  await spend(`user:${ada.userId}`, limit);
  expect((await ada.get("/me")).status).toBe(429);
  expect((await ada.get(file)).status).toBe(404);
  await spend(`user:${ada.userId}`, 0);
  await spend(`user:${ada.userId}:files`, limit * 20);
  expect((await ada.get(file)).status).toBe(429);
  expect((await ada.get("/me")).status).toBe(200);
});
