import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { IdentifiedElement } from "./check-elements";

/**
 * SHA-256 over the canonical JSON (RFC 8785) of what is drawn: style and elements in paint order. Two revisions with the
 * same hash look the same; names, locks and bindings do not count.
 */
export function hashContent(styleVersionId: string, elements: readonly IdentifiedElement[]): string {
  const drawn = elements.map(({ name: _name, locks: _locks, binding: _binding, ...rest }) => rest);
  const text = canonicalize({ styleVersionId, elements: drawn });
  return createHash("sha256")
    .update(text ?? "")
    .digest("hex");
}
