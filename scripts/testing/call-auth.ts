import { getSql } from "@/db/client";
import { resetEnv } from "@/lib/kernel/env";
import type { Caller } from "./people";

/** The password of everybody whom `signUp` makes. */
export const password = "correct horse battery";

/** Sets variables that the identity service reads once a process, and forgets those of the test before. */
export function configureAuth(variables: Readonly<Record<string, string>>): void {
  for (const name of ["ATELIER_OPERATORS", "SMTP_URL", "ATELIER_URL"]) delete process.env[name];
  Object.assign(process.env, variables);
  resetEnv();
  Object.assign(globalThis, { atelierAuth: undefined });
}

export interface AuthAnswer {
  status: number;
  text: string;
  headers: Headers;
}

/** Calls `/api/auth` + path: with a body it is a POST, text travels as it is. */
export async function callAuth(
  caller: Pick<Caller, "origin"> & Partial<Pick<Caller, "headers">>,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<AuthAnswer> {
  const response = await fetch(`${caller.origin}/api/auth${path}`, {
    method: body === undefined ? "GET" : "POST",
    redirect: "manual",
    headers: {
      origin: caller.origin,
      ...caller.headers,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body: body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** Id of the caller's membership in the organization they act in. */
export async function memberIdOf(caller: Caller): Promise<string> {
  const rows = await getSql()<{ id: string }[]>`
    select id from auth.members where organization_id = ${caller.tenantId} and user_id = ${caller.userId}`;
  return rows[0]?.id ?? "";
}

/** The roles of an organization's members, in alphabetical order. */
export async function rolesIn(tenantId: string): Promise<string[]> {
  const rows = await getSql()<{ role: string }[]>`select role from auth.members where organization_id = ${tenantId}`;
  return rows.map((row) => row.role).sort();
}
