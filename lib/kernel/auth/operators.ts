import { asc, eq } from "drizzle-orm";
import { getDb } from "@/db/client";
import { users } from "@/db/schema";
import type { Context } from "@/lib/kernel/context";
import { getEnv } from "@/lib/kernel/env";

let firstUserId: string | undefined;

/** Addresses in ATELIER_OPERATORS, in lower case. */
export function namedOperators(): string[] {
  return getEnv()
    .ATELIER_OPERATORS.split(",")
    .map((address) => address.trim().toLowerCase())
    .filter((address) => address !== "");
}

/** With a mail server an address counts once its owner has opened the link sent to it; without one nobody could. */
async function ownsAddress(userId: string): Promise<boolean> {
  if (getEnv().SMTP_URL === undefined) return true;
  const [user] = await getDb().select({ isVerified: users.emailVerified }).from(users).where(eq(users.id, userId));
  return user?.isVerified === true;
}

/** Whether somebody runs the installation: named in ATELIER_OPERATORS or, when nobody is, the first user. */
export async function isOperator(person: Pick<Context, "userId" | "userEmail">): Promise<boolean> {
  const named = namedOperators();
  if (named.length > 0) return named.includes(person.userEmail.toLowerCase()) && (await ownsAddress(person.userId));
  if (firstUserId === undefined) {
    const [first] = await getDb()
      .select({ id: users.id })
      .from(users)
      .orderBy(asc(users.createdAt), asc(users.id))
      .limit(1);
    firstUserId = first?.id;
  }
  return person.userId === firstUserId;
}
