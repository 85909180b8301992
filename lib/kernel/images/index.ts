/** The kernel's door to pictures: what they look like, and which look alike. */
export { findSimilar, listSimilarImages, similarImagesQuery } from "./find-similar";
export {
  createImageForm,
  createImageFromInput,
  imageJson,
  similarImageJson,
  updateImageInput,
} from "./image-schemas";
export { createImage, createImageFrom, ingestImage, insertImage, updateImage } from "./ingest-image";
export { getImage, listImages, listImagesQuery, readImage, readImages, readLinkedImages } from "./read-images";
