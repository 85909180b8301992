import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildRequest } from "./build-request";
import { readAnswer } from "./call-app";
import { NestedTooDeeply, toCanonicalJson } from "./canonical-json";
import { evaluateKey, evaluateNumber, isMatch, leafKeys, matchKey } from "./evaluate-cel";
import { type LoadedRun, remember } from "./load-run";
import { createLog } from "./log";
import { isUuid, newId, seededId } from "./new-id";
import { backoff, parseDuration, parseMoment, parseRetryAfter } from "./parse-duration";
import { readSettings } from "./read-settings";
import { nextCronTime } from "./registry";
import { hashedSigningKey, isSignedBy, sameSecret, signBody } from "./sign";

const key = `signkey-prod-${"ab".repeat(32)}`;

describe("durations and moments", () => {
  test.each([
    ["1s", 1000],
    ["1m30s", 90_000],
    ["1w2d3h4m5s", 788_645_000],
    ["250ms", 250],
    ["", 0],
  ])("%s is %d ms", (text, ms) => expect(parseDuration(text)).toBe(ms));

  test.each(["x", "1", "5y", "-1s", "1s x"])("%s is none", (text) => expect(parseDuration(text)).toBeUndefined());

  test("a moment is a duration from now or an ISO date", () => {
    expect(parseMoment("2s", 1000)?.getTime()).toBe(3000);
    expect(parseMoment("2030-01-02T03:04:05.000Z", 0)?.toISOString()).toBe("2030-01-02T03:04:05.000Z");
    expect(parseMoment("soon", 0)).toBeUndefined();
  });

  test("Retry-After is seconds or a date, between a second and a day", () => {
    expect(parseRetryAfter("30", 0)).toBe(30_000);
    expect(parseRetryAfter("0", 0)).toBe(1000);
    expect(parseRetryAfter("999999999", 0)).toBe(86_400_000);
    expect(parseRetryAfter(new Date(60_000).toISOString(), 0)).toBe(60_000);
    expect(parseRetryAfter("never", 0)).toBeUndefined();
  });

  test("backoff grows and stays within its bound", () => {
    fc.assert(
      fc.property(fc.nat(50), (attempt) => {
        const wait = backoff(attempt);
        expect(wait).toBeGreaterThanOrEqual(1000);
        expect(wait).toBeLessThanOrEqual(720_000);
        expect(backoff(attempt + 1) * 1.21).toBeGreaterThan(wait);
      }),
    );
  });

  test("cron expressions, with a time zone", () => {
    const after = new Date("2026-06-01T00:00:00Z");
    expect(nextCronTime("0 12 * * *", after)?.toISOString()).toBe("2026-06-01T12:00:00.000Z");
    expect(nextCronTime("TZ=Europe/Paris 0 12 * * *", after)?.toISOString()).toBe("2026-06-01T10:00:00.000Z");
    expect(nextCronTime("every day", after)).toBeUndefined();
    expect(nextCronTime("TZ=Nowhere/Else 0 12 * * *", after)).toBeUndefined();
  });
});

describe("expressions", () => {
  const scope = {
    event: { name: "e", data: { n: 5, s: "a", deep: { id: "x" } } },
    async: { data: { deep: { id: "x" } } },
  };

  test.each([
    ["event.data.n == 5", true],
    ["event.data.n > 4 && event.data.s == 'a'", true],
    ["event.data.deep.id == async.data.deep.id", true],
    ["event.data.missing == 'a'", false],
    ["event.data.n", false],
    ["this is no expression(", false],
    ["", true],
    [undefined, true],
  ])("%s", (expression, expected) => expect(isMatch(expression, scope)).toBe(expected));

  test("keys and numbers", () => {
    expect(evaluateKey("event.data.s + '-' + event.data.deep.id", scope)).toBe("a-x");
    expect(evaluateKey("event.data.n", scope)).toBe("5");
    expect(evaluateKey("event.data.missing", scope)).toBe("");
    expect(evaluateKey(undefined, scope)).toBe("");
    expect(evaluateKey("'constant'", scope)).toBe("constant");
    expect(evaluateNumber("event.data.n", scope)).toBe(5);
    expect(evaluateNumber("120", scope)).toBe(120);
    expect(evaluateNumber("event.data.s", scope)).toBeUndefined();
  });

  test("an indexed match finds exactly the events with an equal value at the path", () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(leaf, leaf, (mine, theirs) => {
        const indexed = matchKey("event.data.a.b == async.data.a.b", { data: { a: { b: mine } } });
        const keys = leafKeys({ name: "e", data: { a: { b: theirs }, list: [mine], c: null } });
        expect(keys?.includes(indexed ?? "")).toBe(mine === theirs);
      }),
    );
    expect(matchKey("event.data.a == async.data.b", { data: { a: 1 } })).toBeNull();
    expect(matchKey("event.data.a == async.data.a", { data: {} })).toBeNull();
    expect(
      leafKeys({ data: Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`k${index}`, index])) }),
    ).toBeNull();
  });
});

