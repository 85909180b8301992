/** Moves a colour towards another by `share` (0 to 1), channel by channel. */
function mix(color: string, towards: number, share: number): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return `#${channels
    .map((channel) =>
      Math.round(channel + (towards - channel) * share)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** #rrggbb nearer to black. */
export const darken = (color: string, share: number): string => mix(color, 0, share);
/** #rrggbb nearer to white. */
export const lighten = (color: string, share: number): string => mix(color, 255, share);
