import { markGapMm, markLengthMm, type PageGeometry, pointsPerMm, registrationRadiusMm } from "./pdf-geometry";

/** Line width of marks: 0.25 pt, the trade's hairline. */
const hairline = 0.25;

/** Content stream operators for the marks, in the registration colour `/Registration` (all separations). */
export function buildMarks(page: PageGeometry, wanted: { cropMarks: boolean; registrationMarks?: boolean }): string {
  const operators = ["q", "/Registration CS 1 SCN", `${hairline} w`];
  const at = (value: number) => (value * pointsPerMm).toFixed(4);
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    operators.push(`${at(x1)} ${at(y1)} m ${at(x2)} ${at(y2)} l S`);
  const { originMm: origin, bleedMm } = page;
  const near = origin - bleedMm - markGapMm;
  const far = near - markLengthMm;
  const [left, right, bottom, top] = [origin, origin + page.trim.widthMm, origin, origin + page.trim.heightMm];
  const { widthMm, heightMm } = page;
  if (wanted.cropMarks) {
    for (const y of [bottom, top]) {
      line(far, y, near, y);
      line(widthMm - far, y, widthMm - near, y);
    }
    for (const x of [left, right]) {
      line(x, far, x, near);
      line(x, heightMm - far, x, heightMm - near);
    }
  }
  if (wanted.registrationMarks) {
    const middle = (near + far) / 2;
    const target = (x: number, y: number) => {
      const reach = markLengthMm / 2;
      line(x - reach, y, x + reach, y);
      line(x, y - reach, x, y + reach);
      operators.push(circle(x * pointsPerMm, y * pointsPerMm, registrationRadiusMm * pointsPerMm));
    };
    target(widthMm / 2, middle);
    target(widthMm / 2, heightMm - middle);
    target(middle, heightMm / 2);
    target(widthMm - middle, heightMm / 2);
  }
  operators.push("Q");
  return operators.join("\n");
}

function circle(x: number, y: number, radius: number): string {
  const handle = radius * 0.5522847498307936;
  const point = (dx: number, dy: number) => `${(x + dx).toFixed(4)} ${(y + dy).toFixed(4)}`;
  return [
    `${point(radius, 0)} m`,
    `${point(radius, handle)} ${point(handle, radius)} ${point(0, radius)} c`,
    `${point(-handle, radius)} ${point(-radius, handle)} ${point(-radius, 0)} c`,
    `${point(-radius, -handle)} ${point(-handle, -radius)} ${point(0, -radius)} c`,
    `${point(handle, -radius)} ${point(radius, -handle)} ${point(radius, 0)} c S`,
  ].join("\n");
}