describe("signatures and canonical JSON", () => {
  test("a body is signed with its time; nothing else passes", () => {
    const signature = signBody(key, "{}");
    expect(isSignedBy(key, "{}", signature)).toBe(true);
    expect(isSignedBy(key, "{ }", signature)).toBe(false);
    expect(isSignedBy(`signkey-prod-${"cd".repeat(32)}`, "{}", signature)).toBe(false);
    expect(isSignedBy(key, "{}", signature.replace("t=", "t=9"))).toBe(false);
    expect(isSignedBy(key, "{}", undefined)).toBe(false);
    expect(hashedSigningKey(key)).toMatch(/^signkey-prod-[0-9a-f]{64}$/);
    expect([sameSecret("a", "a"), sameSecret("a", "ab"), sameSecret("", "a")]).toEqual([true, false, false]);
  });

  test("canonical JSON means the same, sorted, whatever order it came in", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = toCanonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(toCanonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
    expect(toCanonicalJson({ b: 1, a: [undefined, { d: undefined, c: "\u2028" }], "10": 1, "9": 2 })).toBe(
      '{"10":1,"9":2,"a":[null,{"c":"\u2028"}],"b":1}',
    );
    expect(toCanonicalJson(undefined)).toBe("null");
    expect(() => toCanonicalJson([[[]]], 1)).toThrow(NestedTooDeeply);
  });

  test("a call's body is canonical and carries memos in the order they were made", () => {
    const run: LoadedRun = {
      id: newId(),
      functionId: "app-f",
      tenantId: null,
      status: "running",
      event: '{"data":{},"name":"e"}',
      events: '[{"data":{},"name":"e"}]',
      pending: 0,
      racing: false,
      priority: 0,
      slots: null,
      memos: new Map(),
      order: [],
      memoBytes: 0,
    };
    remember(run, "ff", '{"data":1}');
    remember(run, "aa", "null");
    remember(run, "ff", '{"data":2}');
    const body = buildRequest(run, { attempt: 1, maxAttempts: 4, planOnly: true });
    expect(toCanonicalJson(JSON.parse(body))).toBe(body);
    expect(JSON.parse(body)).toMatchObject({
      ctx: {
        attempt: 1,
        max_attempts: 4,
        disable_immediate_execution: true,
        stack: { stack: ["ff", "aa"] },
        use_api: false,
      },
      steps: { ff: { data: 1 }, aa: null },
    });
    remember(run, "bb", JSON.stringify("x".repeat(5_000_000)));
    expect(JSON.parse(buildRequest(run, { attempt: 0, maxAttempts: 1, planOnly: false }))).toMatchObject({
      ctx: { use_api: true },
      steps: {},
      events: [],
    });
  });

  test("ids: UUIDv7, and the same from the same seed", () => {
    expect(isUuid(newId())).toBe(true);
    expect(newId().charAt(14)).toBe("7");
    expect(seededId(1_700_000_000_000, "a")).toBe(seededId(1_700_000_000_000, "a"));
    expect(seededId(1_700_000_000_000, "a")).not.toBe(seededId(1_700_000_000_000, "b"));
    expect([isUuid("x"), isUuid(7), isUuid(null)]).toEqual([false, false, false]);
  });
});

