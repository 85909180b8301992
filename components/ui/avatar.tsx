import { cn } from "./cn";

const sizes = {
  xs: "size-5 text-[0.5625rem]",
  sm: "size-6 text-2xs",
  md: "size-8 text-xs",
  lg: "size-12 text-lg",
} as const;

/** Hues of the paper-and-ink palette; white reaches 4.5:1 on each. */
const colours = [
  "oklch(0.5 0.1 30)",
  "oklch(0.48 0.09 75)",
  "oklch(0.47 0.09 145)",
  "oklch(0.47 0.08 200)",
  "oklch(0.47 0.11 255)",
  "oklch(0.47 0.12 300)",
  "oklch(0.49 0.12 350)",
];

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = Array.from(words[0] ?? "?")[0] ?? "?";
  const last = words.length > 1 ? (Array.from(words.at(-1) ?? "")[0] ?? "") : "";
  return (first + last).toLocaleUpperCase();
}

function colourOf(seed: string): string | undefined {
  let hash = 0;
  for (const character of seed) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return colours[hash % colours.length];
}

export interface AvatarProps {
  name: string;
  /** Organizations are square, people round. */
  shape?: "round" | "square";
  size?: keyof typeof sizes;
  className?: string;
}

/** Initials on a colour that stays with the name. Decorative: the name stands beside it. */
export function Avatar({ name, shape = "round", size = "sm", className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "grid shrink-0 select-none place-items-center font-semibold text-white tracking-tight",
        shape === "round" ? "rounded-full" : "rounded-sm",
        sizes[size],
        className,
      )}
      style={{ backgroundColor: colourOf(name) }}
    >
      {initialsOf(name)}
    </span>
  );
}
