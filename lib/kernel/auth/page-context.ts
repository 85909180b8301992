import "server-only";
import { eq } from "drizzle-orm";
import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { getDb } from "@/db/client";
import { sessions } from "@/db/schema";
import type { Context } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { getMe, type MeJson } from "./get-me";
import { askedPathHeader, readNextPath, withNextPath } from "./next-path";
import { ensureActiveOrganization } from "./personal-organization";
import { contextOfSession, readSession } from "./resolve-context";

export interface PageContext
  extends Pick<MeJson, "user" | "organization" | "organizations" | "role" | "isOperator" | "scopes"> {
  ctx: Context;
}

/** The sign-in page, which leads on to the page that was asked for. */
function signInPath(requestHeaders: Headers): Route {
  return withNextPath("/sign-in", readNextPath(requestHeaders.get(askedPathHeader) ?? undefined));
}

/** Moves a session out of an organization that no longer lets its person in. */
async function leaveOrganization(requestHeaders: Headers): Promise<Context> {
  const session = await readSession(requestHeaders);
  if (session === null) redirect(signInPath(requestHeaders));
  const activeOrganizationId = await ensureActiveOrganization(session.user.id);
  await getDb().update(sessions).set({ activeOrganizationId }).where(eq(sessions.id, session.session.id));
  return contextOfSession(requestHeaders);
}

/** The signed-in person of a page, read once a request; whoever is not signed in is sent to the sign-in page. */
export const requirePageContext = cache(async (): Promise<PageContext> => {
  const requestHeaders = await headers();
  let ctx: Context;
  try {
    ctx = await contextOfSession(requestHeaders);
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") redirect(signInPath(requestHeaders));
    if (!(error instanceof AppError) || error.code !== "forbidden") throw error;
    ctx = await leaveOrganization(requestHeaders);
  }
  const { user, organization, organizations, role, isOperator, scopes } = await getMe({ ctx });
  return { ctx, user, organization, organizations, role, isOperator, scopes };
});
