import { cva } from "class-variance-authority";

/** Looks of a button, for what is no `Button` itself. */
export const buttonStyles = cva(
  "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-accent text-on-accent shadow-xs hover:bg-accent-hover",
        secondary:
          "border border-line-strong bg-raised text-ink shadow-xs hover:bg-[color-mix(in_oklch,var(--raised),var(--ink)_5%)] active:bg-[color-mix(in_oklch,var(--raised),var(--ink)_9%)]",
        ghost: "text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed",
        danger: "bg-danger text-on-accent shadow-xs hover:bg-danger-hover",
        "danger-quiet": "text-danger-text hover:bg-danger-soft",
        link: "h-auto! px-0! text-accent-text underline-offset-3 hover:underline",
      },
      size: {
        sm: "h-7 px-2.5 text-xs pointer-coarse:h-9 [&_svg]:size-3.5",
        md: "h-8 px-3 text-sm pointer-coarse:h-10 [&_svg]:size-4",
        lg: "h-9 px-4 text-sm pointer-coarse:h-11 [&_svg]:size-4",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);
