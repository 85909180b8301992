/** Words for shapes, where no ratio is given. */
const shapes: readonly (readonly [RegExp, number])[] = [
  [/square|instagram post/, 1],
  [/story|reel|tiktok|phone/, 9 / 16],
  [/portrait|vertical|pinterest/, 4 / 5],
  [/banner|cinema|ultra/, 21 / 9],
  [/landscape|horizontal|wide|desktop/, 16 / 9],
];

/** Width over height of what a text asks for, 1:3 … 3:1; a square when it asks for nothing known. */
export function readAspect(text: string): number {
  const ratio = /(\d+(?:\.\d+)?)\s*[:x×/]\s*(\d+(?:\.\d+)?)/.exec(text);
  const value = ratio
    ? Number(ratio[1]) / Number(ratio[2])
    : (shapes.find(([pattern]) => pattern.test(text.toLowerCase()))?.[1] ?? 1);
  return Number.isFinite(value) && value > 0 ? Math.min(3, Math.max(1 / 3, value)) : 1;
}
