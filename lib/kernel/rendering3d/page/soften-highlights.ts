import type { Material } from "three";

/** The sharpest highlight that a lamp may make; a sharper one would show the few places that a soft light consists of. */
const leastRoughness = 0.4;

/** Lets lamps shine softly on a glossy material. What is sharp in it are the surroundings, which hold the lights as shapes. */
export function softenHighlights(material: Material): void {
  material.onBeforeCompile = (shader) => {
    shader.fragmentShader = shader.fragmentShader.replace(
      "#include <lights_fragment_begin>",
      `float ownRoughness = material.roughness;
      material.roughness = max(ownRoughness, ${leastRoughness});
      #include <lights_fragment_begin>
      material.roughness = ownRoughness;`,
    );
  };
}