describe("answers of the app", () => {
  const sdk = { "x-inngest-sdk": "inngest-js:v4" };
  const signed = (text: string) => ({ ...sdk, "x-inngest-signature": signBody(key, text) });
  const read = (status: number, text: string, headers: Record<string, string>) =>
    readAnswer({ status, text, headers }, key);

  test("what is not the app's is no answer", () => {
    expect(read(200, "<html>", {}).kind).toBe("away");
    expect(read(302, "", {}).kind).toBe("away");
    expect(read(401, "{}", {}).kind).toBe("away");
    expect(read(503, "", {}).kind).toBe("away");
    expect(read(200, "1", sdk).kind).toBe("away");
    expect(read(200, "1", signed("2")).kind).toBe("away");
    expect(read(500, "crash", {})).toMatchObject({ kind: "error", retriable: true });
  });

  test("results, ops and errors", () => {
    expect(read(200, "1", signed("1"))).toEqual({ kind: "done", output: "1" });
    const ops = '[{"id":"ab","op":"StepRun","data":1}]';
    expect(read(206, ops, { ...signed(ops), "x-inngest-req-version": "1" })).toMatchObject({
      kind: "ops",
      version: "1",
    });
    expect(read(206, "{", signed("{"))).toMatchObject({ kind: "error", retriable: true });
    expect(read(206, '[{"id":"","op":"x"}]', signed('[{"id":"","op":"x"}]'))).toMatchObject({ kind: "error" });
    const thrown = '{"name":"E","message":"m"}';
    expect(read(400, thrown, { ...sdk, "x-inngest-no-retry": "true" })).toMatchObject({
      kind: "error",
      retriable: false,
      error: { name: "E", message: "m" },
    });
    expect(read(500, thrown, { ...sdk, "x-inngest-no-retry": "false", "retry-after": "7" })).toMatchObject({
      retriable: true,
      retryAfter: "7",
    });
    expect(read(500, "not json", sdk)).toMatchObject({ retriable: true, error: { message: "The app answered 500." } });
  });
});

describe("settings and log", () => {
  const env = {
    DATABASE_URL: "postgresql://a",
    EXECUTOR_PORT: "8288",
    ATELIER_APP_URL: "http://127.0.0.1:3000/api/inngest",
    INNGEST_SIGNING_KEY: key,
    INNGEST_EVENT_KEY: "0123456789abcdef",
  };

  test("complete settings", () => {
    expect(readSettings(env)).toEqual({
      databaseUrl: "postgresql://a",
      port: 8288,
      host: "127.0.0.1",
      appUrl: env.ATELIER_APP_URL,
      signingKey: key,
      eventKey: env.INNGEST_EVENT_KEY,
    });
    expect(readSettings({ ...env, DATABASE_DIRECT_URL: "postgresql://b" }).databaseUrl).toBe("postgresql://b");
    expect(readSettings({ ...env, DATABASE_DIRECT_URL: "" }).databaseUrl).toBe("postgresql://a");
  });

  test.each([
    ["DATABASE_URL", undefined],
    ["EXECUTOR_PORT", "none"],
    ["EXECUTOR_PORT", "70000"],
    ["ATELIER_APP_URL", "studio"],
    ["INNGEST_SIGNING_KEY", "signkey-prod-secretsecret"],
    ["INNGEST_EVENT_KEY", "short"],
  ])("%s = %s is named, its value is not", (name, value) => {
    const read = () => readSettings({ ...env, [name]: value });
    expect(read).toThrow(name);
    if (value !== undefined && value.length > 5) expect(read).not.toThrow(value);
  });

  test("the log never shows a secret", () => {
    const lines: string[] = [];
    const log = createLog([key, ""], (line) => lines.push(line));
    log("warn", `refused ${key}`, { url: `http://x/e/${key}` });
    expect(lines.join("")).not.toContain(key);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: "warn", message: "refused [secret]" });
  });
});
