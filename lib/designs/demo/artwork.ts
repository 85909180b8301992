import { compassEmblemSvg, mountainBadgeSvg, sunburstSvg } from "./artwork-emblems";
import { botanicalPatternSvg, geometricPatternSvg, wavePatternSvg } from "./artwork-patterns";
import { drawLandscape } from "./draw-landscape";

export const demoArtworkKeys = [
  "emblem",
  "botanical",
  "sunburst",
  "waves",
  "mountains",
  "geometric",
  "landscape",
] as const;
export type DemoArtworkKey = (typeof demoArtworkKeys)[number];

/** A file of the demo organization's asset library. */
export interface DemoArtwork {
  key: DemoArtworkKey;
  /** Name in the library. */
  name: string;
  filename: string;
  mimeType: "image/svg+xml" | "image/png";
  /** Draws the file's bytes; always the same. */
  load: () => Promise<Buffer>;
}

function vector(key: DemoArtworkKey, name: string, svg: string): DemoArtwork {
  return { key, name, filename: `${key}.svg`, mimeType: "image/svg+xml", load: async () => Buffer.from(svg, "utf8") };
}

/** Everything the demo designs are made of, drawn by the project itself. */
export const demoArtworks: readonly DemoArtwork[] = [
  vector("emblem", "Compass emblem", compassEmblemSvg),
  vector("botanical", "Botanical pattern", botanicalPatternSvg),
  vector("sunburst", "Sunburst", sunburstSvg),
  vector("waves", "Wave pattern", wavePatternSvg),
  vector("mountains", "Mountain badge", mountainBadgeSvg),
  vector("geometric", "Geometric tiles", geometricPatternSvg),
  {
    key: "landscape",
    name: "Evening ridges",
    filename: "evening-ridges.png",
    mimeType: "image/png",
    load: () => drawLandscape(),
  },
];
