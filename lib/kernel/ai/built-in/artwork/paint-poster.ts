import { mix, toHex } from "@/lib/kernel/ai/built-in/scene/colors";
import { isLight } from "@/lib/kernel/ai/built-in/scene/palettes";
import { registerFonts } from "@/lib/kernel/rendering/font-files";
import { type ArtworkArea, addGrain, paintMesh } from "./paint-background";

/** Type of the title and of what stands under it. */
const pairs = [
  ["playfair-display/700", "inter/400"],
  ["anton/400", "inter/500"],
  ["inter/800", "inter/400"],
  ["abril-fatface/400", "lato/400"],
] as const;

/** A poster: a ground, one large motif, and the title set as large as it fits. */
export function paintPoster(area: ArtworkArea, title: string, subtitle: string): void {
  const { context, width, height, colors, random } = area;
  const layout = random.pick(["arch", "sun", "band"] as const);
  const paper = random.chance(0.5) ? colors.light : mix(colors.light, colors.second, 0.25);
  const ink = isLight(paper) ? colors.dark : colors.light;
  const unit = Math.min(width, height);
  if (layout === "band") paintMesh(area);
  else {
    context.fillStyle = toHex(paper);
    context.fillRect(0, 0, width, height);
  }
  if (layout === "arch") paintArches(area);
  else if (layout === "sun") paintSun(area);
  else {
    context.fillStyle = toHex(paper);
    context.fillRect(unit * 0.06, height * 0.58, width - unit * 0.12, height * 0.42 - unit * 0.06);
  }
  if (layout !== "band") addGrain(context, width, height, random, 6);
  const [titleFont, textFont] = random.pick<(typeof pairs)[number]>(pairs);
  const { familyOf } = registerFonts([]);
  const margin = unit * (layout === "band" ? 0.12 : 0.09);
  const box = {
    top: height * 0.62,
    bottom: height - margin - (subtitle ? unit * 0.075 : 0),
    width: width - 2 * margin,
  };
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  context.fillStyle = toHex(ink);
  const { lines, size } = fitTitle(area, title.trim(), familyOf(titleFont), box.width, box.bottom - box.top);
  context.font = `${size}px "${familyOf(titleFont)}"`;
  const first = box.bottom - (lines.length - 1) * size * 1.04 - size * 0.1;
  for (const [index, line] of lines.entries()) context.fillText(line, margin, first + index * size * 1.04);
  if (!subtitle) return;
  const small = fitLine(area, subtitle, familyOf(textFont), unit * 0.036, box.width);
  context.font = `${small}px "${familyOf(textFont)}"`;
  context.fillText(subtitle, margin, height - margin);
}

function fitLine({ context }: ArtworkArea, text: string, family: string, wanted: number, width: number): number {
  context.font = `${wanted}px "${family}"`;
  return Math.max(6, Math.min(wanted, (wanted * width) / Math.max(1, context.measureText(text).width)));
}

/** Breaks a title into the lines that let its type be largest. */
function fitTitle({ context }: ArtworkArea, title: string, family: string, width: number, height: number) {
  const words = title.split(/\s+/).filter(Boolean).slice(0, 14);
  let best: { lines: string[]; size: number } = { lines: [title], size: 8 };
  for (let count = 1; count <= Math.min(4, Math.max(1, words.length)); count += 1) {
    const lines: string[] = Array.from({ length: count }, () => "");
    const most = title.length / count;
    let line = 0;
    for (const word of words) {
      const longer = `${lines[line]} ${word}`.trim();
      if (longer.length > most * 1.15 && lines[line] !== "" && line < count - 1) line += 1;
      lines[line] = `${lines[line]} ${word}`.trim();
    }
    context.font = `100px "${family}"`;
    const widest = Math.max(1, ...lines.map((text) => context.measureText(text).width));
    const size = Math.min((100 * width) / widest, height / (count * 1.06));
    if (size > best.size) best = { lines: lines.filter(Boolean), size };
  }
  return best;
}

function paintArches({ context, width, height, colors, random }: ArtworkArea): void {
  const unit = Math.min(width, height);
  const x = width * random.between(0.42, 0.58);
  const foot = height * 0.55;
  const tones = [colors.main, colors.second, colors.accent, mix(colors.main, colors.dark, 0.35)];
  for (let ring = 0; ring < 4; ring += 1) {
    const radius = Math.min(unit * 0.36, foot * 0.62) * (1 - ring * 0.22);
    context.fillStyle = toHex(tones[ring] ?? colors.main);
    context.beginPath();
    context.arc(x, foot - radius * 0.7, radius, Math.PI, 0);
    context.lineTo(x + radius, foot);
    context.lineTo(x - radius, foot);
    context.fill();
  }
}

function paintSun({ context, width, height, colors, random }: ArtworkArea): void {
  const unit = Math.min(width, height);
  const x = width * random.between(0.35, 0.65);
  const y = height * 0.27;
  const radius = Math.min(unit * 0.22, height * 0.19);
  context.fillStyle = toHex(colors.accent);
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.fill();
  for (let layer = 0; layer < 4; layer += 1) {
    context.fillStyle = toHex(mix(mix(colors.second, colors.light, 0.25), colors.main, layer / 3));
    context.beginPath();
    const base = height * (0.33 + layer * 0.065);
    context.moveTo(0, height * 0.57);
    for (let step = 0; step <= 60; step += 1) {
      const t = step / 60;
      const rise = Math.sin(t * 4 + layer * 2.1 + random.next() * 0.02) * 0.6 + Math.sin(t * 9 + layer) * 0.3;
      context.lineTo(t * width, base - rise * unit * 0.05);
    }
    context.lineTo(width, height * 0.57);
    context.fill();
  }
}
