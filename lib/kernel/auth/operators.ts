import { asc } from "drizzle-orm";
import { getDb } from "@/db/client";
import { users } from "@/db/schema";
import type { Context } from "@/lib/kernel/context";
import { getEnv } from "@/lib/kernel/env";

let firstUserId: string | undefined;

/** Whether somebody runs the installation: named in ATELIER_OPERATORS or, when nobody is, the first user. */
export async function isOperator(person: Pick<Context, "userId" | "userEmail">): Promise<boolean> {
  const named = getEnv()
    .ATELIER_OPERATORS.split(",")
    .map((address) => address.trim().toLowerCase())
    .filter((address) => address !== "");
  if (named.length > 0) return named.includes(person.userEmail.toLowerCase());
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
