import { checkAvailability, checkResolution } from "./check-artwork";
import { checkColor, checkStroke } from "./check-paint";
import { checkBleed, checkOutside, checkSafeArea } from "./check-placement";
import { checkShape } from "./check-shape";
import { checkFont, checkOverflow, checkTextSize } from "./check-text";
import { collectElements } from "./checked-element";
import type { Finding, PreflightInput } from "./finding";

/**
 * What a print shop would complain about on one space, errors first, otherwise in paint order. Pure and total: it takes
 * any scene, finished or not.
 */
export function checkScene(input: PreflightInput): Finding[] {
  const { space, fonts, profile, productColor } = input;
  const all = collectElements(input);
  if (all.length === 0) {
    return [
      {
        code: "space-empty",
        severity: "warning",
        spaceId: space.spaceId,
        title: "Nothing on this side",
        detail: `${space.name} shows nothing: it is not printed.`,
        actual: 0,
        target: 1,
      },
    ];
  }
  const findings = all.flatMap((checked) => {
    const artwork = checkAvailability(checked);
    const outside = checkOutside(checked, space, profile);
    if (outside !== undefined) return [artwork, outside];
    // The box is told first: what stands out of it stands out of the shape, too.
    const placed = checkSafeArea(checked, space);
    const shaped = placed?.severity === "error" ? undefined : checkShape(checked, space);
    return [
      artwork,
      checkResolution(checked, profile),
      ...checkFont(checked, fonts),
      checkTextSize(checked),
      checkOverflow(checked, space),
      shaped ?? placed,
      checkBleed(checked, space, profile),
      checkStroke(checked),
      productColor === undefined ? undefined : checkColor(checked, all, productColor),
    ];
  });
  const found = findings.filter((finding) => finding !== undefined);
  return [
    ...found.filter((finding) => finding.severity === "error"),
    ...found.filter((finding) => finding.severity === "warning"),
  ];
}
