import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fitSchema, type JsonSchema } from "./fit-schema";
import { writerTasks } from "./writer-schemas";

const leaf: fc.Arbitrary<z.ZodType> = fc.oneof(
  fc.constant(z.boolean()),
  fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat({ max: 40 })).map(([least, span]) =>
    z
      .number()
      .int()
      .min(least)
      .max(least + span),
  ),
  fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 20 })).map(([least, span]) =>
    z
      .string()
      .min(least)
      .max(least + span),
  ),
  fc.constant(z.enum(["one", "two"])),
  fc.constant(z.literal("fixed")),
  fc.constant(z.string().nullable()),
  fc.constant(z.iso.date()),
);
const { schema: anySchema } = fc.letrec<{ schema: z.ZodType }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    tie("schema").map((inner) => z.array(inner).min(1).max(3)),
    tie("schema").map((inner) => inner.optional()),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie("schema"), { maxKeys: 4 }).map((shape) => z.object(shape)),
    fc.tuple(tie("schema"), tie("schema")).map(([left, right]) => z.union([left, right])),
  ),
}));

function toJsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { target: "draft-7" }) as JsonSchema;
}

describe("fitSchema", () => {
  it("makes any value satisfy any schema", () => {
    fc.assert(
      fc.property(anySchema, fc.jsonValue(), (schema, value) => {
        const required = z.object({ value: schema });
        const fitted = fitSchema({ value }, toJsonSchema(required), "Filler");
        expect(required.safeParse(fitted).error).toBeUndefined();
      }),
      { numRuns: 400 },
    );
  });

  it("keeps what fits, whatever the task", () => {
    const values = {
      chat_reply: { reply: "Status: live." },
      alt_text: { altText: "Mug on a table", caption: "Mug on a table." },
    };
    for (const [task, value] of Object.entries(values)) {
      const { output } = writerTasks[task as keyof typeof values];
      expect(fitSchema(value, toJsonSchema(output), "Filler")).toEqual(value);
    }
  });

  it("follows references and leaves out what is not allowed", () => {
    const schema: JsonSchema & { definitions: Record<string, JsonSchema> } = {
      type: "object",
      properties: { node: { $ref: "#/definitions/node" } },
      required: ["node"],
      additionalProperties: false,
      definitions: { node: { type: "object", properties: { name: { type: "string" } }, required: ["name"] } },
    };
    expect(fitSchema({ node: { name: "a" }, other: 1 }, schema, "x")).toEqual({ node: { name: "a" } });
    expect(fitSchema({}, schema, "x")).toEqual({ node: { name: "x" } });
  });
});
