interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** Sizes that differ by less than this, in mm, are meant to be the same. */
const toleranceMm = 2;

const isSame = (one: Size, other: Size) =>
  Math.abs(one.width - other.width) <= toleranceMm && Math.abs(one.height - other.height) <= toleranceMm;

/**
 * Puts a page of a print file onto a space: its trim on the space's where the sizes agree, the page on trim and bleed where
 * the file names no trim, else as large as it fits into the trim. All in mm, from the top left.
 * @returns where the page lies in the space, and by how much it was enlarged
 */
export function placePage(
  file: { page: Size; trim: Box },
  space: { widthMm: number; heightMm: number; bleedMm: number },
): { box: Box; scale: number } {
  const { page, trim } = file;
  const target = { width: space.widthMm, height: space.heightMm };
  const withBleed = { width: target.width + 2 * space.bleedMm, height: target.height + 2 * space.bleedMm };
  const scale =
    isSame(trim, target) || isSame(trim, withBleed)
      ? 1
      : Math.min(target.width / trim.width, target.height / trim.height);
  const box = {
    x: target.width / 2 - (trim.x + trim.width / 2) * scale,
    y: target.height / 2 - (trim.y + trim.height / 2) * scale,
    width: page.width * scale,
    height: page.height * scale,
  };
  return { box, scale };
}
