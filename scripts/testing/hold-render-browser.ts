import { flowGenerationSettingsSchema } from "@/lib/kernel/ai/scene-settings-schemas";
import { RenderBrowser } from "@/lib/kernel/rendering3d/render-browser";
import { boxGlb } from "./model-files";

// A process that renders for long, prints its browser's process number, and waits to be killed.
const browser = new RenderBrowser();
const settings = flowGenerationSettingsSchema.parse({ roomType: "studio" });
const request = { settings, about: {}, seed: 1, width: 256, height: 256, samples: 100_000 };
browser.run(request, boxGlb([0.2, 0.5, 0.2])).catch(() => undefined);
let pid: number | undefined;
while (pid === undefined) {
  pid = await browser.pid();
  await new Promise((resolve) => setTimeout(resolve, 50));
}
process.stdout.write(`${pid}\n`);
