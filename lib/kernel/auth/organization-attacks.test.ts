import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closeDatabase, getSql } from "@/db/client";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { callAuth, configureAuth, memberIdOf, password, rolesIn } from "@/scripts/testing/call-auth";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";

let server: ApiServer;
let ada: Caller;
beforeAll(async () => {
  server = await startApiServer();
});
beforeEach(async () => {
  ada = await signUp(server.origin);
});
afterEach(() => configureAuth({}));
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

describe("roles", () => {
  test("only an owner makes owners, and nobody gets several roles or one the studio does not know", async () => {
    const admin = await joinAs(ada, "admin");
    const id = await memberIdOf(admin);
    const change = (caller: Caller, role: unknown) =>
      callAuth(caller, "/organization/update-member-role", { memberId: id, role });
    const invite = (caller: Caller, role: unknown) =>
      callAuth(caller, "/organization/invite-member", { email: `${crypto.randomUUID()}@example.com`, role });
    expect((await change(admin, "owner")).status).toBe(403);
    expect((await invite(admin, "owner")).status).toBe(403);
    for (const role of ["admin,owner", ["admin", "owner"], ["owner"], "member", "", " owner", null, 1, {}]) {
      expect((await change(ada, role)).status).toBe(400);
      expect((await invite(ada, role)).status).toBe(400);
    }
    expect(await rolesIn(ada.tenantId)).toEqual(["admin", "owner"]);
    expect((await admin.call("PATCH", `/members/${id}`, { role: "owner" })).status).toBe(403);
  });

  test.each(["viewer", "designer", "marketer", "engineer"] as const)(
    "a %s changes nothing about the organization",
    async (role) => {
      const member = await joinAs(ada, role);
      const email = `${crypto.randomUUID()}@example.com`;
      for (const [path, body] of [
        ["/organization/invite-member", { email, role: "viewer" }],
        ["/organization/update-member-role", { memberId: await memberIdOf(member), role: "admin" }],
        ["/organization/remove-member", { memberIdOrEmail: ada.email }],
        ["/organization/update", { data: { name: "Mine now" } }],
        ["/organization/delete", { organizationId: ada.tenantId }],
      ] as const) {
        expect({ path, status: (await callAuth(member, path, body)).status }).toEqual({ path, status: 403 });
      }
      expect((await ada.get("/me")).status).toBe(200);
    },
  );

  test("an admin can neither remove an owner nor change or delete the organization", async () => {
    const admin = await joinAs(ada, "admin");
    await joinAs(ada, "owner");
    expect((await callAuth(admin, "/organization/remove-member", { memberIdOrEmail: ada.email })).status).toBe(400);
    expect((await callAuth(admin, "/organization/update", { data: { name: "Mine" } })).status).toBe(403);
    expect((await callAuth(admin, "/organization/delete", { organizationId: ada.tenantId })).status).toBe(403);
    expect(await rolesIn(ada.tenantId)).toEqual(["admin", "owner", "owner"]);
  });

  test("invitations, whose ids let people in, are shown to admins only, addresses not to viewers", async () => {
    const invited = `${crypto.randomUUID()}@example.com`;
    const invitation = await callAuth(ada, "/organization/invite-member", { email: invited, role: "admin" });
    const { id } = JSON.parse(invitation.text) as { id: string };
    const [viewer, designer, admin] = [
      await joinAs(ada, "viewer"),
      await joinAs(ada, "designer"),
      await joinAs(ada, "admin"),
    ];
    const slug = (await ada.get<{ organization: { slug: string } }>("/me")).body.organization.slug;
    const lists = ["/organization/list-invitations", "/organization/get-full-organization"];
    for (const path of [
      ...lists,
      ...lists.map((list) => `${list}?organizationId=${ada.tenantId}`),
      `/organization/get-full-organization?organizationSlug=${slug}`,
    ]) {
      expect((await callAuth(admin, path)).text).toContain(id);
      for (const member of [viewer, designer]) expect((await callAuth(member, path)).status).toBe(403);
    }
    for (const query of ["", `?organizationSlug=${slug}`, `?organizationId=${ada.tenantId}`]) {
      expect((await callAuth(viewer, `/organization/list-members${query}`)).status).toBe(403);
      expect((await callAuth(designer, `/organization/list-members${query}`)).text).toContain(ada.email);
    }
    const stranger = await signUp(server.origin);
    for (const path of [...lists, "/organization/list-members"]) {
      const answer = await callAuth(stranger, `${path}?organizationId=${ada.tenantId}`);
      expect(answer.text).not.toContain(ada.email);
      expect(answer.text).not.toContain(id);
    }
    expect((await callAuth(stranger, `/organization/get-invitation?id=${id}`)).status).toBe(403);
    expect((await callAuth(stranger, "/organization/accept-invitation", { invitationId: id })).status).toBe(403);
    const guest = await signUp(server.origin);
    await getSql()`update auth.users set email = ${invited} where id = ${guest.userId}`;
    expect((await callAuth(guest, "/organization/list-user-invitations")).status).toBe(404);
  });

  test("a suspended member uses nothing of the organization, whichever way it is named", async () => {
    const admin = await joinAs(ada, "admin");
    const slug = (await ada.get<{ organization: { slug: string } }>("/me")).body.organization.slug;
    const invitation = await callAuth(ada, "/organization/invite-member", {
      email: `${crypto.randomUUID()}@example.com`,
      role: "viewer",
    });
    expect(invitation.status, invitation.text).toBe(200);
    const { id } = JSON.parse(invitation.text) as { id: string };
    await ada.call("PATCH", `/members/${await memberIdOf(admin)}`, { status: "suspended" });
    const attempts: [path: string, body?: unknown][] = [
      [`/organization/list-members?organizationSlug=${slug}`],
      [`/organization/get-full-organization?organizationSlug=${slug}`],
      [`/organization/list-invitations?organizationId=${ada.tenantId}`],
      ["/organization/cancel-invitation", { invitationId: id }],
      ["/organization/set-active", { organizationSlug: slug }],
      ["/organization/set-active", { organizationId: ada.tenantId }],
    ];
    // One after the other: a refused set-active changes the session that the others are judged by.
    for (const [path, body] of attempts) {
      const answer = await callAuth(admin, path, body);
      expect(answer.status, `${path} ${answer.text}`).toBe(403);
    }
    expect((await admin.get("/me")).status).toBe(403);
  });

  test("nobody acts in an organization that is not theirs by making it active", async () => {
    const eve = await signUp(server.origin);
    expect((await callAuth(eve, "/organization/set-active", { organizationId: ada.tenantId })).status).toBe(403);
    expect((await callAuth(eve, "/update-session", { activeOrganizationId: ada.tenantId })).status).toBe(404);
    await getSql()`update auth.sessions set active_organization_id = ${ada.tenantId} where user_id = ${eve.userId}`;
    expect((await eve.get("/designs")).status).toBe(403);
  });
});

