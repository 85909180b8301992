import { expect, test } from "vitest";
import { anything, email, formRules, isEmailAddress, line, secret } from "./form-rules";

test("right values come back as they are sent, wrong ones with a message at their field", () => {
  const form = formRules({
    name: line("Enter a name.", 5),
    password: secret("Enter a password."),
    kept: anything<boolean>(),
  });
  expect(form.safeParse({ name: "  Mia ", password: " p ", kept: true })).toEqual({
    success: true,
    data: { name: "Mia", password: " p ", kept: true },
  });
  expect(form.safeParse({ name: "   ", password: "", kept: false })).toEqual({
    success: false,
    error: {
      issues: [
        { path: ["name"], message: "Enter a name." },
        { path: ["password"], message: "Enter a password." },
      ],
    },
  });
  expect(form.safeParse({ name: "Miriam", password: "p", kept: false })).toMatchObject({
    error: { issues: [{ path: ["name"], message: "At most 5 characters." }] },
  });
});

test("a rule sees the other fields", () => {
  const form = formRules<{ source: string; address: string }>({
    source: anything(),
    address: (value, { source }) => (source === "none" || value !== "" ? { value } : { message: "Missing." }),
  });
  expect(form.safeParse({ source: "none", address: "" }).success).toBe(true);
  expect(form.safeParse({ source: "http", address: "" }).success).toBe(false);
});

test.each(["mia@example.org", "m.b+shop@mail.example.co.uk", "o'neil@example.org", "a@b.xn--p1ai"])(
  "%s is an address",
  (text) => {
    expect(isEmailAddress(text)).toBe(true);
    expect(email("Wrong.")(` ${text} `, {})).toEqual({ value: text });
  },
);

test.each([
  "",
  "mia",
  "mia@example",
  "@example.org",
  "a b@example.org",
  "a@b@example.org",
  "a..b@example.org",
  ".a@example.org",
  "a.@example.org",
  "a@-x.org",
  "a@x-.org",
  `${"x".repeat(250)}@a.org`,
])("%j is none", (text) => {
  expect(isEmailAddress(text)).toBe(false);
  expect(email("Wrong.")(text, {})).toEqual({ message: "Wrong." });
});
