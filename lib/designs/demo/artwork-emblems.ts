/** Single motifs drawn for the demo organization: SVG texts without fonts, scripts or outside references. */

const tau = Math.PI * 2;

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function point(angle: number, radius: number, cx = 0, cy = 0): string {
  return `${n(cx + Math.sin(angle) * radius)} ${n(cy - Math.cos(angle) * radius)}`;
}

function svg(width: number, height: number, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`;
}

/** A leaf that grows from (x, y) in a direction (radians clockwise from up). */
export function leafPath(x: number, y: number, direction: number, length: number, width: number): string {
  const [ax, ay] = [Math.sin(direction), -Math.cos(direction)];
  const at = (along: number, aside: number) => `${n(x + ax * along - ay * aside)} ${n(y + ay * along + ax * aside)}`;
  return `M${n(x)} ${n(y)}C${at(length * 0.25, width)} ${at(length * 0.7, width * 0.9)} ${at(length, 0)}C${at(length * 0.7, -width * 0.9)} ${at(length * 0.25, -width)} ${n(x)} ${n(y)}Z`;
}

function compassEmblem(): string {
  const [navy, coral, cream] = ["#1d2b4a", "#e0684f", "#f4ead7"];
  const needle = (angle: number, long: number, wide: number, left: string, right: string) =>
    `<path fill="${left}" d="M200 200L${point(angle, long, 200, 200)}L${point(angle - tau / 16, wide, 200, 200)}Z"/>` +
    `<path fill="${right}" d="M200 200L${point(angle, long, 200, 200)}L${point(angle + tau / 16, wide, 200, 200)}Z"/>`;
  const ticks = Array.from({ length: 72 }, (_, k) => {
    const angle = (k / 72) * tau;
    const inner = k % 6 === 0 ? 130 : 138;
    return `M${point(angle, inner, 200, 200)}L${point(angle, 145, 200, 200)}`;
  }).join("");
  const laurel = [-1, 1]
    .flatMap((side) =>
      Array.from({ length: 13 }, (_, k) => {
        const angle = side * (Math.PI - 0.28 - k * 0.17);
        const [x, y] = [200 + Math.sin(angle) * 172, 200 - Math.cos(angle) * 172];
        const along = angle - (side * Math.PI) / 2;
        return leafPath(x, y, along + side * 0.5, 27, 6.5) + leafPath(x, y, along - side * 0.62, 23, 5.5);
      }),
    )
    .join("");
  const diagonals = [1, 3, 5, 7].map((k) => needle((k / 8) * tau, 84, 30, cream, navy)).join("");
  const mains = [0, 2, 4, 6].map((k) => needle((k / 8) * tau, 124, 38, coral, navy)).join("");
  return svg(
    400,
    400,
    `<circle cx="200" cy="200" r="152" fill="${cream}"/><circle cx="200" cy="200" r="150" fill="none" stroke="${navy}" stroke-width="4"/>` +
      `<circle cx="200" cy="200" r="124" fill="none" stroke="${navy}" stroke-width="2"/><path d="${ticks}" stroke="${navy}" stroke-width="2.4"/>` +
      `${diagonals}${mains}<circle cx="200" cy="200" r="11" fill="${navy}"/><circle cx="200" cy="200" r="4.5" fill="${cream}"/>` +
      `<path d="${laurel}" fill="${navy}"/>`,
  );
}

function sunburst(): string {
  const [gold, coral, plum, cream] = ["#e9b44c", "#e0684f", "#5b2f52", "#fbf1dc"];
  const rays = Array.from({ length: 25 }, (_, k) => {
    const angle = ((k - 12) / 25) * Math.PI * 1.02;
    const half = k % 2 === 0 ? 0.034 : 0.018;
    const long = k % 2 === 0 ? 232 : 186;
    return `<path fill="${k % 2 === 0 ? gold : coral}" d="M${point(angle - half * 0.55, 104, 250, 250)}L${point(angle - half, long, 250, 250)}L${point(angle + half, long, 250, 250)}L${point(angle + half * 0.55, 104, 250, 250)}Z"/>`;
  }).join("");
  const bands = [0, 1, 2, 3, 4, 5].map((k) => {
    const y = 268 + k * 19;
    const half = 232 - k * 37;
    return `<rect x="${250 - half}" y="${y}" width="${half * 2}" height="${n(10 - k * 1.1)}" rx="${n(5 - k * 0.55)}" fill="${k % 2 === 0 ? coral : plum}"/>`;
  });
  return svg(
    500,
    400,
    `${rays}<path d="M166 250A84 84 0 0 1 334 250Z" fill="${coral}"/><path d="M186 250A64 64 0 0 1 314 250Z" fill="${gold}"/>` +
      `<path d="M208 250A42 42 0 0 1 292 250Z" fill="${cream}"/>${bands.join("")}`,
  );
}

function pine(x: number, base: number, height: number, fill: string): string {
  const tiers = [0, 1, 2, 3].map((k) => {
    const top = base - height + (k * height) / 5;
    const bottom = top + height * 0.38;
    const half = height * (0.1 + k * 0.055);
    return `M${n(x)} ${n(top)}L${n(x + half)} ${n(bottom)}L${n(x - half)} ${n(bottom)}Z`;
  });
  return `<path fill="${fill}" d="${tiers.join("")}M${n(x - height * 0.03)} ${n(base - height * 0.1)}h${n(height * 0.06)}v${n(height * 0.12)}h${n(-height * 0.06)}Z"/>`;
}

function mountainBadge(): string {
  const [sky, gold, far, near, dark, snow] = ["#f2c14e", "#f7e3ad", "#6f9aa8", "#2f6473", "#16323f", "#fbf6ea"];
  const forest = [62, 84, 104, 128, 150, 252, 276, 296, 318, 338].map((x, k) =>
    pine(x, 318 + (k % 3) * 7, 58 + ((k * 37) % 26), dark),
  );
  const river =
    "M196 262C214 276 176 290 196 306C216 322 178 338 186 372L232 372C220 340 246 322 226 304C210 290 232 276 208 262Z";
  return svg(
    400,
    400,
    `<defs><clipPath id="disc"><circle cx="200" cy="200" r="172"/></clipPath></defs><circle cx="200" cy="200" r="192" fill="${dark}"/>` +
      `<circle cx="200" cy="200" r="184" fill="${snow}"/><g clip-path="url(#disc)"><rect width="400" height="400" fill="${sky}"/>` +
      `<circle cx="252" cy="132" r="56" fill="${gold}"/><circle cx="252" cy="132" r="40" fill="${snow}"/>` +
      `<path fill="${far}" d="M0 262L70 168L112 208L176 112L250 214L300 156L400 268V400H0Z"/>` +
      `<path fill="${snow}" d="M176 112L206 153L190 164L180 150L166 170L152 148Z"/><path fill="${snow}" d="M70 168L86 184L74 194L66 186L56 188Z"/>` +
      `<path fill="${near}" d="M0 330L60 246L120 286L206 178L292 282L344 240L400 322V400H0Z"/>` +
      `<path fill="${snow}" d="M206 178L238 217L222 226L210 212L196 232L176 216Z"/>` +
      `<path fill="#21505e" d="M206 178L292 282L400 322V400H222L206 300L226 250Z" opacity=".55"/>` +
      `<path fill="${dark}" d="M0 318Q100 292 200 318T400 312V400H0Z"/><path fill="${sky}" d="${river}" opacity=".9"/>${forest.join("")}</g>`,
  );
}

/** Compass rose in a laurel wreath, 400 × 400. */
export const compassEmblemSvg = compassEmblem();
/** Rising sun over bands of water, 500 × 400. */
export const sunburstSvg = sunburst();
/** Round badge with peaks, pines and a river, 400 × 400. */
export const mountainBadgeSvg = mountainBadge();
