import { describe, expect, it } from "vitest";
import { commands } from "./commands";
import { commandFor, isStroke, type Stroke } from "./stage/use-command-keys";

const stroke = (key: string, code: string, held: Partial<Stroke> = {}): Stroke => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe("commands", () => {
  it("have an id of their own, a name, and no key that another has", () => {
    expect(new Set(commands.map((command) => command.id)).size).toBe(commands.length);
    const strokes = commands
      .flatMap((command) => [command.keys, ...(command.alsoKeys ?? [])])
      .filter((keys) => keys.length > 0);
    const written = strokes.map((keys) => keys.toSorted().join("+"));
    expect(written.filter((keys, index) => written.indexOf(keys) !== index)).toEqual([]);
    for (const { label } of commands) expect(label).toMatch(/^[A-Z]/);
  });

  it.each([
    ["order-front", stroke("}", "BracketRight", { ctrlKey: true, shiftKey: true })],
    ["order-backward", stroke("[", "BracketLeft", { metaKey: true })],
    ["fit", stroke("!", "Digit1", { shiftKey: true })],
    ["copy-style", stroke("ç", "KeyC", { ctrlKey: true, altKey: true })],
    ["move-left-far", stroke("ArrowLeft", "ArrowLeft", { shiftKey: true })],
    ["rotate-right-far", stroke(">", "Period", { shiftKey: true })],
    ["zoom-in", stroke("=", "Equal", { ctrlKey: true })],
    ["help", stroke("?", "Slash", { shiftKey: true })],
    ["redo", stroke("Z", "KeyZ", { ctrlKey: true, shiftKey: true })],
  ])("%s is found by its keys on any keyboard", (id, event) => {
    expect(commandFor(event)?.id).toBe(id);
  });

  it("leave copy, cut and paste to the browser", () => {
    expect(commandFor(stroke("c", "KeyC", { ctrlKey: true }))).toBeUndefined();
    expect(isStroke([], stroke("c", "KeyC"))).toBe(false);
  });
});
