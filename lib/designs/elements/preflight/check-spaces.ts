import type { Space } from "@/lib/render/scene";
import { checkScene } from "./check-scene";
import type { Finding, PreflightInput } from "./finding";

/** Checks all sides of a product; errors first. Where no side shows anything, that is all there is to say. Pure. */
export function checkSpaces(spaces: readonly Space[], input: Omit<PreflightInput, "space">): Finding[] {
  const findings = spaces.flatMap((space) => checkScene({ ...input, space }));
  if (findings.filter((finding) => finding.code === "space-empty").length === spaces.length) {
    return [
      {
        code: "nothing-to-print",
        severity: "error",
        title: "Nothing to print",
        detail: "No side shows anything.",
        actual: 0,
        target: 1,
      },
    ];
  }
  return [
    ...findings.filter((finding) => finding.severity === "error"),
    ...findings.filter((finding) => finding.severity === "warning"),
  ];
}
