import type { Price } from "./ai-queries";

/** `$12.40`; below a cent with as many digits as say something. */
export function formatUsd(usd: number): string {
  if (usd !== 0 && Math.abs(usd) < 0.01) return `$${Number(usd.toPrecision(2))}`;
  return usd.toLocaleString("en-US", { style: "currency", currency: "USD" });
}

/** A price without trailing noughts: `$0.042`, `$2`. */
const formatUnit = (usd: number) => `$${Number(usd.toPrecision(6))}`;

/** What a model costs, in words. */
export function describePrice(price: Price | null): string {
  if (price === null) return "Price not known";
  const { inputPerMillionTokens: input, outputPerMillionTokens: output, perImage, perSecond, perCall } = price;
  const tokens = [
    ...(input === undefined ? [] : [`${formatUnit(input)} in`]),
    ...(output === undefined ? [] : [`${formatUnit(output)} out`]),
  ].join(", ");
  const parts = [
    ...(tokens === "" ? [] : [`${tokens} per million tokens`]),
    ...(perImage === undefined ? [] : [`${formatUnit(perImage)} a picture`]),
    ...(perSecond === undefined ? [] : [`${formatUnit(perSecond)} a second`]),
    ...(perCall === undefined ? [] : [`${formatUnit(perCall)} a call`]),
  ];
  return parts.length === 0 ? "Free" : parts.join(" + ");
}
