import { expect, test } from "vitest";
import { changedSettings, parseSettings, readSettings } from "./settings-form";

test("settings are read from a clipboard, what is not understood is left out", () => {
  expect(parseSettings('{"style":"rustic","varietyLevel":99,"nonsense":1,"props":["plant"]}')).toEqual({
    style: "rustic",
    props: ["plant"],
  });
  expect(parseSettings("hello")).toBeNull();
  expect(parseSettings("[1]")).toBeNull();
  expect(readSettings({ nonsense: true })).toBeNull();
});

test("only what was changed is asked for", () => {
  const before = { style: "rustic", props: ["plant"], varietyLevel: 3 };
  expect(changedSettings({ ...before, style: "modern" }, before)).toEqual({ style: "modern" });
  expect(changedSettings({ ...before, props: ["plant", "rug"] }, before)).toEqual({ props: ["plant", "rug"] });
  expect(changedSettings({ ...before, promptText: "" }, { ...before, promptText: "more light" })).toEqual({
    promptText: "",
  });
  expect(changedSettings(before, before)).toEqual({});
});
