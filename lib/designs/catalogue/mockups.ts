import type { MockupDefinition } from "@/lib/render/mockup";
import { mockupData } from "./mockup-data.generated";

const definitions: ReadonlyMap<string, MockupDefinition> = new Map(Object.entries(mockupData));

/** The product picture of a side of a built-in style, by the style's key; undefined when none was drawn. */
export function findMockup(styleKey: string, sideId: string): MockupDefinition | undefined {
  return definitions.get(`${styleKey}/${sideId}`);
}

/** All `style/side` names that have a picture, the generic cards among them. */
export function listMockups(): readonly string[] {
  return [...definitions.keys()];
}
