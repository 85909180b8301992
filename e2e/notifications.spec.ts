import { expect, type Page, test } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { expectAccessible } from "@/scripts/testing/expect-accessible";
import { signUpPage } from "@/scripts/testing/sign-up-page";

const signUp = (page: Page) => signUpPage(page, "Nora Bell");

async function post<Answer>(page: Page, path: string, data: unknown, status: number): Promise<Answer> {
  const answer = await page.request.post(`/api/v1${path}`, { data });
  expect(answer.status(), await answer.text()).toBe(status);
  return answer.json();
}

/** A design with one shape, whose newest revision can be exported. */
async function createDesign(page: Page, name: string): Promise<{ revisionId: string; exportProfileId: string }> {
  const styles = await (await page.request.get("/api/v1/styles?limit=1")).json();
  const [style] = styles.items;
  const design = await post<{ id: string }>(page, "/designs", { name, styleVersionId: style.id }, 201);
  const shape = {
    type: "shape",
    spaceId: style.spaces[0].spaceId,
    transform: { x: 5, y: 5, width: 20, height: 10, rotation: 0 },
    content: { shape: "rect", fill: "#cc3300" },
  };
  const revision = await post<{ id: string }>(page, `/designs/${design.id}/revisions`, { elements: [shape] }, 201);
  const profiles = await (await page.request.get("/api/v1/export-profiles")).json();
  return { revisionId: revision.id, exportProfileId: profiles.items[0].id };
}

interface Received {
  headers: Record<string, string>;
  body: string;
}

test.describe("notifications", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("an export that is ready is told behind the bell and to a webhook that can verify it", async ({ page }) => {
    await signUp(page);
    const inbox = `${process.env.E2E_RECEIVER_URL}/${crypto.randomUUID()}`;
    const channel = await post<{ id: string; secret: string }>(
      page,
      "/notification-channels",
      { kind: "webhook", name: "Shop system", config: { url: inbox }, events: ["export_ready"] },
      201,
    );
    const { revisionId, exportProfileId } = await createDesign(page, "Autumn mug");
    await page.goto("/notifications");
    await expect(page.getByRole("heading", { name: "Nothing yet" })).toBeVisible();
    await expectAccessible(page);

    await post(page, `/revisions/${revisionId}/exports`, { exportProfileId }, 202);
    const bell = page.getByRole("button", { name: "Notifications, 1 unread" });
    await expect(bell).toBeVisible({ timeout: 60_000 });
    const title = "Export of “Autumn mug” is ready";
    const list = page.getByRole("list", { name: "Notifications", exact: true });
    await expect(list.getByRole("link", { name: title })).toBeVisible();

    await bell.click();
    const panel = page.getByRole("dialog", { name: "Notifications" });
    await expect(panel.getByRole("link", { name: title })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(bell).toBeFocused();

    await page.getByRole("radio", { name: "Unread" }).click();
    await expect(page).toHaveURL(/unread=1/);
    await list.getByRole("button", { name: "Mark as read" }).click();
    await expect(page.getByRole("button", { name: "Notifications", exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
    await page.getByRole("button", { name: "Show all" }).click();
    await list.getByRole("button", { name: "Mark as unread" }).click();
    await expect(bell).toBeVisible();
    await page.getByRole("button", { name: "Mark all as read" }).click();
    await expect(page.getByText("You have read everything.")).toBeVisible();
    await list.getByRole("link", { name: title }).click();
    await expect(page).toHaveURL(/\/designs\//);

    const received = async (): Promise<Received[]> => (await page.request.get(inbox)).json();
    await expect.poll(async () => (await received()).length).toBe(1);
    const [message] = await received();
    if (message === undefined) throw new Error("Nothing arrived.");
    expect(new Webhook(channel.secret).verify(message.body, message.headers)).toMatchObject({
      type: "export.ready",
      data: { title },
    });
    const eventId = message.headers["webhook-id"];
    const log = await (await page.request.get(`/api/v1/notification-events/${eventId}/deliveries`)).json();
    expect(log.items).toMatchObject([
      { channelId: channel.id, status: "sent", attempts: 1, attemptLog: [{ number: 1, responseStatus: 200 }] },
    ]);
    await post(page, `/notification-events/${eventId}/redeliver`, {}, 202);
    await expect.poll(async () => (await received()).length).toBe(2);
    expect((await received())[1]?.headers["webhook-id"]).toBe(eventId);
  });

  test("people choose how they are told, and it stays", async ({ page }) => {
    await signUp(page);
    await page.goto("/settings/notifications");
    const inStudio = page.getByRole("switch", { name: "Export ready: in the studio" });
    await expect(inStudio).toBeChecked();
    await expectAccessible(page);
    await inStudio.click();
    await page.getByRole("combobox", { name: "Export ready: mail" }).click();
    await page.getByRole("option", { name: "Daily" }).click();
    await page.getByRole("switch", { name: "Quiet hours" }).click();
    await page.getByLabel("From").fill("21:30");
    const saved = page.waitForResponse((answer) => answer.url().endsWith("/notification-preferences") && answer.ok());
    await page.getByRole("button", { name: "Save hours" }).click();
    await saved;
    await page.reload();
    await expect(inStudio).not.toBeChecked();
    await expect(page.getByRole("combobox", { name: "Export ready: mail" })).toHaveText("Daily");
    await expect(page.getByLabel("From")).toHaveValue("21:30");
    for (const path of ["/settings/notifications", "/notifications"]) {
      await page.setViewportSize({ width: 375, height: 800 });
      await page.goto(path);
      await expect(page.getByRole("heading", { name: "Notifications", level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
  });
});
