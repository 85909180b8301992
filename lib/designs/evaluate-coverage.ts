import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { artifacts, designs, legacyCoverage } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import {
  type Artifact,
  linkArtifact,
  objectKeys,
  putArtifact,
  type SpooledFile,
  unlinkArtifact,
} from "@/lib/kernel/artifacts";
import { AppError } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { findLegacyProvider, type LegacyProviderRow, openLegacyProvider } from "./legacy-providers";

type Design = typeof designs.$inferSelect;
type Coverage = typeof legacyCoverage.$inferSelect;
export type CoverageState = NonNullable<Coverage["coverageState"]>;

/** A file is fetched again when it gets stale within this. */
const renewalMs = 2 * 86_400_000;

interface Loaded {
  design: Design & { legacyProvider: string; legacyReference: string };
  coverage: Coverage | undefined;
  /** SHA-256 of the cached file. */
  cachedHash: string | undefined;
  provider: LegacyProviderRow | undefined;
}

interface Attempt {
  file: SpooledFile | null;
  failure: { code: string; detail: string } | null;
}

/** The answer for a design: made here, from the cached file, by what people do instead, or none. */
export function decideCoverage(facts: {
  isMigrated: boolean;
  hasFreshFile: boolean;
  alternatePolicy: string | null;
}): CoverageState | null {
  if (facts.isMigrated) return "migrated";
  if (facts.hasFreshFile) return "cached_export";
  return facts.alternatePolicy === null ? null : "alternate_policy";
}

/** Whether a design that the legacy provider made is rendered here by now. */
const isMigrated = (design: Design) => design.decorationProvider === "owned" && design.headRevisionId !== null;

async function load(tenantId: string, designId: string): Promise<Loaded | undefined> {
  return withTenant(tenantId, async (tx) => {
    const [row] = await tx
      .select({ design: designs, coverage: legacyCoverage, cachedHash: artifacts.contentHash })
      .from(designs)
      .leftJoin(
        legacyCoverage,
        and(eq(legacyCoverage.tenantId, designs.tenantId), eq(legacyCoverage.designId, designs.id)),
      )
      .leftJoin(artifacts, and(eq(artifacts.tenantId, designs.tenantId), eq(artifacts.id, legacyCoverage.artifactId)))
      .where(and(eq(designs.tenantId, tenantId), eq(designs.id, designId), isNull(designs.deletedAt)));
    if (row === undefined) return undefined;
    const { legacyProvider, legacyReference } = row.design;
    if (legacyProvider === null || legacyReference === null) return undefined;
    const provider = await findLegacyProvider(tx, tenantId, legacyProvider);
    return {
      design: { ...row.design, legacyProvider, legacyReference },
      coverage: row.coverage ?? undefined,
      cachedHash: row.cachedHash ?? undefined,
      provider,
    };
  });
}

async function fetchFile(loaded: Loaded, signal: AbortSignal | undefined): Promise<Attempt> {
  const { design, provider } = loaded;
  if (provider === undefined) {
    const detail = `The legacy provider “${design.legacyProvider}” is not set up.`;
    return { file: null, failure: { code: "not_found", detail } };
  }
  try {
    return { file: await openLegacyProvider(provider).fetchFile(design.legacyReference, signal), failure: null };
  } catch (error) {
    signal?.throwIfAborted();
    const { code, message } = error instanceof AppError ? error : { code: "internal", message: "The fetch failed." };
    return { file: null, failure: { code, detail: message } };
  }
}

/** A name that every file system takes. */
function fileName(reference: string): string {
  const base = reference
    .replace(/[^\p{L}\p{N}_.-]+/gu, "-")
    .replace(/^[.-]+/, "")
    .slice(0, 80);
  return `${base === "" ? "legacy" : base}.pdf`;
}

const coverageIs = (tenantId: string, designId: string) =>
  and(eq(legacyCoverage.tenantId, tenantId), eq(legacyCoverage.designId, designId));

/** The row of a design's coverage under its lock: two evaluations at once follow each other. */
async function lockCoverage(tx: Transaction, tenantId: string, designId: string, now: Date): Promise<Coverage> {
  await tx.insert(legacyCoverage).values({ tenantId, designId, evaluatedAt: now }).onConflictDoNothing();
  const [row] = await tx.select().from(legacyCoverage).where(coverageIs(tenantId, designId)).for("update");
  if (row === undefined) throw new Error("The coverage's row is gone.");
  return row;
}

