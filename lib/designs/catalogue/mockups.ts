import type { MockupDefinition } from "@/lib/render/mockup";
import type { MockupMesh } from "@/lib/render/mockup-warp";
import { mockupData } from "./mockup-data.generated";

/** The data file counts lattice points in whole steps of 1/100,000 of the image. */
function readMesh(mesh: MockupMesh): MockupMesh {
  return { ...mesh, points: mesh.points.map((steps) => steps / 100_000) };
}

const definitions: ReadonlyMap<string, MockupDefinition> = new Map(
  Object.entries(mockupData).map(([name, stored]) => {
    const neighbours = stored.neighbours.map(({ sideId, mesh }) => ({ sideId, mesh: readMesh(mesh) }));
    return [name, { ...stored, mesh: readMesh(stored.mesh), neighbours }];
  }),
);

/** The product picture of a side of a built-in style, by the style's key; undefined when none was drawn. */
export function findMockup(styleKey: string, sideId: string): MockupDefinition | undefined {
  return definitions.get(`${styleKey}/${sideId}`);
}

/** All `style/side` names that have a picture, the generic cards among them. */
export function listMockups(): readonly string[] {
  return [...definitions.keys()];
}
