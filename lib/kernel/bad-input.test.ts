import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, getSql } from "@/db/client";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { hostileTexts, mutateBody, writeHostile } from "@/scripts/testing/hostile-values";
import { apiOperations, nameOf, pathWith } from "@/scripts/testing/operations";
import { type Caller, signUp } from "@/scripts/testing/people";
import { type Population, populate } from "@/scripts/testing/populate";

let server: ApiServer;
let ada: Caller;
let rows: Population;
beforeAll(async () => {
  server = await startApiServer();
  ada = await signUp(server.origin);
  rows = await populate(ada);
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

interface Refusal {
  status: number;
  type: string | null;
  code: unknown;
}

/** A refusal that keeps the contract has a status below 500 and is a problem document with a code. */
function isWell({ status, type, code }: Refusal): boolean {
  return status < 400 || (status < 500 && type === "application/problem+json" && typeof code === "string");
}

async function send(
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = {},
): Promise<Refusal> {
  const abort = new AbortController();
  const response = await fetch(`${ada.origin}/api/v1${path}`, {
    method,
    redirect: "manual",
    signal: abort.signal,
    headers: { ...ada.headers, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    body: body ?? null,
  });
  const { status } = response;
  const type = response.headers.get("content-type");
  const code = type === "application/problem+json" ? ((await response.json()) as { code: unknown }).code : null;
  // A stream of events would not end by itself.
  abort.abort();
  return { status, type, code };
}

/** Sends all, a few at a time, and gives those that broke the contract. */
async function sendAll(
  requests: readonly { label: string; run: () => Promise<Refusal> }[],
): Promise<{ accepted: number; broken: string[] }> {
  const queue = [...requests];
  const broken: string[] = [];
  let accepted = 0;
  const work = async () => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const answer = await next.run();
      if (answer.status < 400) accepted += 1;
      if (!isWell(answer)) broken.push(`${next.label} → ${JSON.stringify(answer)}`);
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
  return { accepted, broken };
}

/**
 * Every seventh of an operation's requests, beginning with another one at the next operation: the same values meet the same
 * checks in dozens of operations, and all of them everywhere take longer than the rest of the tests together.
 */
const share = 7;
const take = <T>(items: readonly T[], turn: number): T[] => items.filter((_, index) => (index + turn) % share === 0);

/** How many rows the organization has in every table of its own. */
async function countRows(): Promise<Record<string, number>> {
  const sql = getSql();
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'app' and column_name = 'tenant_id' and table_name <> 'idempotency_keys' order by table_name`;
  // One question instead of one a table: it is asked twice an operation.
  const each = tables.map(
    ({ name }) => `select '${name}' as name, count(*)::int as rows from app."${name}" where tenant_id = $1`,
  );
  const counted = await sql.unsafe<{ name: string; rows: number }[]>(each.join(" union all "), [ada.tenantId]);
  return Object.fromEntries(counted.map(({ name, rows: count }) => [name, count]));
}

const withBody = apiOperations.filter((operation) => operation.takes.includes("application/json"));

describe.each(withBody.map((operation, turn) => [nameOf(operation), operation, turn] as const))(
  "%s",
  (name, operation, turn) => {
    const path = () => pathWith(operation, rows);
    const deep = (levels: number) => `${'{"a":['.repeat(levels)}1${"]}".repeat(levels)}`;
    const bodyWith = (value: string) =>
      `{"name":${value},"metadata":${value},"elements":${value},"generationDefaults":${value},"availabilityRules":${value}}`;

    test("refuses what is no JSON object of its own, and stores nothing", async () => {
      const before = await countRows();
      const texts = {
        "an open brace": "{",
        "two values": "{}{}",
        NaN: '{"name":NaN}',
        Infinity: '{"name":Infinity}',
        "a comment": "/* */{}",
        "single quotes": "{'name':'a'}",
        "raw NUL": '{"name":"a\u0000"}',
        "an array": "[]",
        "an array of objects": '[{"name":"a"}]',
        null: "null",
        "a number": "1",
        text: '"text"',
        "an unknown field": '{"unknownField":1}',
        "prototype keys": '{"__proto__":{"name":"a"},"constructor":1}',
      };
      const large = {
        "a deep array": `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
        "a deep object in every free field": bodyWith(deep(20_000)),
        "deep NUL": bodyWith(`${"[".repeat(50_000)}"\\u0000"${"]".repeat(50_000)}`),
        "10 MB of text": `{"name":"${"x".repeat(10 * 1024 * 1024)}"}`,
        "100,000 elements": `{"elements":[${'{"type":"group"},'.repeat(99_999)}{"type":"group"}]}`,
        "100,000 keys": `{${Array.from({ length: 100_000 }, (_, index) => `"k${index}":1`).join()}}`,
      };
      // Large ones are read by the same lines for all operations: each operation has two of them.
      const own = Object.entries(large).filter((_, index) => (index + turn) % 3 === 0);
      for (const [label, text] of [...Object.entries(texts), ...own]) {
        const answer = await send(operation.method, path(), text);
        expect({ label, ...answer, well: isWell(answer) && answer.status >= 400 }).toMatchObject({ label, well: true });
      }
      expect(await countRows()).toEqual(before);
    });

    test("refuses other media types and other encodings", async () => {
      const body = JSON.stringify(rows.bodies[name]);
      for (const type of [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/jsonp",
        "x",
      ]) {
        expect(await send(operation.method, path(), body, { "content-type": type })).toMatchObject({ status: 415 });
      }
      const response = await ada.call(
        operation.method,
        path(),
        new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
        {
          "content-type": "application/json",
        },
      );
      expect(response).toMatchObject({ status: 400, body: { code: "malformed_request" } });
    });

    test("answers every hostile value in every place below 500", async () => {
      const body = rows.bodies[name];
      expect(body).toBeDefined();
      const requests = take([...mutateBody(body)], turn).map((mutated) => {
        const text = writeHostile(mutated);
        return { label: text.slice(0, 300), run: () => send(operation.method, path(), text) };
      });
      expect((await sendAll(requests)).broken).toEqual([]);
    }, 300_000);
  },
);

