import { hex, oklch, type Rgb, relight, toOklab } from "@/lib/kernel/ai/built-in/scene/colors";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";

/** What a picture is drawn with. */
export interface ArtworkColors {
  readonly main: Rgb;
  readonly second: Rgb;
  readonly accent: Rgb;
  readonly light: Rgb;
  readonly dark: Rgb;
}

/** Moods of words, with colours that fit them. */
const moods: readonly (readonly [RegExp, readonly [string, string, string]])[] = [
  [/summer|beach|tropic|sun/, ["#f4a259", "#f26d5b", "#2a9d8f"]],
  [/winter|snow|ice|christmas|frost/, ["#31587a", "#a9cfe0", "#d8e8ee"]],
  [/autumn|fall|harvest|halloween/, ["#b5652f", "#e0a458", "#6e3b2a"]],
  [/spring|easter|flower|bloom|garden/, ["#e6a9b8", "#a8c9a0", "#f3d9a4"]],
  [/night|luxur|premium|gala|elegant/, ["#1d2538", "#3a3350", "#c9a45c"]],
  [/eco|nature|organic|green|leaf/, ["#3f6b4f", "#a9be8c", "#e4c98a"]],
  [/sale|deal|black friday|discount|offer/, ["#d9443a", "#f29f4b", "#2b2d42"]],
  [/tech|cyber|digital|future|game|play/, ["#3b3fa8", "#7a4fd0", "#39c6c0"]],
  [/coffee|bakery|chocolate|food/, ["#6b4630", "#c99a6b", "#f0dcc0"]],
  [/love|valentine|wedding|romantic/, ["#b8455f", "#e9a6a8", "#f6ddd2"]],
];

/** The given colours, or those of the words' mood, or a harmony of the seed's own. */
export function chooseColors(given: readonly Rgb[], prompt: string, random: Random): ArtworkColors {
  const mood = moods.find(([pattern]) => pattern.test(prompt.toLowerCase()))?.[1].map(hex);
  const [main, second, accent] = given.length > 0 ? given : (mood ?? harmony(random));
  const first = main ?? hex("#3f6b8a");
  const [lightness, a, b] = toOklab(first);
  const hue = (Math.atan2(b, a) * 180) / Math.PI;
  const chroma = Math.max(0.04, Math.hypot(a, b));
  const other = second ?? oklch(Math.min(0.85, lightness + 0.18), chroma * 0.85, hue + 42);
  return {
    main: first,
    second: other,
    accent: accent ?? oklch(0.74, Math.min(0.14, chroma + 0.04), hue + 165),
    light: relight(other, 0.95, 0.3),
    dark: relight(first, 0.24, 0.7),
  };
}

function harmony(random: Random): Rgb[] {
  const hue = random.next() * 360;
  const turn = random.pick([35, 60, 150, 180] as const);
  return [oklch(0.55, 0.11, hue), oklch(0.75, 0.1, hue + turn), oklch(0.82, 0.11, hue + turn + 60)];
}
