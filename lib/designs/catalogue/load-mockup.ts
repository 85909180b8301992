import type { MockupDefinition, MockupLayerFiles } from "@/lib/render/mockup";
import type { Space, Style } from "./style-schema";

// Interim file by the lead so that the rest compiles; CATALOGUE replaces it (keep the name, the parameters may change).
export function loadMockup(
  _style: Style,
  _space: Space,
): { definition: MockupDefinition; layerPaths: MockupLayerFiles } | null {
  return null;
}