describe("the last owner", () => {
  test("can neither leave, nor be removed, demoted or suspended", async () => {
    await joinAs(ada, "admin");
    const id = await memberIdOf(ada);
    expect((await callAuth(ada, "/organization/leave", { organizationId: ada.tenantId })).status).toBe(400);
    expect((await callAuth(ada, "/organization/remove-member", { memberIdOrEmail: id })).status).toBe(400);
    expect((await callAuth(ada, "/organization/update-member-role", { memberId: id, role: "viewer" })).status).toBe(
      400,
    );
    expect((await ada.call("PATCH", `/members/${id}`, { role: "viewer" })).status).toBe(409);
    expect((await ada.call("PATCH", `/members/${id}`, { status: "suspended" })).status).toBe(409);
    const second = await joinAs(ada, "owner");
    await ada.call("PATCH", `/members/${await memberIdOf(second)}`, { status: "suspended" });
    const left = await callAuth(ada, "/organization/leave", { organizationId: ada.tenantId });
    expect({ status: left.status, code: (JSON.parse(left.text) as { code: string }).code }).toEqual({
      status: 409,
      code: "conflict",
    });
    expect(await rolesIn(ada.tenantId)).toEqual(["admin", "owner", "owner"]);
  });

  test.each([
    ["leave", (caller: Caller) => callAuth(caller, "/organization/leave", { organizationId: caller.tenantId })],
    [
      "remove themselves",
      (caller: Caller) => callAuth(caller, "/organization/remove-member", { memberIdOrEmail: caller.email }),
    ],
    [
      "step down",
      async (caller: Caller) => caller.call("PATCH", `/members/${await memberIdOf(caller)}`, { role: "viewer" }),
    ],
    [
      "step down at better-auth",
      async (caller: Caller) =>
        callAuth(caller, "/organization/update-member-role", { memberId: await memberIdOf(caller), role: "viewer" }),
    ],
  ] as const)("stays when all owners %s at once", async (_, act) => {
    const owners: Caller[] = [ada, await joinAs(ada, "owner"), await joinAs(ada, "owner"), await joinAs(ada, "owner")];
    await joinAs(ada, "viewer");
    const answers = await Promise.all(owners.map((owner): Promise<{ status: number }> => act(owner)));
    expect(answers.filter((answer) => answer.status >= 500)).toEqual([]);
    expect((await rolesIn(ada.tenantId)).filter((role) => role === "owner")).toHaveLength(1);
  });

  test("deletes the organization with all that is in it", async () => {
    await joinAs(ada, "viewer");
    await ada.call("PATCH", "/settings", { monthlyGenerationLimit: 1 });
    expect((await callAuth(ada, "/organization/delete", { organizationId: ada.tenantId })).status).toBe(200);
    expect(await rolesIn(ada.tenantId)).toEqual([]);
    expect(await getSql()`select 1 from app.organization_settings where tenant_id = ${ada.tenantId}`).toHaveLength(0);
  });
});