interface Finding {
  now: Date;
  /** Null: there is no new file. */
  artifact: Artifact | null;
  /** The provider answered with the bytes that are cached already. */
  isRenewed: boolean;
  failure: Attempt["failure"];
}

async function record(tx: Transaction, loaded: Loaded, finding: Finding): Promise<CoverageState | null> {
  const { tenantId, id: designId } = loaded.design;
  const { now, artifact, isRenewed, failure } = finding;
  const before = await lockCoverage(tx, tenantId, designId, now);
  const [design] = await tx
    .select()
    .from(designs)
    .where(and(eq(designs.tenantId, tenantId), eq(designs.id, designId)));
  const migrated = design !== undefined && isMigrated(design);
  const cacheDays = loaded.provider?.cacheDays ?? null;
  const isNew = artifact !== null || isRenewed;
  const freshUntil = cacheDays === null ? null : new Date(now.getTime() + cacheDays * 86_400_000);
  const expiresAt = migrated ? null : isNew ? freshUntil : before.artifactExpiresAt;
  const isStale = !isNew && expiresAt !== null && expiresAt <= now;
  const artifactId = artifact?.id ?? (isStale ? null : before.artifactId);
  const use = { tenantId, entity: "legacy_coverage", entityId: designId };
  if (artifactId !== null) await linkArtifact(tx, { ...use, artifactId });
  if (before.artifactId !== null && before.artifactId !== artifactId) {
    await unlinkArtifact(tx, { ...use, artifactId: before.artifactId });
  }
  const coverageState = decideCoverage({
    isMigrated: migrated,
    hasFreshFile: artifactId !== null,
    alternatePolicy: loaded.provider?.alternatePolicy ?? null,
  });
  await tx
    .update(legacyCoverage)
    .set({
      coverageState,
      evaluatedAt: now,
      artifactId,
      artifactExpiresAt: artifactId === null ? null : expiresAt,
      error: migrated ? null : failure,
    })
    .where(coverageIs(tenantId, designId));
  await recordChanges(tx, tenantId, [{ entity: "legacy_coverage", id: designId, status: coverageState ?? "none" }]);
  return coverageState;
}

export interface EvaluateOptions {
  now?: Date;
  /** Fetches also where the cached file is fresh. */
  force?: boolean;
  signal?: AbortSignal;
}

/**
 * Finds out whether and how a legacy design can be ordered, and fetches its file where it is missing or gets stale. A
 * failing provider is a finding, no error.
 * @returns undefined when there is no such design, or no legacy provider knows it
 */
export async function evaluateCoverage(
  tenantId: string,
  designId: string,
  options: EvaluateOptions = {},
): Promise<{ coverageState: CoverageState | null } | undefined> {
  const { now = new Date(), force = false, signal } = options;
  const loaded = await load(tenantId, designId);
  if (loaded === undefined) return undefined;
  const { design, coverage, cachedHash } = loaded;
  const expiresAt = coverage?.artifactExpiresAt ?? null;
  const isFresh = cachedHash !== undefined && (expiresAt === null || expiresAt.getTime() > now.getTime() + renewalMs);
  const isSettled = isMigrated(design) || (isFresh && !force);
  const { file, failure } = isSettled ? { file: null, failure: null } : await fetchFile(loaded, signal);
  const finding = { now, failure, artifact: null, isRenewed: false };
  if (file === null) {
    return { coverageState: await withTenant(tenantId, (tx) => record(tx, loaded, finding)) };
  }
  try {
    if (file.contentHash === cachedHash) {
      const coverageState = await withTenant(tenantId, (tx) => record(tx, loaded, { ...finding, isRenewed: true }));
      return { coverageState };
    }
    let coverageState: CoverageState | null = null;
    await putArtifact({
      tenantId,
      file,
      type: "application/pdf",
      kind: "legacy",
      keyFor: (contentHash) => objectKeys.legacy(design.legacyProvider, design.legacyReference, contentHash),
      filename: fileName(design.legacyReference),
      traceMetadata: {
        designId,
        legacyProvider: design.legacyProvider,
        legacyReference: design.legacyReference,
        fetchedAt: now.toISOString(),
      },
      within: async (tx, artifact) => {
        coverageState = await record(tx, loaded, { ...finding, artifact });
      },
    });
    return { coverageState };
  } finally {
    await file.dispose();
  }
}
