/** The kernel's door to pictures: what they look like, and which look alike. */
export { findSimilar, listSimilarImages, similarImagesQuery } from "./find-similar";
export {
  createImageForm,
  createImageFromInput,
  type ImageJson,
  imageJson,
  similarImageJson,
  updateImageInput,
} from "./image-schemas";
export { createImage, createImageFrom, describeArtifact, ingestImage, insertImage, updateImage } from "./ingest-image";
export { getImage, listImages, listImagesQuery, readImage, readImages } from "./read-images";
