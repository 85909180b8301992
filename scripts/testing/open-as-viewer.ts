import { type Browser, expect, type Page } from "@playwright/test";
import { signUpPage } from "./sign-up-page";

/** A page, in a context of its own, of somebody who may only look at the organization of `page`. */
export async function openAsViewer(browser: Browser, page: Page): Promise<Page> {
  const { organization } = await (await page.request.get("/api/v1/me")).json();
  // Requests without an origin may change nothing about a session.
  const headers = { origin: process.env.E2E_BASE_URL ?? new URL(page.url()).origin };
  const context = await browser.newContext({ baseURL: headers.origin, viewport: { width: 1440, height: 900 } });
  const guest = await context.newPage();
  const { email } = await signUpPage(guest, "Vic Viewer");
  const invited = await page.request.post("/api/auth/organization/invite-member", {
    headers,
    data: { email, role: "viewer" },
  });
  expect(invited.status()).toBe(200);
  const { id } = await invited.json();
  for (const [path, data] of [
    ["accept-invitation", { invitationId: id }],
    ["set-active", { organizationId: organization.id }],
  ] as const) {
    expect((await guest.request.post(`/api/auth/organization/${path}`, { headers, data })).status()).toBe(200);
  }
  return guest;
}
