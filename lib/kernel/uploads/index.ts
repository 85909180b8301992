export { correctFilename } from "./file-name";
export { type IngestedUpload, ingestUpload, type UploadInput } from "./ingest-upload";
export { maxImagePixels } from "./reencode-image";
export { type UploadType, uploadTypes } from "./sniff-type";
export { type SanitizedSvg, sanitizeSvg } from "./svg/sanitize-svg";
