import { generateText, Output, streamText } from "ai";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { createWriterModel } from "./writer-model";
import { type WriterTask, writerTasks } from "./writer-schemas";

afterAll(closeRenderPool);

const model = createWriterModel();
const product = { name: "Hygge mug", materials: ["stoneware"], colors: ["cream"], features: ["dishwasher safe"] };

function ask<Task extends WriterTask>(task: Task, input: z.input<(typeof writerTasks)[Task]["input"]>, seed = 1) {
  return generateText({
    model,
    seed,
    prompt: "Do the task.",
    output: Output.object({ schema: writerTasks[task].output }),
    providerOptions: { "built-in": { task, input: z.json().parse(input) } },
  });
}

describe("createWriterModel", () => {
  it("does each task with structured input so that its schema holds", async () => {
    const inputs = {
      campaign_plan: { brand: "Fjord", products: [product], templateIds: ["quiz", "spin_wheel"], goal: "sales" },
      marketing_copy: { product, tone: "friendly" },
      campaign_copy: { prizes: ["Hygge mug"], language: "de" },
      theme_brief: { occasion: "Christmas" },
      product_analysis: { products: [{ id: "a", ...product }] },
      alt_text: { product },
      chat_reply: { message: "What is the status?", facts: { status: "live" } },
    } satisfies { [Task in WriterTask]?: z.input<(typeof writerTasks)[Task]["input"]> };
    for (const [task, input] of Object.entries(inputs)) {
      const { output, usage } = await ask<WriterTask>(task as keyof typeof inputs, input);
      expect(writerTasks[task as keyof typeof inputs].output.safeParse(output).error).toBeUndefined();
      expect(usage.outputTokens).toBeGreaterThan(5);
    }
  });

  it("assigns products to rooms and counts them", async () => {
    const products = [
      { id: "1", name: "Hygge mug" },
      { id: "2", name: "Nord", category: "Floor lamps", materials: ["oak"] },
      { id: "3", name: "Thing", roomTypes: ["Bath room / bathroom"] },
    ];
    const { output } = await ask("product_analysis", { products, analyzedAt: "2026-01-02T03:04:05Z" });
    expect(output).toMatchObject({
      productRoomAssignments: { 1: "kitchen", 2: "living room", 3: "bathroom" },
      roomTypeDistribution: { kitchen: 1, "living room": 1, bathroom: 1 },
      suggestedStyles: ["scandinavian"],
      analyzedAt: "2026-01-02T03:04:05Z",
    });
  });

  it("writes the same text for the same seed", async () => {
    const texts = await Promise.all(
      [7, 7, 8].map(async (seed) => (await ask("marketing_copy", { product }, seed)).text),
    );
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).not.toBe(texts[2]);
  });

  it("analyses the scene of a picture in the prompt", async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#2f86d8"/>
<rect y="200" width="400" height="100" fill="#e2cba0"/></svg>`;
    const data = new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer());
    const { output, warnings } = await generateText({
      model,
      messages: [{ role: "user", content: [{ type: "file", mediaType: "image/png", data }] }],
      output: Output.object({ schema: writerTasks.scene_analysis.output }),
    });
    expect(output).toMatchObject({
      environment: "outdoor",
      suggestedRoomTypes: ["beach", "patio"],
      materials: { floor: "sand" },
    });
    expect(warnings).toMatchObject([{ type: "compatibility", feature: "prompt" }]);
  });

  it("reads task, product and tone from the prompt's words", async () => {
    const { output } = await generateText({
      model,
      prompt: "Write playful headlines.\nProduct: Hygge mug\nMaterial: stoneware\nColours: cream, sage",
      output: Output.object({ schema: z.object({ variants: z.array(z.object({ headline: z.string().max(20) })) }) }),
    });
    expect(output.variants.length).toBe(3);
    expect(output.variants.every(({ headline }) => headline.length <= 20)).toBe(true);
  });

  it("answers in a chat from its facts and says what it is", async () => {
    const facts = {
      campaign: { name: "Winter wheel", status: "live" },
      prizes: [{ label: "Mug" }, { label: "Voucher" }],
    };
    const chat = async (message: string, earlierReplies = 1) =>
      (
        await generateText({
          model,
          prompt: message,
          providerOptions: { "built-in": { task: "chat_reply", input: { message, facts, earlierReplies } } },
        })
      ).text;
    expect(await chat("What is the status of the campaign?")).toBe("Status: live.");
    expect(await chat("Which prizes are there?")).toBe("Prizes (2): Mug and Voucher.");
    expect(await chat("Welchen Status hat die Kampagne?")).toContain("live");
    expect(await chat("Who are you?")).toContain("not a language model");
    expect(await chat("Who is the president of France?")).toContain("I found nothing about that");
    expect(await chat("Hello", 0)).toContain("works by rules");
  });

  it("streams what it would have answered", async () => {
    const stream = streamText({ model, prompt: "Hello" });
    const pieces: string[] = [];
    for await (const piece of stream.textStream) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.join("")).toBe((await generateText({ model, prompt: "Hello" })).text);
    expect(await stream.finishReason).toBe("stop");
  });

  it("gives the wanted shape for unknown tasks and warns that it means nothing", async () => {
    const { output, warnings } = await generateText({
      model,
      prompt: "Solve it.",
      output: Output.object({ schema: z.object({ answer: z.number().min(3), steps: z.array(z.string()).min(1) }) }),
    });
    expect(output.answer).toBeGreaterThanOrEqual(3);
    expect(warnings).toMatchObject([{ type: "other" }]);
  });

  it("says which settings it ignores, and stops at the wanted length", async () => {
    const { warnings, finishReason, usage } = await generateText({
      model,
      prompt: "Who are you?",
      temperature: 0.3,
      maxOutputTokens: 4,
      maxRetries: 0,
    });
    expect(warnings).toMatchObject([{ type: "unsupported", feature: "temperature" }]);
    expect(finishReason).toBe("length");
    expect(usage.outputTokens).toBeLessThanOrEqual(4);
  });

  it("refuses unknown tasks, wrong input and scenes without a picture", async () => {
    const call = (options: z.core.util.JSONType) =>
      Promise.resolve(
        model.doGenerate({
          prompt: [{ role: "user", content: [{ type: "text", text: "x" }] }],
          providerOptions: { "built-in": z.record(z.string(), z.json()).parse(options) },
        }),
      );
    await expect(call({ task: "poem" })).rejects.toMatchObject({ code: "validation_failed" });
    await expect(call({ task: "marketing_copy", input: { product: {} } })).rejects.toMatchObject({
      code: "validation_failed",
      errors: [{ path: "product.name" }],
    });
    await expect(call({ task: "scene_analysis", input: {} })).rejects.toMatchObject({ code: "validation_failed" });
  });
});