test("what happens to members stands in the audit log", async () => {
  const member = await joinAs(ada, "viewer");
  const id = await memberIdOf(member);
  await callAuth(ada, "/organization/invite-member", { email: "new@example.com", role: "viewer" });
  await callAuth(ada, "/organization/update-member-role", { memberId: id, role: "designer" });
  await callAuth(ada, "/organization/remove-member", { memberIdOrEmail: id });
  await callAuth(ada, "/organization/update", { data: { name: "Renamed" } });
  const { body } = await ada.get<{ items: { action: string; user: { id: string } }[] }>("/audit-log");
  expect(body.items.map((entry) => entry.action)).toEqual([
    "organization.changed",
    "member.removed",
    "member.changed",
    "member.invited",
  ]);
  expect(body.items.every((entry) => entry.user.id === ada.userId)).toBe(true);
});

describe("the same thing twice at once", () => {
  test("makes one account of an address and one organization of a slug", async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const body = { name: "Twice", email, password };
    const accounts = await Promise.all(Array.from({ length: 5 }, () => callAuth(server, "/sign-up/email", body)));
    expect(accounts.filter((answer) => answer.status === 200)).toHaveLength(1);
    const slug = `twice-${crypto.randomUUID()}`;
    const made = await Promise.all(
      Array.from({ length: 5 }, () => callAuth(ada, "/organization/create", { name: "Twice", slug })),
    );
    expect(made.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect([...accounts, ...made].filter((answer) => answer.status >= 500)).toEqual([]);
  });

  test("takes an invitation once", async () => {
    const guest = await signUp(server.origin);
    const invited = await callAuth(ada, "/organization/invite-member", { email: guest.email, role: "viewer" });
    const { id } = JSON.parse(invited.text) as { id: string };
    const accept = () => callAuth(guest, "/organization/accept-invitation", { invitationId: id });
    const answers = await Promise.all(Array.from({ length: 5 }, accept));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status >= 500)).toEqual([]);
    expect(await rolesIn(ada.tenantId)).toEqual(["owner", "viewer"]);
  });
});
