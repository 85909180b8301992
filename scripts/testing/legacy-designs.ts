import { expect } from "vitest";
import type { LegacyCoverageJson, LegacyProviderJson } from "@/lib/designs/legacy-schemas";
import type { DesignJson, StyleJson } from "@/lib/designs/schemas";
import type { LegacyServer } from "./legacy-provider";
import { type Caller, signUp } from "./people";

/** Somebody new whose organization has the legacy provider "old-shop". */
export async function signUpWithProvider(
  origin: string,
  legacy: LegacyServer,
  provider: Record<string, unknown> = {},
): Promise<Caller> {
  const ada = await signUp(origin);
  const body = { urlTemplate: legacy.urlTemplate, ...provider };
  expect((await ada.call<LegacyProviderJson>("PUT", "/legacy-providers/old-shop", body)).status).toBe(200);
  return ada;
}

/** The catalogue's business card. */
export async function businessCardOf(ada: Caller): Promise<StyleJson> {
  const styles = (await ada.get<{ items: StyleJson[] }>("/styles")).body.items;
  const style = styles.find((item) => item.key === "business-card");
  if (style === undefined) throw new Error("The catalogue has a business card.");
  return style;
}

/** A business card that a legacy provider has the file of. */
export async function makeLegacyDesign(
  ada: Caller,
  legacyReference: string,
  legacyProvider = "old-shop",
): Promise<DesignJson> {
  const { id: styleVersionId } = await businessCardOf(ada);
  const answer = await ada.post<DesignJson>("/designs", {
    name: `Card ${legacyReference}`,
    styleVersionId,
    decorationProvider: "legacy",
    legacyProvider,
    legacyReference,
  });
  expect(answer.status).toBe(201);
  return answer.body;
}

export async function readCoverage(ada: Caller, designId: string): Promise<LegacyCoverageJson> {
  return (await ada.get<LegacyCoverageJson>(`/designs/${designId}/legacy-coverage`)).body;
}
