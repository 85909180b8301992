import { NonRetriableError } from "inngest";
import { expect, test } from "vitest";
import { AppError } from "@/lib/kernel/errors";
import { terminalIfHopeless } from "./terminal-if-hopeless";

const fail = (error: Error) =>
  terminalIfHopeless(async () => {
    throw error;
  });

test.each([
  ["what the input is to blame for", new AppError("validation_failed", "No."), true],
  ["what may have been charged", new AppError("unavailable", "Too late.", { mayBeCharged: true }), true],
  ["what is away for a moment", new AppError("unavailable", "Away."), false],
  ["too many requests", new AppError("rate_limited", "Wait."), false],
  ["a bug", new Error("Oh."), false],
])("%s is or is not tried again", async (_, error, isTerminal) => {
  await expect(fail(error)).rejects.toSatisfy((thrown) => thrown instanceof NonRetriableError === isTerminal);
});
