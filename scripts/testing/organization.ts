import { randomUUID } from "node:crypto";
import { getDb } from "@/db/client";
import { organizations } from "@/db/schema";

/** A new organization without members, for tests below HTTP. Returns its id. */
export async function createOrganization(): Promise<string> {
  const id = randomUUID();
  await getDb().insert(organizations).values({ id, name: "Test", slug: id });
  return id;
}
