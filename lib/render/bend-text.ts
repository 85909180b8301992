import type { FontSource } from "./font-source";
import type { Line } from "./layout-text";
import type { TextRun } from "./scene";

interface Bend {
  readonly fonts: FontSource;
  readonly sizeMm: number;
  readonly spacingMm: number;
  /** Width that is bent over `curve` degrees, mm. */
  readonly measureMm: number;
  readonly curve: number;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Letters of these scripts join: they are bent word by word. */
const joining = /\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Mongolian}|\p{Script=Nko}/u;

/**
 * Bends straight lines onto concentric arcs. A line as wide as the box spans |curve| degrees. With a positive curve the
 * middle of the first line stays where it was and both ends fall; with a negative one the ends stay and the middle falls.
 * `sagittaMm` is by how much the text grew in height.
 */
export function bendLines(lines: readonly Line[], bend: Bend): { lines: Line[]; sagittaMm: number } {
  const first = lines[0];
  const radius = bend.measureMm / ((Math.abs(bend.curve) * Math.PI) / 180);
  if (!first || !(radius > 0)) return { lines: [...lines], sagittaMm: 0 };
  const up = bend.curve > 0;
  const middle = bend.measureMm / 2;
  const widest = Math.max(
    ...lines.map((line) => Math.max(Math.abs(line.x - middle), Math.abs(line.x + line.widthMm - middle))),
  );
  const sagittaMm = radius * (1 - Math.cos(Math.min(Math.PI, widest / radius)));
  const centreY = up ? first.baselineY + radius : first.baselineY + sagittaMm - radius;
  const bent = lines.map((line) => {
    const below = line.baselineY - first.baselineY;
    // Inner lines of a tight arch would meet in its centre.
    const lineRadius = Math.max(bend.sizeMm / 2, radius + (up ? -below : below));
    const runs = line.runs
      .flatMap((run) => splitRun(run, bend))
      .map((unit) => {
        const angle = (unit.x + unit.widthMm / 2 - middle) / lineRadius;
        const turn = up ? angle : -angle;
        const x = middle + lineRadius * Math.sin(angle);
        const y = up ? centreY - lineRadius * Math.cos(angle) : centreY + lineRadius * Math.cos(angle);
        return {
          ...unit,
          x: x - (unit.widthMm / 2) * Math.cos(turn),
          y: y - (unit.widthMm / 2) * Math.sin(turn),
          rotation: (turn * 180) / Math.PI,
        };
      });
    return { ...line, baselineY: up ? line.baselineY : line.baselineY + sagittaMm, runs };
  });
  return { lines: bent, sagittaMm };
}

/** Single letters (or joined words) at the places that kerning gives them in the straight run. */
function splitRun(run: TextRun, bend: Bend): TextRun[] {
  const rtl = run.rtl ?? false;
  const units = joining.test(run.text)
    ? (run.text.match(/\s+|\S+/g) ?? [])
    : Array.from(graphemes.segment(run.text), (part) => part.segment);
  const measure = (text: string) =>
    text === ""
      ? 0
      : bend.fonts.measure({ text, fontKey: run.fontKey, rtl, letterSpacingEm: bend.spacingMm / bend.sizeMm }) *
        bend.sizeMm;
  const result: TextRun[] = [];
  // Measuring every beginning of the run is exact but quadratic.
  const exact = units.length <= 200;
  let before = "";
  let from = 0;
  for (const unit of units) {
    const own = measure(unit);
    before += unit;
    const to = exact ? measure(before) : from + own;
    if (/\S/.test(unit)) {
      const x = rtl ? run.x + run.widthMm - to : run.x + to - own;
      result.push({ ...run, text: unit, x, widthMm: own - bend.spacingMm });
    }
    from = to;
  }
  return result;
}
