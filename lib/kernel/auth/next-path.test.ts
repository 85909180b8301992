import { describe, expect, it } from "vitest";
import { readNextPath, withNextPath } from "./next-path";

describe("readNextPath", () => {
  it("keeps paths of this studio", () => {
    expect(readNextPath("/designs?q=mug")).toBe("/designs?q=mug");
  });

  it.each(["https://example.org", "//example.org", "/\\example.org", "javascript:alert(1)", "", undefined, "/a\nb"])(
    "refuses %j",
    (value) => {
      expect(readNextPath(value)).toBe("/");
    },
  );

  it("takes nothing from a repeated parameter", () => {
    expect(readNextPath(["/a", "/b"])).toBe("/");
  });
});

describe("withNextPath", () => {
  it("encodes the target, and leaves out the start page", () => {
    expect(withNextPath("/sign-in", "/designs?q=a&b")).toBe("/sign-in?next=%2Fdesigns%3Fq%3Da%26b");
    expect(withNextPath("/sign-up", "/")).toBe("/sign-up");
  });
});
