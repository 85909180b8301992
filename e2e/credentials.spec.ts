import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectAccessible } from "@/scripts/testing/expect-accessible";
import { signUpPage } from "@/scripts/testing/sign-up-page";

const signUp = (page: Page) => signUpPage(page, "Vera Lind");

/** Opens the menu of a row and chooses from it. */
async function choose(page: Page, row: Locator, name: string, item: string): Promise<void> {
  await row.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Server that checks keys: those that end in `-good` are good. */
const address = () => process.env.E2E_KEYS_URL ?? "";

test.describe("credentials", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("a key is added, refused, rotated, validated, revoked and brought back; it is never shown", async ({ page }) => {
    const wrong = `sk-journey-${crypto.randomUUID()}-wrong`;
    const first = `sk-journey-${crypto.randomUUID()}-good`;
    const second = `sk-journey-${crypto.randomUUID()}-good`;
    await signUp(page);
    await page.goto("/settings/credentials");
    await expect(page.getByText("No credentials yet")).toBeVisible();

    await page.getByRole("button", { name: "Add credential" }).click();
    const dialog = page.getByRole("dialog", { name: "Add a credential" });
    await dialog.getByRole("button", { name: "Store credential" }).click();
    await expect(dialog.getByText("The API key is missing.")).toBeVisible();
    await dialog.getByLabel("Name").fill("Journey key");
    await dialog.getByLabel("API key").fill(wrong);
    await dialog.getByLabel("Address").fill(address());
    await dialog.getByLabel("Rotate by").fill("2020-01-31");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Store credential" }).click();
    await expect(dialog).toBeHidden();

    const row = page.getByRole("row", { name: /Journey key/ });
    // The job asks the provider by itself, and the row says so without a reload.
    await expect(row.getByText("Refused")).toBeVisible({ timeout: 30_000 });
    await expect(row.getByText("Incorrect API key provided: [redacted]")).toBeVisible();
    await expect(row.getByText("Overdue since")).toBeVisible();

    await choose(page, row, "Journey key", "Rotate secret…");
    const rotate = page.getByRole("dialog", { name: "Rotate “Journey key”" });
    await rotate.getByLabel("API key").fill(`${wrong}-again`);
    await rotate.getByRole("button", { name: "Rotate secret" }).click();
    await expect(rotate.getByRole("alert")).toContainText("OpenAI answered 401");
    await rotate.getByLabel("API key").fill(first);
    await rotate.getByRole("button", { name: "Rotate secret" }).click();
    await expect(rotate).toBeHidden();
    await expect(row.getByText("Valid", { exact: true })).toBeVisible();
    await expect(row.getByText(`…${first.slice(-4)}`)).toBeVisible();

    await choose(page, row, "Journey key", "Validate now");
    await expect(page.getByText("“Journey key” is valid")).toBeVisible();

    await choose(page, row, "Journey key", "Revoke…");
    await page.getByRole("button", { name: "Revoke credential" }).click();
    await expect(row.getByText("Revoked")).toBeVisible();
    await row.getByRole("button", { name: "Actions for Journey key" }).click();
    await expect(page.getByRole("menuitem", { name: "Rotate secret…" })).toBeVisible();
    await expect(page.getByRole("menuitem", { name: "Validate now" })).toBeHidden();
    await page.getByRole("menuitem", { name: "Rotate secret…" }).click();
    await rotate.getByLabel("API key").fill(second);
    await rotate.getByRole("button", { name: "Rotate secret" }).click();
    await expect(row.getByText("Valid", { exact: true })).toBeVisible();
    await expectAccessible(page);

    const list = await (await page.request.get("/api/v1/credentials")).text();
    const html = await page.content();
    for (const secret of [wrong, first, second])
      expect([list.includes(secret), html.includes(secret)]).toEqual([false, false]);

    await choose(page, row, "Journey key", "Delete…");
    await page.getByRole("button", { name: "Delete credential" }).click();
    await expect(page.getByText("No credentials yet")).toBeVisible();
  });
});

test.describe("channels", () => {
  test.use({ viewport: { width: 375, height: 800 } });

  test("a webhook is added on a phone, tested, given a new secret, and its deliveries are looked at", async ({
    page,
  }) => {
    await signUp(page);
    await page.goto("/settings/channels");
    await page.getByRole("button", { name: "Add channel" }).click();
    const dialog = page.getByRole("dialog", { name: "Add a channel" });
    await dialog.getByRole("combobox", { name: "Kind" }).click();
    await page.getByRole("option", { name: /Webhook/ }).click();
    await dialog.getByLabel("Name").fill("Shop");
    await dialog.getByLabel("Address").fill(`${process.env.E2E_RECEIVER_URL ?? ""}/journey`);
    await dialog.getByRole("switch", { name: "Quiet hours" }).click();
    await dialog.getByRole("switch", { name: "Quiet hours" }).click();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Add channel" }).click();
    const shown = page.getByRole("dialog", { name: "Signing secret of “Shop”" });
    await expect(shown.getByTestId("signing-secret")).toHaveText(/^whsec_/);
    const secret = await shown.getByTestId("signing-secret").textContent();
    await shown.getByRole("button", { name: "I kept it" }).click();

    const row = page
      .getByRole("listitem")
      .filter({ hasText: "Shop" })
      .filter({ has: page.getByRole("switch") });
    await expect(row.getByRole("switch", { name: "Shop is on" })).toBeChecked();
    await choose(page, row, "Shop", "Send a test");
    const answer = page.getByRole("dialog", { name: "Test of “Shop”" });
    await expect(answer.getByText("It arrived.")).toBeVisible();
    await answer.getByRole("button", { name: "Close" }).last().click();

    await choose(page, row, "Shop", "Rotate signing secret…");
    await page.getByRole("button", { name: "Rotate secret" }).click();
    await expect(shown.getByText("two signatures")).toBeVisible();
    expect(await shown.getByTestId("signing-secret").textContent()).not.toBe(secret);
    await shown.getByRole("button", { name: "I kept it" }).click();

    // Something to tell: a credential that is revoked.
    const created = await page.request.post("/api/v1/credentials", {
      data: { providerType: "analytics", name: "Counter", secret: `counter-${crypto.randomUUID()}` },
    });
    const { id }: { id: string } = await created.json();
    expect((await page.request.post(`/api/v1/credentials/${id}/revoke`)).status()).toBe(200);
    await page.goto("/settings/deliveries");
    const event = page.getByRole("row", { name: /The credential “Counter” was revoked/ });
    await expect(event.getByText("Sent")).toBeVisible({ timeout: 30_000 });
    await event.getByRole("link").click();
    const sheet = page.getByRole("dialog", { name: "Event" });
    await expect(sheet.getByText("Answer 200")).toBeVisible();
    await expect(sheet.getByText('"credential.status"')).toBeVisible();
    await expectAccessible(page);
    await sheet.getByRole("button", { name: "Send again" }).click();
    await expect(sheet.getByText("2 attempts")).toBeVisible({ timeout: 30_000 });
  });
});
