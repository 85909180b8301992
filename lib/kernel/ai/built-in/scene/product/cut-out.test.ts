import { createCanvas } from "@napi-rs/canvas";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { drawProductPhoto } from "@/scripts/testing/product-photos";
import { cutOutProduct, type ProductPicture } from "./cut-out";

const alphaAt = ({ width, height, pixels }: ProductPicture, x: number, y: number) =>
  pixels[(Math.floor(y * (height - 1)) * width + Math.floor(x * (width - 1))) * 4 + 3] ?? -1;

/** Share of opaque pixels. */
function coverage({ pixels }: ProductPicture): number {
  let opaque = 0;
  for (let at = 3; at < pixels.length; at += 4) if ((pixels[at] ?? 0) > 128) opaque += 1;
  return opaque / (pixels.length / 4);
}

describe("cutOutProduct", () => {
  it.each(["#ffffff", "#e4e4e4", "#cfd8dc"])("takes a mug off %s, handle and all", async (background) => {
    const picture = await cutOutProduct(await drawProductPhoto("mug", background));
    expect(picture.kind).toBe("cut-out");
    expect(picture.width / picture.height).toBeGreaterThan(0.95);
    expect(alphaAt(picture, 0.3, 0.5)).toBe(255);
    // Inside the handle the background showed through.
    expect(alphaAt(picture, 0.82, 0.5)).toBe(0);
    expect(alphaAt(picture, 0.99, 0.02)).toBe(0);
  });

  it("takes soft shadows and an uneven background away", async () => {
    const canvas = createCanvas(400, 400);
    const context = canvas.getContext("2d");
    const ground = context.createLinearGradient(0, 0, 400, 400);
    ground.addColorStop(0, "#f6f6f6");
    ground.addColorStop(1, "#dcdcdc");
    context.fillStyle = ground;
    context.fillRect(0, 0, 400, 400);
    context.filter = "blur(22px)";
    context.fillStyle = "rgba(60,60,60,0.35)";
    context.fillRect(90, 290, 260, 30);
    context.filter = "none";
    context.fillStyle = "#a03020";
    context.fillRect(120, 100, 160, 200);
    const picture = await cutOutProduct(await canvas.encode("png"));
    expect(picture.kind).toBe("cut-out");
    expect(Math.abs(picture.width - 160)).toBeLessThan(8);
    expect(Math.abs(picture.height - 200)).toBeLessThan(12);
    expect(coverage(picture)).toBeGreaterThan(0.93);
  });

  it("keeps white print inside a product", async () => {
    const canvas = createCanvas(300, 300);
    const context = canvas.getContext("2d");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, 300, 300);
    context.fillStyle = "#202840";
    context.fillRect(50, 40, 200, 220);
    context.fillStyle = "#ffffff";
    context.fillRect(125, 125, 50, 50);
    expect(coverage(await cutOutProduct(await canvas.encode("png")))).toBeGreaterThan(0.98);
  });

  it("respects alpha that is there", async () => {
    const circle = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><circle cx="50" cy="50" r="30" fill="#fff"/></svg>',
    );
    const picture = await cutOutProduct(await sharp(circle).png().toBuffer());
    expect(picture).toMatchObject({ kind: "cut-out", width: 60, height: 60 });
    expect(coverage(picture)).toBeCloseTo(Math.PI / 4, 1);
  });
});
