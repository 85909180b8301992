import type { SKRSContext2D } from "@napi-rs/canvas";
import { fromOklab, mix, type Rgb, toHex, toOklab } from "@/lib/kernel/ai/built-in/scene/colors";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import type { ArtworkColors } from "./choose-colors";

/** What is painted on and with. */
export interface ArtworkArea {
  readonly context: SKRSContext2D;
  readonly width: number;
  readonly height: number;
  readonly colors: ArtworkColors;
  readonly random: Random;
  /** Lower case. */
  readonly words: string;
}

const styles = ["mesh", "waves", "bokeh", "paper"] as const;
type Style = (typeof styles)[number];

function styleOf(words: string, random: Random): Style {
  if (/wave|flow|hill|dune|mountain/.test(words)) return "waves";
  if (/bokeh|light|glow|sparkle|star|festive/.test(words)) return "bokeh";
  if (/paper|shape|geometric|abstract|collage|circle/.test(words)) return "paper";
  if (/gradient|plain|soft|smooth|mesh|blur/.test(words)) return "mesh";
  return random.pick(styles);
}

export function paintBackground(area: ArtworkArea): void {
  const style = styleOf(area.words, area.random);
  paintMesh(area, style === "bokeh");
  if (style === "waves") paintWaves(area);
  else if (style === "bokeh") paintBokeh(area);
  else if (style === "paper") paintPaper(area);
}

/** Colours that run into each other, weighed by the distance from a few points, with a breath of grain against bands. */
export function paintMesh({ context, width, height, colors, random }: ArtworkArea, isDark = false): void {
  const palette = isDark
    ? [colors.dark, mix(colors.main, colors.dark, 0.5), mix(colors.second, colors.dark, 0.65), colors.dark]
    : [
        colors.main,
        colors.second,
        mix(colors.main, colors.light, 0.55),
        mix(colors.accent, colors.second, 0.5),
        colors.light,
      ];
  const points = palette.map((color, index) => ({
    lab: toOklab(color),
    x: (index % 2 === 0 ? 0.15 : 0.85) + (random.next() - 0.5) * 0.5,
    y: index / Math.max(1, palette.length - 1) + (random.next() - 0.5) * 0.4,
  }));
  const image = context.createImageData(width, height);
  const aspect = width / height;
  const step = 4;
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      let [total, l, a, b] = [0, 0, 0, 0];
      for (const point of points) {
        const dx = (x / width - point.x) * Math.min(1.4, aspect);
        const dy = y / height - point.y;
        const weight = 1 / (0.035 + dx * dx + dy * dy) ** 1.6;
        total += weight;
        l += weight * point.lab[0];
        a += weight * point.lab[1];
        b += weight * point.lab[2];
      }
      const code = Number.parseInt(toHex(fromOklab(l / total, a / total, b / total)).slice(1), 16);
      for (let row = y; row < Math.min(height, y + step); row += 1) {
        for (let column = x; column < Math.min(width, x + step); column += 1) {
          const at = (row * width + column) * 4;
          image.data[at] = code >> 16;
          image.data[at + 1] = (code >> 8) & 255;
          image.data[at + 2] = code & 255;
          image.data[at + 3] = 255;
        }
      }
    }
  }
  context.putImageData(image, 0, 0);
  context.filter = `blur(${step * 2}px)`;
  context.drawImage(context.canvas, 0, 0);
  context.filter = "none";
  addGrain(context, width, height, random, 5);
}

/** Fine noise that hides the steps between neighbouring tones. */
export function addGrain(
  context: SKRSContext2D,
  width: number,
  height: number,
  random: Random,
  strength: number,
): void {
  const image = context.getImageData(0, 0, width, height);
  const specks = Float32Array.from({ length: 4_099 }, () => (random.next() + random.next() - 1) * strength);
  for (let at = 0; at < image.data.length; at += 4) {
    const speck = specks[(at / 4 + Math.floor(at / (4 * width)) * 37) % 4_099] ?? 0;
    image.data[at] = (image.data[at] ?? 0) + speck;
    image.data[at + 1] = (image.data[at + 1] ?? 0) + speck;
    image.data[at + 2] = (image.data[at + 2] ?? 0) + speck;
  }
  context.putImageData(image, 0, 0);
}

