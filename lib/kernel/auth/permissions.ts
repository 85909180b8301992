/** Roles of an organization, weakest first. */
export const roles = ["viewer", "designer", "marketer", "engineer", "admin", "owner"] as const;
export type Role = (typeof roles)[number];

/** Parts of the product that permissions are given for. */
export const areas = [
  "designs",
  "assets",
  "products",
  "collections",
  "campaigns",
  "leads",
  "modeler",
  "sync",
  "workflows",
  "routing",
  "channels",
  "notifications",
  "credentials",
  "settings",
  "engine",
  "mail",
  "audit",
  "members",
  "api-keys",
  "organization",
] as const;
export type Area = (typeof areas)[number];
export type Scope = `${Area}:${"read" | "write"}`;

export const scopes: readonly Scope[] = areas.flatMap((area) => [`${area}:read`, `${area}:write`] as const);

const writableAreas: Record<Role, readonly Area[]> = {
  viewer: [],
  designer: ["designs", "assets", "products", "collections"],
  marketer: ["products", "collections", "campaigns", "assets"],
  engineer: ["modeler", "sync", "workflows", "routing", "channels", "credentials"],
  admin: areas.filter((area) => area !== "organization"),
  owner: areas,
};

const hiddenAreas: Record<Role, readonly Area[]> = {
  // Mails name their recipients, who are members.
  viewer: ["credentials", "leads", "members", "mail"],
  designer: ["credentials", "leads"],
  marketer: ["credentials"],
  engineer: ["leads"],
  admin: [],
  owner: [],
};

/** Everybody may keep keys of their own, watch and retry the jobs they may see; listed here so that the table above stays the contract's. */
const writableByMembers: readonly Scope[] = ["api-keys:write", "engine:write"];

/** What a role means to the person who gives it. */
export const roleDescriptions: Record<Role, string> = {
  viewer: "Sees the work, changes nothing.",
  designer: "Makes designs, artwork, products and collections.",
  marketer: "Makes products, collections, campaigns and artwork; sees leads.",
  engineer: "Models data, runs syncs and workflows; manages flags, channels and credentials.",
  admin: "Does everything, members included.",
  owner: "Does everything, and may change or delete the organization itself.",
};

/** What is only somebody's own: what they are told and how. Viewers have it too. */
const writableByAll: readonly Scope[] = ["notifications:write"];

/** Whether a role carries a scope. The one place where roles are enforced. */
export function roleAllows(role: Role, scope: Scope): boolean {
  const [area, verb] = splitScope(scope);
  if (hiddenAreas[role].includes(area)) return false;
  if (verb === "read" || writableByAll.includes(scope)) return true;
  if (role !== "viewer" && writableByMembers.includes(scope)) return true;
  return writableAreas[role].includes(area);
}

function splitScope(scope: Scope): [Area, "read" | "write"] {
  const colon = scope.lastIndexOf(":");
  const area = areas.find((candidate) => candidate === scope.slice(0, colon));
  if (area === undefined) throw new Error(`Unknown scope ${scope}`);
  return [area, scope.endsWith(":write") ? "write" : "read"];
}

/** The scopes of a role, narrowed by those of an API key; `null` narrows nothing. A key that may write may read. */
export function effectiveScopes(role: Role, keyScopes: readonly string[] | null): Scope[] {
  const held = scopes.filter((scope) => roleAllows(role, scope));
  if (keyScopes === null) return held;
  return held.filter((scope) => keyScopes.includes(scope) || keyScopes.includes(scope.replace(/:read$/, ":write")));
}
