import { findFace } from "@/lib/render/fonts";
import { elementMatrix, transformBounds } from "@/lib/render/matrix";
import type { Element, Space, TextContent, TextLayout } from "@/lib/render/scene";
import { type CheckedElement, report } from "./checked-element";
import type { Finding, Fix, KnownFace } from "./finding";
import { roundMm, sayMm } from "./measure-element";
import { overflowSlackMm, pointsPerMm, smallestTextPt } from "./thresholds";

/** What a text is set in when its own font cannot be used: neutral, and it has every weight. */
const substituteFamily = "Inter";
/** A curved text is meant to leave its box. */
const flattestCurve = 0.05;

/** Whether a text's font is there, may be embedded, and has all its characters. */
export function checkFont(checked: CheckedElement, fonts: readonly KnownFace[]): Finding[] {
  const { element, label } = checked;
  if (element.type !== "text") return [];
  const { content, layout } = element;
  const fix = { label: `Use ${substituteFamily}`, kind: "change", content: { fontFamily: substituteFamily } } as const;
  const findings: Finding[] = [];
  const key = findFace(content.fontFamily, content.fontWeight ?? 400, content.fontStyle ?? "normal", fonts);
  if (key === undefined) {
    findings.push(
      report(checked, {
        code: "font-missing",
        severity: "error",
        title: "Font is missing",
        detail: `${label} is set in ${content.fontFamily}, which is neither bundled nor uploaded.`,
        actual: content.fontFamily,
        target: "an available font",
        fix,
      }),
    );
  }
  const drawn = new Set([key, ...(layout?.lines.flatMap((line) => line.runs.map((run) => run.fontKey)) ?? [])]);
  const restricted = fonts.find((face) => !face.embeddable && drawn.has(face.fontKey));
  if (restricted !== undefined) {
    findings.push(
      report(checked, {
        code: "font-not-embeddable",
        severity: "error",
        title: "Font may not be embedded",
        detail: `${label} is set in ${restricted.family}, whose licence forbids it inside a print file.`,
        actual: restricted.family,
        target: "a font that may be embedded",
        fix,
      }),
    );
  }
  const deleted = fonts.find((face) => face.isDeleted === true && drawn.has(face.fontKey));
  if (deleted !== undefined) {
    findings.push(
      report(checked, {
        code: "font-deleted",
        severity: "warning",
        title: "Font was deleted",
        detail: `${label} is set in ${deleted.family}, which is no longer among the organization's fonts; this design keeps it.`,
        actual: deleted.family,
        target: "an available font",
        fix,
      }),
    );
  }
  const missing = layout?.missing ?? [];
  if (missing.length > 0) {
    findings.push(
      report(checked, {
        code: "characters-missing",
        severity: "error",
        title: "Characters are missing",
        detail: `No font has ${missing.slice(0, 10).join(" ")} of ${label}: a replacement character is printed.`,
        actual: missing.slice(0, 10).join(" "),
        target: "characters that a font has",
      }),
    );
  }
  return findings;
}

/** Whether a text is large enough to be read in print. */
export function checkTextSize(checked: CheckedElement): Finding | undefined {
  const { element, label } = checked;
  if (element.type !== "text") return undefined;
  const points = element.content.fontSizeMm * pointsPerMm;
  if (points >= smallestTextPt - 0.005) return undefined;
  return report(checked, {
    code: "text-too-small",
    severity: "warning",
    title: "Text is very small",
    detail: `${label} is set in ${points.toFixed(1)} pt; letters below ${smallestTextPt} pt fill with ink.`,
    actual: Math.round(points * 10) / 10,
    target: smallestTextPt,
    unit: "pt",
    fix: {
      label: `Set it in ${smallestTextPt} pt`,
      kind: "change",
      content: { fontSizeMm: roundMm(smallestTextPt / pointsPerMm + 0.0005) },
    },
  });
}

/** Whether a text's lines fit into its box. The fix grows the box where the sheet has room, else shrinks the letters. */
export function checkOverflow(checked: CheckedElement, space: Space): Finding | undefined {
  const { element, label } = checked;
  if (element.type !== "text" || element.layout === undefined) return undefined;
  const { content, layout, transform } = element;
  if (Math.abs(content.curve ?? 0) >= flattestCurve || transform.width <= 0) return undefined;
  const outX = layout.widthMm - transform.width;
  const outY = layout.heightMm - transform.height;
  const most = Math.max(outX, outY);
  if (!(most > overflowSlackMm)) return undefined;
  const grown = {
    width: Math.max(transform.width, layout.widthMm),
    height: Math.max(transform.height, layout.heightMm),
  };
  const largerBox = { ...transform, ...growFromTopLeft(transform, grown) };
  const { rotation: _, ...larger } = largerBox;
  const growBox = { label: "Grow the box", kind: "change", transform: larger } as const;
  return report(checked, {
    code: "text-overflow",
    severity: "warning",
    title: "Text does not fit its box",
    detail: `${label} stands ${sayMm(most)} out of its box at the ${outY >= outX ? "bottom" : "side"}.`,
    actual: roundMm(outY >= outX ? layout.heightMm : layout.widthMm),
    target: roundMm(outY >= outX ? transform.height : transform.width),
    unit: "mm",
    fix: isOnSheet(largerBox, space) ? growBox : (shrinkText(content, transform, layout) ?? growBox),
  });
}

function isOnSheet(box: Element["transform"], space: Space): boolean {
  const bounds = transformBounds(elementMatrix(box), { left: 0, top: 0, right: box.width, bottom: box.height });
  return bounds.left >= 0 && bounds.top >= 0 && bounds.right <= space.widthMm && bounds.bottom <= space.heightMm;
}

/** Smaller letters break into no more lines, so that they fit; undefined where nobody could read them. */
function shrinkText(content: TextContent, box: { width: number; height: number }, layout: TextLayout): Fix | undefined {
  const factor = Math.min(1, box.width / layout.widthMm, box.height / layout.heightMm) * 0.999;
  const fontSizeMm = content.fontSizeMm * factor;
  if (!(fontSizeMm * pointsPerMm >= smallestTextPt)) return undefined;
  const letterSpacingMm = content.letterSpacingMm;
  return {
    label: `Shrink it to ${(fontSizeMm * pointsPerMm).toFixed(1)} pt`,
    kind: "change",
    content: { fontSizeMm, ...(letterSpacingMm === undefined ? {} : { letterSpacingMm: letterSpacingMm * factor }) },
  };
}

/** A larger box whose top left corner, as it stands after the rotation, stays where it is. */
function growFromTopLeft(
  transform: { x: number; y: number; width: number; height: number; rotation: number },
  size: { width: number; height: number },
) {
  const angle = (transform.rotation * Math.PI) / 180;
  const [halfX, halfY] = [(size.width - transform.width) / 2, (size.height - transform.height) / 2];
  const centreX = transform.x + transform.width / 2 + halfX * Math.cos(angle) - halfY * Math.sin(angle);
  const centreY = transform.y + transform.height / 2 + halfX * Math.sin(angle) + halfY * Math.cos(angle);
  return { ...size, x: centreX - size.width / 2, y: centreY - size.height / 2 };
}