describe.each(apiOperations.map((operation, turn) => [nameOf(operation), operation, turn] as const))(
  "%s",
  (_name, operation, turn) => {
    const parameters = [...operation.address.matchAll(/\{(\w+)\}/g)].flatMap((match) => match[1] ?? []);
    const body = operation.takes.includes("application/json") ? "{}" : undefined;

    test("answers hostile parameters below 500", async () => {
      const before = await countRows();
      const inPath = parameters.flatMap((parameter) =>
        hostileTexts
          .filter((text) => text !== "")
          .map((text) => pathWith(operation, rows, { [parameter]: encodeURIComponent(text) })),
      );
      const strange = ["%00", "%ff", "%c0%af", "%ud800"].flatMap((raw) =>
        parameters.map((parameter) => pathWith(operation, rows, { [parameter]: raw })),
      );
      const inQuery = [...operation.query, "unknown", "__proto__"].flatMap((parameter) =>
        [...hostileTexts.map(encodeURIComponent), "%ff", "a&limit=-5", "a&limit=1&limit=2", "%ed%a0%80"].map(
          (text) => `${pathWith(operation, rows)}?${parameter}=${text}`,
        ),
      );
      // What writes is only sent with a broken path: with a good one a hostile query may be ignored.
      const paths = operation.method === "GET" ? [...inPath, ...strange, ...inQuery] : [...inPath, ...strange];
      const { accepted, broken } = await sendAll(
        take(paths, turn).map((path) => ({ label: path.slice(0, 300), run: () => send(operation.method, path, body) })),
      );
      expect(broken).toEqual([]);
      if (operation.method !== "GET" && accepted === 0) expect(await countRows()).toEqual(before);
    }, 300_000);

    test("answers hostile headers below 500", async () => {
      const path = pathWith(operation, rows, { id: crypto.randomUUID() });
      const headers: Record<string, string>[] = [
        ...[
          "",
          "Bearer",
          "Bearer ",
          "Bearer atl_",
          `Bearer atl_${"x".repeat(8000)}`,
          "Bearer a b",
          "Basic Og==",
          "atl_x",
          "bearer \u00ff",
        ].map((authorization) => ({ authorization })),
        ...[
          "",
          ";",
          "=",
          "atelier.session_token",
          "atelier.session_token=",
          "atelier.session_token=%",
          "atelier.session_token=a.b",
          "atelier.session_token=%00.%00",
          "a=b; ".repeat(500),
        ].map((cookie) => ({ cookie })),
        ...["null", "http://", "evil", "http://evil.example", "http://[", ""].map((origin) => ({ origin })),
        ...["", " ", "a b", "x".repeat(256), "\u00ff", "{}"].map((key) => ({ "idempotency-key": key })),
        ...["bytes=0-", "-1-x", "bytes */1", "999999999999999999999-9"].map((text) => ({
          range: text,
          "content-range": text,
          "last-event-id": text,
          "if-none-match": text,
        })),
        { accept: "x", "accept-encoding": "x", "accept-language": "%" },
      ];
      const { broken } = await sendAll(
        take(headers, turn).map((set) => ({
          label: JSON.stringify(set).slice(0, 200),
          run: () => send(operation.method, path, body, set),
        })),
      );
      expect(broken).toEqual([]);
    });
  },
);
