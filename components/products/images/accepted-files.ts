/** Pictures that the studio takes, as a file field says it. */
export const acceptedImages = "image/png,image/jpeg,image/webp,image/avif,image/gif,image/tiff,image/svg+xml,.svg";

const isTable = (file: File) => file.type === "text/csv" || /\.(?:csv|tsv)$/i.test(file.name);
const isModel = (file: File) => file.type === "model/gltf-binary" || /\.glb$/i.test(file.name);

/** What was dropped, by what it can become. What is nothing else is taken for an image: the server says what is wrong. */
export function sortDropped(files: readonly File[]): { images: File[]; tables: File[]; models: File[] } {
  return {
    images: files.filter((file) => !isTable(file) && !isModel(file)),
    tables: files.filter(isTable),
    models: files.filter(isModel),
  };
}
