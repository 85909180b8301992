import { organizationClient, twoFactorClient } from "better-auth/client/plugins";
import { createAuthClient } from "better-auth/react";
import { accessControl, organizationRoles } from "./organization-roles";

/** The browser's side of `/api/auth/*`: sign-in, sessions, two-factor, organizations and invitations. Used through `askAuth`. */
export const authClient = createAuthClient({
  plugins: [organizationClient({ ac: accessControl, roles: organizationRoles }), twoFactorClient()],
});
export type AuthClient = typeof authClient;
