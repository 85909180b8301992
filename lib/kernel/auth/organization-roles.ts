import { createAccessControl } from "better-auth/plugins/access";
import { adminAc, defaultStatements, memberAc, ownerAc } from "better-auth/plugins/organization/access";
import type { Role } from "./permissions";

/** Access control of better-auth's own organization endpoints (members, invitations, the organization). */
export const accessControl = createAccessControl(defaultStatements);
const ordinary = accessControl.newRole(memberAc.statements);
export const organizationRoles = {
  viewer: ordinary,
  designer: ordinary,
  marketer: ordinary,
  engineer: ordinary,
  admin: accessControl.newRole({ ...adminAc.statements, organization: [] }),
  owner: accessControl.newRole(ownerAc.statements),
} satisfies Record<Role, unknown>;
