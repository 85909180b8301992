import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redact } from "./redact";

const secrets = [
  "sk-proj-abcDEF0123456789_-xyz",
  "sk-ant-api03-AbCdEf012345",
  "r8_AbCdEf0123456789AbCdEf0123456789abc",
  "AIzaSyA0123456789abcdefghijklmnopqrstuv",
  "xoxb-1234567890-abcdefghij",
  "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
  "figd_0123456789abcdefghijklmn",
  "ghp_0123456789abcdefghijklmnopqrstuvwxyz",
  "AKIAIOSFODNN7EXAMPLE",
  "6f0c1b2a-1111-4222-8333-944455566677:0123456789abcdef0123456789abcdef",
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-DEF_123",
  "signkey-prod-0123456789abcdef",
];

describe("redact", () => {
  test.each(secrets)("takes %s out of a sentence, a list and an object", (secret) => {
    const text = `The provider said: ${secret} is wrong (${secret}).`;
    const clean = redact({ error: { message: text }, list: [text], note: secret });
    expect(JSON.stringify(clean)).not.toContain(secret);
    expect(redact(text)).toBe("The provider said: [redacted] is wrong ([redacted]).");
  });

  test.each([
    ["https://hooks.slack.com/services/T0/B0/abc", "https://hooks.slack.com/[redacted]"],
    [
      "https://prod-1.westeurope.logic.azure.com:443/workflows/a/triggers/manual/paths/invoke?sig=x",
      "https://prod-1.westeurope.logic.azure.com:443/[redacted]",
    ],
    ["https://acme.webhook.office.com/webhookb2/1@2/IncomingWebhook/3", "https://acme.webhook.office.com/[redacted]"],
    ["postgres://app:hunter2@db.local:5432/x", "postgres://[redacted]@db.local:5432/x"],
    ["Authorization: Bearer abcdefgh", "Authorization: Bearer [redacted]"],
    ["GET /models?key=short1&page=2", "GET /models?key=[redacted]&page=2"],
    ['{"api_key": "0123456789abcdef"}', '{"api_key": "[redacted]"}'],
    ["Incorrect API key provided: abc123def456.", "Incorrect API key provided: [redacted]"],
  ])("%s", (text, clean) => {
    expect(redact(text)).toBe(clean);
  });

  test("values of key-like names go, whatever they look like", () => {
    expect(
      redact({
        apiKey: "x",
        "X-Api-Key": "x",
        client_secret: "x",
        accessToken: "x",
        tokens: { access: "x", refresh: ["x"] },
        "set-cookie": "x",
        empty: { password: "" },
      }),
    ).toEqual({
      apiKey: "[redacted]",
      "X-Api-Key": "[redacted]",
      client_secret: "[redacted]",
      accessToken: "[redacted]",
      tokens: { access: "[redacted]", refresh: ["[redacted]"] },
      "set-cookie": "[redacted]",
      empty: { password: "" },
    });
  });

  test("what is no secret stays", () => {
    const plain = {
      credentialId: "0191d2a0-7b7a-7000-8000-000000000001",
      apiKeyId: "0191d2a0-7b7a-7000-8000-000000000002",
      inputTokens: 1200,
      hasSecret: true,
      secretHint: "9xyz",
      title: "Key account: tokens of gratitude, the key to success",
      url: "https://example.com/a?page=2",
      hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      none: null,
    };
    expect(redact(plain)).toEqual(plain);
  });

  test("a given secret goes in every form an answer may repeat it", () => {
    const secret = 'pass"word/äöü';
    const text = [secret, JSON.stringify(secret), encodeURIComponent(secret), Buffer.from(secret).toString("base64")];
    const clean = JSON.stringify(redact({ text }, [secret]));
    expect(clean.match(/redacted/g)).toHaveLength(4);
    expect(clean).not.toContain("word");
  });

  test("redacting twice changes nothing more, and no depth or size breaks it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...secrets), (value, secret) => {
        const once = redact({ value, text: `${JSON.stringify(value)} token=${secret}` });
        expect(JSON.stringify(once)).not.toContain(secret);
        expect(redact(once)).toEqual(once);
      }),
      { numRuns: 300 },
    );
    let deep: unknown = "sk-0123456789";
    for (let level = 0; level < 1000; level += 1) deep = { deep };
    expect(JSON.stringify(redact(deep))).not.toContain("sk-0123456789");
  });
});
