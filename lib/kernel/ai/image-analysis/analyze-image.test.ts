import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { analyzeImage } from "./analyze-image";
import { nameColor, translateColor } from "./color-names";
import { imageAnalysisSchema } from "./image-analysis-schemas";

afterAll(closeRenderPool);

async function drawSvg(body: string, size: { width: number; height: number } = { width: 900, height: 700 }) {
  const { width, height } = size;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer());
}

const room = `<defs><pattern id="f" width="900" height="26" patternUnits="userSpaceOnUse"><rect width="900" height="26" fill="#a06a3c"/>
<rect y="22" width="900" height="3" fill="#6f4522"/></pattern></defs><rect width="900" height="700" fill="#e8dcc6"/>
<rect y="480" width="900" height="220" fill="url(#f)"/><rect x="560" y="80" width="200" height="280" fill="#fff"/>
<rect x="160" y="330" width="330" height="190" fill="#4f6b52"/>`;
const beach = `<defs><linearGradient id="s" x2="0" y2="1"><stop offset="0" stop-color="#3d8fdc"/><stop offset="1" stop-color="#bfe1f5"/></linearGradient></defs>
<rect width="900" height="400" fill="url(#s)"/><rect y="400" width="900" height="90" fill="#1f6f8f"/><rect y="490" width="900" height="210" fill="#e2cba0"/>`;

async function drawPixels(value: (x: number, y: number) => number) {
  const side = 320;
  const data = Buffer.alloc(side * side);
  for (let at = 0; at < data.length; at += 1) data[at] = value(at % side, Math.floor(at / side));
  return new Uint8Array(
    await sharp(data, { raw: { width: side, height: side, channels: 1 } })
      .png()
      .toBuffer(),
  );
}

describe("analyzeImage", () => {
  it("finds a product on a plain ground, its box and colours", async () => {
    const analysis = await analyzeImage(
      await drawSvg(
        `<rect width="800" height="800" fill="#fff"/><rect x="250" y="280" width="260" height="300" fill="#c2452d"/>`,
        {
          width: 800,
          height: 800,
        },
      ),
    );
    expect(imageAnalysisSchema.safeParse(analysis).success).toBe(true);
    expect(analysis.palette.map(({ name }) => name)).toEqual(["white", "brick red"]);
    expect(analysis.palette[1]?.share).toBeCloseTo((260 * 300) / 800 ** 2, 1);
    expect(analysis.background).toMatchObject({ isPlain: true, hex: "#ffffff" });
    expect(analysis.subject?.x).toBeCloseTo(250 / 800, 1);
    expect(analysis.subject?.height).toBeCloseTo(300 / 800, 1);
    expect(analysis.environment.guess).toBe("unclear");
  });

  it("tells a room from the outdoors, warm from cool, a plank floor from sand", async () => {
    const [inside, outside] = await Promise.all([
      analyzeImage(await drawSvg(room)),
      analyzeImage(await drawSvg(beach)),
    ]);
    expect(inside.environment.guess).toBe("indoor");
    expect(outside.environment.guess).toBe("outdoor");
    expect(outside.environment.sky).toBeGreaterThan(0.9);
    expect(outside.environment.horizon).toBeCloseTo(400 / 700, 1);
    expect(inside.warmth).toBeGreaterThan(0.3);
    expect(outside.warmth).toBeLessThan(0);
    expect(inside.bands.bottom.texture.kind).toBe("wood-like");
    expect(outside.bands.bottom.texture.kind).toBe("smooth");
  });

  it("measures brightness, contrast and texture", async () => {
    const [flat, weave, stripes] = await Promise.all([
      analyzeImage(await drawPixels(() => 40)),
      // Threads over and under each other.
      analyzeImage(
        await drawPixels((x, y) => 130 + 45 * Math.sin(((x >> 3) + (y >> 3)) % 2 === 0 ? x * 1.1 : y * 1.1)),
      ),
      analyzeImage(await drawPixels((_, y) => 130 + 60 * ((y >> 3) % 2))),
    ]);
    expect(flat.brightness).toBeLessThan(0.4);
    expect(flat.contrast).toBe(0);
    expect(flat.texture.kind).toBe("smooth");
    expect(weave.texture.kind).toBe("woven");
    expect(stripes.texture.kind).toBe("wood-like");
    expect(stripes.texture.directionDegrees).toBe(0);
    expect(stripes.contrast).toBeGreaterThan(0.1);
  });

  it("says equal things of equal bytes and sees the upright picture", async () => {
    const bytes = await drawSvg(room);
    expect(await analyzeImage(bytes)).toEqual(await analyzeImage(bytes));
    const turned = new Uint8Array(await sharp(bytes).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    const facts = await sharp(turned).metadata();
    expect(facts.orientation).toBe(6);
    expect(await analyzeImage(turned)).toMatchObject({ widthPx: 700, heightPx: 900 });
  });

  it("ignores what is see-through", async () => {
    const analysis = await analyzeImage(await drawSvg(`<circle cx="450" cy="350" r="120" fill="#1c2b52"/>`));
    expect(analysis.palette).toHaveLength(1);
    expect(analysis.palette[0]?.name).toBe("navy");
    expect(analysis.background.name).toBe("transparent");
  });

  it("refuses what is no picture", async () => {
    const page = new TextEncoder().encode("<html><body>502 Bad Gateway</body></html>");
    await expect(analyzeImage(page)).rejects.toMatchObject({ code: "validation_failed" });
    await expect(analyzeImage(new Uint8Array())).rejects.toMatchObject({ code: "validation_failed" });
  });
});

describe("colour names", () => {
  it("names colours in English and German", () => {
    expect(nameColor("#ffffff")).toBe("white");
    expect(nameColor("#c2c2c1")).toBe("light grey");
    expect(nameColor("#1c2b52", "de")).toBe("Marineblau");
    expect(translateColor("Sage")).toBe("Salbeigrün");
    expect(translateColor("sunset")).toBe("sunset");
  });
});
