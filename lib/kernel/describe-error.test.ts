import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { describeError } from "./describe-error";

test("a failed query is told without its parameters", () => {
  const cause = new Error("connection lost");
  const text = describeError(new DrizzleQueryError("select 1 where token = $1", ["secret\ntoken", "x ← y"], cause));
  expect(text).toContain("select 1 where token = $1");
  expect(text).toContain("connection lost");
  expect(text).toContain("at ");
  expect(text).not.toContain("secret");
  expect(text).not.toContain("token\n");
});

test("what is no error is told too", () => {
  expect(describeError("text")).toBe("text");
  expect(describeError(undefined)).toBe("undefined");
});