function paintWaves({ context, width, height, colors, random }: ArtworkArea): void {
  const layers = 6;
  for (let layer = 0; layer < layers; layer += 1) {
    const share = layer / (layers - 1);
    const base = height * (0.34 + 0.6 * share);
    const color = mix(mix(colors.second, colors.light, 0.5 * (1 - share)), colors.main, share);
    const phase = random.next() * 7;
    const swing = height * random.between(0.03, 0.075);
    context.save();
    context.shadowColor = toHex(colors.dark).concat("33");
    context.shadowBlur = height * 0.03;
    context.shadowOffsetY = -height * 0.006;
    const fill = context.createLinearGradient(0, base - swing, 0, height);
    fill.addColorStop(0, toHex(mix(color, colors.light, 0.14)));
    fill.addColorStop(1, toHex(mix(color, colors.dark, 0.12)));
    context.fillStyle = fill;
    context.beginPath();
    context.moveTo(-20, height + 20);
    for (let x = -20; x <= width + 20; x += 6) {
      const t = x / width;
      context.lineTo(x, base + swing * (Math.sin(t * 5.2 + phase) + 0.5 * Math.sin(t * 9.7 + phase * 1.7)));
    }
    context.lineTo(width + 20, height + 20);
    context.fill();
    context.restore();
  }
}

function paintBokeh({ context, width, height, colors, random }: ArtworkArea): void {
  const unit = Math.min(width, height);
  context.globalCompositeOperation = "screen";
  for (let index = 0; index < 46; index += 1) {
    const radius = unit * random.between(0.012, 0.085) * (index % 5 === 0 ? 1.6 : 1);
    const x = random.next() * width;
    const y = height * (0.15 + 0.85 * random.next() ** 0.8);
    const color: Rgb = random.pick([colors.accent, colors.second, colors.light]);
    const opacity = random.between(0.08, 0.34);
    const alpha = (share: number) =>
      Math.round(255 * opacity * share)
        .toString(16)
        .padStart(2, "0");
    const fill = context.createRadialGradient(x, y, 0, x, y, radius);
    fill.addColorStop(0, `${toHex(color)}${alpha(0.65)}`);
    fill.addColorStop(0.86, `${toHex(color)}${alpha(0.8)}`);
    fill.addColorStop(0.94, `${toHex(color)}${alpha(1)}`);
    fill.addColorStop(1, `${toHex(color)}00`);
    context.fillStyle = fill;
    context.beginPath();
    context.arc(x, y, radius, 0, 7);
    context.fill();
  }
  context.globalCompositeOperation = "source-over";
}

/** Sheets of paper cut to large round shapes, each throwing a soft shadow on the one below. */
function paintPaper({ context, width, height, colors, random }: ArtworkArea): void {
  const unit = Math.max(width, height);
  const tones = [colors.second, mix(colors.main, colors.light, 0.3), colors.accent, colors.main, colors.light];
  for (let index = 0; index < 6; index += 1) {
    const corner = index % 4;
    const x = (corner % 2 === 0 ? 0 : 1) * width + (random.next() - 0.5) * width * 0.5;
    const y = (corner < 2 ? 0 : 1) * height + (random.next() - 0.5) * height * 0.36;
    const radius = unit * random.between(0.16, 0.4) * (1 - index * 0.07);
    context.save();
    context.shadowColor = toHex(colors.dark).concat("55");
    context.shadowBlur = unit * 0.03;
    context.shadowOffsetY = unit * 0.008;
    context.fillStyle = toHex(tones[index % tones.length] ?? colors.main);
    context.beginPath();
    for (let step = 0; step <= 80; step += 1) {
      const angle = (step / 80) * 2 * Math.PI;
      const wobble = 1 + 0.1 * Math.sin(angle * 2 + index) + 0.06 * Math.sin(angle * 3 + index * 2);
      context.lineTo(x + Math.cos(angle) * radius * wobble, y + Math.sin(angle) * radius * wobble);
    }
    context.fill();
    context.restore();
  }
}
