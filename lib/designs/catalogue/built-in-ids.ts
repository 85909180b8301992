/**
 * Identifiers of the built-in catalogue are constants, so that designs keep pointing at the same style on every
 * installation. UUID version 8 (RFC 9562 §5.8): `style` numbers the product, `space` the area on it.
 */
function builtInId(style: number, space: number): string {
  const product = style.toString(16).padStart(4, "0");
  const area = space.toString(16).padStart(12, "0");
  return `a7e11e50-${product}-8000-8000-${area}`;
}

/** The id of the built-in style with this number (from 1). */
export function builtInStyleId(style: number): string {
  return builtInId(style, 0);
}

/** The id of the space with this number (from 1) on a built-in style. */
export function builtInSpaceId(style: number, space: number): string {
  return builtInId(style, space);
}
