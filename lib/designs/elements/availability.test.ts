import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { availabilityRulesSchema, rolesThatUseArtwork } from "@/lib/designs/availability-schemas";
import { roles } from "@/lib/kernel/auth/permissions";
import { type AvailabilityContext, type AvailabilityRules, evaluateAvailability } from "./availability";
import { countryCodes, isRegionCode, liesWithin } from "./regions";

const now = new Date("2026-06-15T12:00:00Z");
const styles = [
  "018f0000-0000-7000-8000-000000000001",
  "018f0000-0000-7000-8000-000000000002",
  "018f0000-0000-7000-8000-000000000003",
] as const;
const region = fc.constantFrom("EU", "DE", "DE-BY", "FR", "US", "US-CA", "JP");
const dayText = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2032-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());
const moment = fc.oneof(
  dayText,
  dayText.map((text) => text.slice(0, 10)),
);
const optional = { requiredKeys: [] };

const rules: fc.Arbitrary<AvailabilityRules> = fc
  .record(
    {
      from: moment,
      until: moment,
      roles: fc.uniqueArray(fc.constantFrom(...rolesThatUseArtwork), { minLength: 1 }),
      styleIds: fc.uniqueArray(fc.constantFrom(...styles), { minLength: 1 }),
      regions: fc.uniqueArray(region, { minLength: 1 }),
      maxUses: fc.integer({ min: 1, max: 5 }),
      licenceNote: fc.string({ maxLength: 20 }),
    },
    optional,
  )
  .filter((candidate) => availabilityRulesSchema.safeParse(candidate).success);

const context: fc.Arbitrary<AvailabilityContext> = fc.record(
  {
    now: fc.date({ min: new Date("2020-01-01"), max: new Date("2033-01-01"), noInvalidDate: true }),
    role: fc.constantFrom(...roles),
    styleId: fc.constantFrom(...styles),
    region: region.filter((code) => code !== "EU"),
    uses: fc.integer({ min: 0, max: 6 }),
  },
  { requiredKeys: ["now"] },
);

describe("availability", () => {
  it("forbids exactly when a rule says why", () => {
    fc.assert(
      fc.property(rules, context, (given, known) => {
        const verdict = evaluateAvailability(given, known);
        expect(verdict.available).toBe(verdict.reasons.length === 0);
        const told = [...verdict.reasons, ...verdict.conditions].map((entry) => entry.rule);
        expect(new Set(told).size).toBe(told.length);
        for (const rule of told) expect(Object.keys(given)).toContain(rule);
      }),
    );
  });

  it("never becomes available by another rule", () => {
    fc.assert(
      fc.property(
        rules,
        context,
        fc.constantFrom("from", "until", "roles", "styleIds", "regions", "maxUses"),
        (given, known, name) => {
          const { [name]: _, ...fewer } = given;
          const before = evaluateAvailability(fewer, known);
          const after = evaluateAvailability(given, known);
          expect(!after.available || before.available).toBe(true);
          expect(after.reasons).toEqual(expect.arrayContaining(before.reasons));
        },
      ),
    );
  });

  it("learns nothing wrong from knowing less: what is unknown forbids nothing", () => {
    fc.assert(
      fc.property(rules, context, (given, known) => {
        const full = evaluateAvailability(given, known);
        const blind = evaluateAvailability(given, { now: known.now });
        expect(full.reasons).toEqual(expect.arrayContaining(blind.reasons));
      }),
    );
  });

  it("counts uses monotonically, and the last one that is allowed is allowed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 60 }), (maxUses, uses) => {
        expect(evaluateAvailability({ maxUses }, { now, uses }).available).toBe(uses < maxUses);
      }),
    );
  });

  it("takes a day from its first to its last moment, UTC", () => {
    const given = { from: "2026-06-15", until: "2026-06-15" };
    expect(availabilityRulesSchema.safeParse(given).success).toBe(true);
    const at = (text: string) => evaluateAvailability(given, { now: new Date(text) });
    expect(at("2026-06-14T23:59:59.999Z").reasons).toEqual([
      { rule: "from", detail: "It may be used from 15 Jun 2026 on." },
    ]);
    expect(at("2026-06-15T00:00:00.000Z").available).toBe(true);
    expect(at("2026-06-15T23:59:59.999Z").available).toBe(true);
    expect(at("2026-06-16T00:00:00.000Z").reasons).toEqual([
      { rule: "until", detail: "It could be used until 15 Jun 2026." },
    ]);
  });

  it("says why in words", () => {
    const given: AvailabilityRules = {
      roles: ["designer", "admin"],
      styleIds: [styles[0]],
      regions: ["EU", "CH"],
      maxUses: 1,
    };
    const verdict = evaluateAvailability(given, {
      now,
      role: "marketer",
      styleId: styles[1],
      region: "US-CA",
      uses: 1,
      styleName: (id) => (id === styles[0] ? "Tee" : undefined),
    });
    expect(verdict.reasons.map((entry) => entry.detail)).toEqual([
      "Only the roles designer and admin may use it.",
      "It may only be put on Tee.",
      "What shows it may only be sold in EU and CH.",
      "It is used up: at most 1 design may show it.",
    ]);
    expect(evaluateAvailability(given, { now }).conditions.map((entry) => entry.detail)).toEqual([
      "Only the roles designer and admin may use it.",
      "It may only be put on one style.",
      "What shows it may only be sold in EU and CH.",
      "At most 1 design may show it.",
    ]);
  });
});

describe("rules", () => {
  it.each([
    ["an end before the beginning", { from: "2026-02-01", until: "2026-01-31" }, "until"],
    ["an end at the beginning", { from: "2026-01-01T10:00:00Z", until: "2026-01-01T11:00:00+01:00" }, "until"],
    ["nobody", { roles: [] }, "roles"],
    ["only people who cannot use artwork", { roles: ["viewer", "engineer"] }, "roles"],
    ["an unknown role", { roles: ["boss"] }, "roles.0"],
    ["no style", { styleIds: [] }, "styleIds"],
    ["a style twice", { styleIds: [styles[0], styles[0]] }, "styleIds"],
    ["no region", { regions: [] }, "regions"],
    ["an unknown region", { regions: ["DE", "XX"] }, "regions.1"],
    ["no use", { maxUses: 0 }, "maxUses"],
    ["half a use", { maxUses: 1.5 }, "maxUses"],
    ["a misspelt rule", { role: ["designer"] }, ""],
    ["a day that does not exist", { from: "2026-02-30" }, "from"],
  ])("with %s are refused", (_name, given, path) => {
    const result = availabilityRulesSchema.safeParse(given);
    expect(result.error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
  });
});

describe("regions", () => {
  it("are countries, their parts, and the European Union", () => {
    expect(countryCodes).toHaveLength(249);
    for (const code of countryCodes) expect(liesWithin(code, code)).toBe(true);
    expect(["DE", "US-CA", "GB-ENG", "EU"].filter(isRegionCode)).toHaveLength(4);
    expect(["de", "XX", "US-", "US-ABCD", "US-C-A", "", "EU-1"].filter(isRegionCode)).toEqual([]);
    expect(liesWithin("US-CA", "US")).toBe(true);
    expect(liesWithin("US", "US-CA")).toBe(false);
    expect(liesWithin("DE-BY", "EU")).toBe(true);
    expect(liesWithin("CH", "EU")).toBe(false);
    expect(liesWithin("GB", "EU")).toBe(false);
  });
});
