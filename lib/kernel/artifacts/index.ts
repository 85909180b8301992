export { answerContent, contentQuery } from "./answer-content";
export {
  type Artifact,
  type ArtifactJson,
  type ArtifactKind,
  artifactKinds,
  artifactSchema,
  getArtifact,
  toArtifactJson,
} from "./artifact";
export { getReadableArtifact, getWritableArtifact } from "./artifact-access";
export {
  type ArtifactHold,
  type ArtifactLink,
  type ArtifactUsage,
  holdArtifact,
  linkArtifact,
  listArtifactUsages,
  releaseArtifact,
  unlinkArtifact,
  unlinkEntity,
} from "./artifact-links";
export { collectGarbage, type GarbageInput, type GarbageReport } from "./collect-garbage";
export { deleteArtifact } from "./delete-artifact";
export { createHold, deleteHold } from "./hold-artifact";
export { listUsages, usageJson } from "./list-usages";
export { keySegment, objectKeys, type ThumbnailSize, tenantKey, thumbnailSizes } from "./object-keys";
export { artifactContentUrl, openArtifact, serveArtifact } from "./open-artifact";
export { type ArtifactSource, type PutArtifactInput, putArtifact } from "./put-artifact";
export { type SpooledFile, spoolStream } from "./spool";
export { getThumbnail, thumbnailUrl } from "./thumbnail";
