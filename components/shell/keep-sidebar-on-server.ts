"use server";

import { cookies } from "next/headers";
import { sidebarCookie } from "./sidebar-state";

/** Sets the cookie for browsers that cannot by script, which need a secure address for that. */
export async function keepSidebarOnServer(collapsed: unknown): Promise<void> {
  const jar = await cookies();
  const { name, maxAgeSeconds, stateOf } = sidebarCookie;
  jar.set(name, stateOf(collapsed === true), { path: "/", maxAge: maxAgeSeconds, sameSite: "lax" });
}
