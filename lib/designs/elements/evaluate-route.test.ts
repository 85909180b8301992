import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateRoute, type RouteFlag, type RouteSubject, routeModes, routePriority } from "./evaluate-route";
import { bucketOf, murmur3 } from "./hash-bucket";

const subject: RouteSubject = {
  environment: "production",
  tenantId: "organization",
  styleVersionId: "style",
  userId: "person",
  designId: "design",
};
const scopeIds = { user: "person", style: "style", tenant: "organization", env: "production" } as const;

const flag = (scopeType: RouteFlag["scopeType"], change: Partial<RouteFlag> = {}): RouteFlag => ({
  id: `${scopeType}-flag`,
  scopeType,
  scopeId: scopeIds[scopeType],
  routeMode: "legacy",
  enabled: true,
  rolloutPercent: null,
  ...change,
});

const anyFlags = fc.uniqueArray(
  fc.record({
    scopeType: fc.constantFrom(...routePriority),
    isOurs: fc.boolean(),
    routeMode: fc.constantFrom(...routeModes),
    enabled: fc.boolean(),
    rolloutPercent: fc.option(fc.integer({ min: 0, max: 100 })),
  }),
  { selector: (entry) => `${entry.scopeType}:${entry.isOurs}`, maxLength: 8 },
);
const toFlags = (entries: typeof anyFlags extends fc.Arbitrary<infer T> ? T : never): RouteFlag[] =>
  entries.map(({ isOurs, ...entry }) => ({
    ...entry,
    id: `${entry.scopeType}:${isOurs}`,
    scopeId: isOurs ? scopeIds[entry.scopeType] : "another",
  }));

test("the hash gives the published values of MurmurHash3 x86 32", () => {
  expect(murmur3("")).toBe(0);
  expect(murmur3("", 1)).toBe(0x514e28b7);
  expect(murmur3("test")).toBe(0xba6bd213);
  expect(murmur3("Hello, world!")).toBe(0xc0363e43);
  expect(murmur3("The quick brown fox jumps over the lazy dog")).toBe(0x2e4ff723);
});

test("without flags a design is rendered here, or by whom the design itself says", () => {
  expect(evaluateRoute([], subject)).toEqual({ value: "owned", reason: "DEFAULT", flagId: null, scopeType: null });
  expect(evaluateRoute([], { ...subject, defaultRoute: "legacy" }).value).toBe("legacy");
});

test("the narrowest scope that answers decides, whatever the order of the flags", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...routePriority], { minLength: 1 }), (present) => {
      const first = routePriority.find((scope) => present.includes(scope));
      const decision = evaluateRoute(
        present.map((scope) => flag(scope)),
        subject,
      );
      expect(decision).toEqual({
        value: "legacy",
        reason: "TARGETING_MATCH",
        flagId: `${first}-flag`,
        scopeType: first,
      });
    }),
  );
});

test("the answer is that of a plain walk through the scopes", () => {
  fc.assert(
    fc.property(anyFlags, fc.uuid(), (entries, designId) => {
      const flags = toFlags(entries);
      const mine = flags.filter((entry) => entry.scopeId === scopeIds[entry.scopeType]);
      const answers = routePriority
        .flatMap((scope) => mine.filter((entry) => entry.scopeType === scope && entry.enabled))
        .find((entry) => bucketOf(`${entry.scopeType}:${entry.scopeId}`, designId) < (entry.rolloutPercent ?? 100));
      const decision = evaluateRoute(flags, { ...subject, designId });
      expect(decision.flagId).toBe(answers?.id ?? null);
      expect(decision.value).toBe(answers?.routeMode ?? "owned");
      if (answers === undefined) {
        const isOff = mine.length > 0 && mine.every((entry) => !entry.enabled);
        expect(decision.reason).toBe(isOff ? "DISABLED" : "DEFAULT");
      } else {
        expect(decision.reason).toBe((answers.rolloutPercent ?? 100) < 100 ? "SPLIT" : "TARGETING_MATCH");
      }
    }),
  );
});

test("raising a percentage only adds designs, and 0 and 100 are none and all", () => {
  const percent = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(percent, percent, fc.uuid(), (one, other, designId) => {
      const isLegacy = (rolloutPercent: number) =>
        evaluateRoute([flag("style", { rolloutPercent })], { ...subject, designId }).value === "legacy";
      if (isLegacy(Math.min(one, other))) expect(isLegacy(Math.max(one, other))).toBe(true);
      expect(isLegacy(0)).toBe(false);
      expect(isLegacy(100)).toBe(true);
    }),
  );
});

test("a share holds about as many designs as it says, and other flags choose others", () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => `design ${index}`);
  for (const percent of [1, 10, 50, 90]) {
    const chosen = ids.filter((id) => bucketOf("style:a", id) < percent).length;
    expect(Math.abs(chosen / 100 - percent)).toBeLessThan(1.5);
  }
  const both = ids.filter((id) => bucketOf("style:a", id) < 50 && bucketOf("style:b", id) < 50).length;
  expect(Math.abs(both / 100 - 25)).toBeLessThan(2);
});

test("a flag that is off or leaves the design out passes on to the next scope", () => {
  const wide = flag("env", { routeMode: "owned" });
  expect(evaluateRoute([flag("style", { enabled: false }), wide], subject).scopeType).toBe("env");
  expect(evaluateRoute([flag("style", { rolloutPercent: 0 }), wide], subject).scopeType).toBe("env");
  expect(evaluateRoute([flag("style", { enabled: false })], subject).reason).toBe("DISABLED");
});

test("a share without anybody to measure it by answers nobody", () => {
  const nobody: RouteSubject = { environment: "production", tenantId: "organization" };
  expect(evaluateRoute([flag("env", { rolloutPercent: 99 })], nobody).reason).toBe("DEFAULT");
  expect(evaluateRoute([flag("env", { rolloutPercent: 100 })], nobody).reason).toBe("TARGETING_MATCH");
});
