import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Spinner } from "./spinner";

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

export interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof buttonStyles> {
  /** Shows a spinner over the label, keeps the width, and ignores presses. */
  loading?: boolean;
  /** Renders the only child (a link, for example) with the button's looks. */
  asChild?: boolean;
  icon?: ReactNode;
}

/** The one button; its label says what it does ("Save profile", not "OK"). */
export function Button({
  variant,
  size,
  loading = false,
  asChild = false,
  icon,
  className,
  children,
  disabled,
  type,
  ...props
}: ButtonProps) {
  const classes = cn(buttonStyles({ variant, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={classes} {...props}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type={type ?? "button"}
      className={classes}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
      {...props}
    >
      {loading ? (
        <>
          <span className="absolute inset-0 grid place-items-center">
            <Spinner />
          </span>
          <span className="inline-flex items-center gap-1.5 opacity-0">
            {icon}
            {children}
          </span>
        </>
      ) : (
        <>
          {icon}
          {children}
        </>
      )}
    </button>
  );
}
