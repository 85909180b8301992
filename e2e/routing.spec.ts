import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "@/scripts/testing/expect-accessible";
import { signUpPage } from "@/scripts/testing/sign-up-page";

interface Style {
  id: string;
  key: string | null;
  name: string;
}

const signUp = (page: Page) => signUpPage(page, "Ines Moreau");

async function findStyle(page: Page, key: string): Promise<Style> {
  const styles: { items: Style[] } = await (await page.request.get("/api/v1/styles")).json();
  const style = styles.items.find((item) => item.key === key);
  if (style === undefined) throw new Error(`The catalogue has no ${key}.`);
  return style;
}

async function createDesign(page: Page, data: Record<string, unknown>): Promise<string> {
  const answer = await page.request.post("/api/v1/designs", { data });
  expect(answer.status()).toBe(201);
  const design: { id: string } = await answer.json();
  return design.id;
}

test.describe("routing", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("a flag is rolled out over a style's designs, simulated before, and rolled back", async ({ page }) => {
    await signUp(page);
    const mug = await findStyle(page, "mug");
    const ids: string[] = [];
    for (const name of ["First mug", "Second mug", "Third mug", "Fourth mug"]) {
      ids.push(await createDesign(page, { name, styleVersionId: mug.id }));
    }
    await page.goto(`/routing?design=${ids[0]}`);
    const probe = page.locator("section", { has: page.getByRole("heading", { name: "Which route applies?" }) });
    await expect(probe.getByText("No flag answers; the design itself says so.")).toBeVisible();

    await page.getByRole("button", { name: "New flag" }).click();
    const dialog = page.getByRole("dialog", { name: "New flag" });
    await dialog.getByRole("combobox", { name: "Style" }).click();
    await page.getByRole("option", { name: mug.name }).click();
    await expect(dialog.getByText("4 of 4 designs change their route.")).toBeVisible();
    await dialog.getByRole("slider", { name: "Share of designs" }).fill("0");
    await expect(dialog.getByText("None of 4 designs changes its route.")).toBeVisible();
    await dialog.getByLabel("Reason").fill("Prepared");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Create flag" }).click();
    const row = page.getByRole("listitem", { name: `Style ${mug.name}` });
    await expect(row).toContainText("0 % of designs");

    await row.getByRole("button", { name: `Change Style ${mug.name}` }).click();
    const edit = page.getByRole("dialog", { name: "Change flag" });
    await edit.getByRole("spinbutton", { name: "Share in percent" }).fill("100");
    await page.keyboard.press("Tab");
    await expect(edit.getByText("4 of 4 designs change their route.")).toBeVisible();
    await expect(edit.getByText("4 of them have no legacy file")).toBeVisible();
    await edit.getByRole("button", { name: "Apply change" }).click();
    await expect(row).toContainText("all designs");
    await expect(probe.getByText("TARGETING_MATCH")).toBeVisible();
    await expect(probe.getByText(`Style ${mug.name}`)).toBeVisible();

    await row.getByRole("switch").click();
    const off = page.getByRole("dialog", { name: "Turn the flag off?" });
    await expect(off.getByText("4 of 4 designs change their route.")).toBeVisible();
    await off.getByRole("button", { name: "Turn off" }).click();
    await expect(row.getByRole("switch")).not.toBeChecked();
    await expect(probe.getByText("DISABLED")).toBeVisible();

    await row.getByRole("button", { name: `History of Style ${mug.name}` }).click();
    const history = page.getByRole("dialog", { name: "History" });
    await expect(history.getByRole("listitem")).toHaveCount(3);
    await expect(history.getByText("“Prepared”")).toBeVisible();
    await expectAccessible(page);
    await history.getByRole("button", { name: "Roll back to this" }).first().click();
    const back = page.getByRole("dialog", { name: "Roll the flag back?" });
    await expect(back.getByText("4 of 4 designs change their route.")).toBeVisible();
    await back.getByRole("button", { name: "Roll back" }).click();
    await expect(history.getByText("Rolled back")).toBeVisible();
    await history.getByRole("button", { name: "Close" }).click();
    await expect(row.getByRole("switch")).toBeChecked();
    await expect(probe.getByText("TARGETING_MATCH")).toBeVisible();

    await row.getByRole("button", { name: `Delete Style ${mug.name}` }).click();
    await page.getByRole("dialog", { name: "Delete the flag?" }).getByRole("button", { name: "Delete flag" }).click();
    await expect(row).toBeHidden();
    await page
      .locator("li[data-sonner-toast]", { hasText: "The flag is deleted" })
      .getByRole("button", { name: "Undo" })
      .click();
    await expect(row).toBeVisible();
    await expectAccessible(page);
  });

  test("a legacy design becomes orderable, is migrated, and turned back", async ({ page }) => {
    const legacyUrl = process.env.E2E_LEGACY_URL ?? "";
    await signUp(page);
    const card = await findStyle(page, "business-card");
    const legacy = { styleVersionId: card.id, decorationProvider: "legacy", legacyProvider: "old-shop" };
    const id = await createDesign(page, { ...legacy, name: "Harbour card", legacyReference: "A-100" });
    await createDesign(page, { ...legacy, name: "Lost card", legacyReference: "missing-1" });
    await page.goto("/legacy");
    const row = (name: string) => page.getByRole("row", { name: new RegExp(name) });
    await expect(row("Harbour card")).toContainText("Not evaluated");

    await page.getByRole("button", { name: "Add provider" }).click();
    const dialog = page.getByRole("dialog", { name: "New legacy provider" });
    await dialog.getByLabel("Name", { exact: true }).fill("old-shop");
    await dialog.getByLabel("Address of a file").fill(legacyUrl);
    await dialog.getByRole("button", { name: "Add provider" }).click();
    await page.getByRole("button", { name: "Test old-shop" }).click();
    const trial = page.getByRole("dialog", { name: "Test “old-shop”" });
    await trial.getByLabel("Reference").fill("page");
    await trial.getByRole("button", { name: "Fetch" }).click();
    await expect(trial.getByText("The provider answered with an HTML page, not a PDF.")).toBeVisible();
    await trial.getByLabel("Reference").fill("A-100");
    await trial.getByRole("button", { name: "Fetch" }).click();
    await expect(trial.getByText(/^A PDF of/)).toBeVisible();
    await expectAccessible(page);
    await trial.getByRole("button", { name: "Close" }).first().click();

    await page.getByRole("button", { name: "Evaluate now" }).click();
    await expect(row("Harbour card")).toContainText("From a file", { timeout: 60_000 });
    await expect(row("Lost card")).toContainText("The provider has no file", { timeout: 60_000 });
    const link = page.getByRole("link", { name: "Download the legacy file of Harbour card" });
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toBe("A-100.pdf");
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString("latin1"),
    ).toBe("%PDF-");
    await page.getByRole("button", { name: /No answer/ }).click();
    await expect(page).toHaveURL(/state=none/);
    await expect(row("Harbour card")).toBeHidden();
    await page.getByRole("button", { name: /No answer/ }).click();

    await page.getByRole("button", { name: "Migrate Harbour card" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Migrate" }).click();
    await expect(row("Harbour card")).toContainText("Migrated", { timeout: 60_000 });
    const design: { headRevisionId: string; decorationProvider: string } = await (
      await page.request.get(`/api/v1/designs/${id}`)
    ).json();
    expect(design.decorationProvider).toBe("owned");
    await page.getByRole("button", { name: "Turn Harbour card back to the legacy file" }).click();
    const back = page.getByRole("dialog", { name: "Turn back to the legacy files?" });
    await expect(back.getByText("1 of 2 designs changes its route.")).toBeVisible();
    await expectAccessible(page);
    await back.getByRole("button", { name: "Turn back" }).click();
    await expect(back).toBeHidden();

    const profiles: { items: { id: string }[] } = await (await page.request.get("/api/v1/export-profiles")).json();
    const job = await page.request.post(`/api/v1/revisions/${design.headRevisionId}/exports`, {
      data: { exportProfileId: profiles.items[0]?.id },
    });
    expect(await job.json()).toMatchObject({ status: "completed", artifact: { filename: "A-100.pdf" } });
    await expectAccessible(page);
  });

  test("both pages fit a phone", async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 740 });
    await signUp(page);
    const pages = [
      { path: "/routing", shown: "1. People" },
      { path: "/legacy", shown: "No legacy designs" },
    ];
    for (const { path, shown } of pages) {
      await page.goto(path);
      await expect(page.getByRole("heading", { name: shown })).toBeVisible();
      await expectAccessible(page);
    }
  });
});
