import { placeImage } from "@/lib/render/draw-image";
import { type CheckedElement, report } from "./checked-element";
import type { Finding, PreflightProfile } from "./finding";
import { errorShareOfDpi } from "./thresholds";

const mmPerInch = 25.4;

/** Whether artwork is there and may be used. */
export function checkAvailability(checked: CheckedElement): Finding | undefined {
  const { element, asset, label } = checked;
  if (element.type !== "image" || asset === undefined || asset?.isAvailable === true) return undefined;
  const remove = { label: "Remove it", kind: "remove" } as const;
  if (asset === null) {
    return report(checked, {
      code: "artwork-missing",
      severity: "error",
      title: "Artwork is gone",
      detail: `${label} uses artwork that is no longer in the library.`,
      actual: "deleted",
      target: "in the library",
      fix: remove,
    });
  }
  return report(checked, {
    code: "artwork-unavailable",
    severity: "error",
    title: "Artwork may not be used",
    detail: asset.reason ?? `${label} may not be used here.`,
    actual: "not available",
    target: "available",
    fix: remove,
  });
}

/** Pixels an inch of paper gets of a placed picture; undefined for vectors and for what shows nothing. */
function effectiveDpi({ element, asset }: CheckedElement): number | undefined {
  if (element.type !== "image" || !asset || asset.mimeType === "image/svg+xml") return undefined;
  const placed = placeImage(element, { width: asset.widthPx, height: asset.heightPx });
  if (placed === undefined) return undefined;
  const { source, target } = placed;
  const dpi = Math.min(source.width / (target.width / mmPerInch), source.height / (target.height / mmPerInch));
  return Number.isFinite(dpi) ? dpi : undefined;
}

/** Whether a picture has enough pixels for the size at which it is placed. */
export function checkResolution(checked: CheckedElement, profile: PreflightProfile): Finding | undefined {
  const { element, label } = checked;
  const dpi = effectiveDpi(checked);
  if (dpi === undefined || Math.round(dpi) >= profile.dpi) return undefined;
  const severity = Math.round(dpi) < profile.dpi * errorShareOfDpi ? "error" : "warning";
  const { x, y, width, height } = element.transform;
  const factor = dpi / profile.dpi;
  const size = { width: width * factor, height: height * factor };
  const isUseful = size.width >= 1 && size.height >= 1;
  return report(checked, {
    code: "low-resolution",
    severity,
    title: severity === "error" ? "Picture is too coarse" : "Picture is a little coarse",
    detail: `${label} has ${Math.round(dpi)} dpi at this size; ${profile.dpi} dpi are wanted.`,
    actual: Math.round(dpi),
    target: profile.dpi,
    unit: "dpi",
    fix: isUseful
      ? {
          label: `Shrink it to ${size.width.toFixed(1)} × ${size.height.toFixed(1)} mm`,
          kind: "change",
          transform: { ...size, x: x + (width - size.width) / 2, y: y + (height - size.height) / 2 },
        }
      : undefined,
  });
}
