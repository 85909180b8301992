import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "@/scripts/testing/expect-accessible";
import { signUpPage } from "@/scripts/testing/sign-up-page";

/** Artwork drawn for this journey. */
const star = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><circle cx="50" cy="50" r="48" fill="#e2683c"/></svg>`;

const signUp = (page: Page) => signUpPage(page, "Nora Lindqvist");

/** A design on the mug with one text, made through the API. */
async function createMug(page: Page, name: string): Promise<{ id: string; spaceId: string }> {
  const styles = await (await page.request.get("/api/v1/styles")).json();
  const mug = styles.items.find((style: { key: string | null }) => style.key === "mug");
  const design = await (await page.request.post("/api/v1/designs", { data: { name, styleVersionId: mug.id } })).json();
  const spaceId: string = mug.spaces[0].spaceId;
  await saveText(page, design.id, spaceId, "Good morning", null);
  return { id: design.id, spaceId };
}

async function saveText(page: Page, designId: string, spaceId: string, text: string, parentRevisionId: string | null) {
  const answer = await page.request.post(`/api/v1/designs/${designId}/revisions`, {
    data: {
      elements: [
        {
          type: "text",
          spaceId,
          transform: { x: 20, y: 30, width: 160, height: 14.4, rotation: 0 },
          content: { text, fontFamily: "Inter", fontSizeMm: 12, color: "#b3332b" },
        },
      ],
      parentRevisionId,
    },
  });
  expect(answer.status()).toBe(201);
  const revision: { id: string } = await answer.json();
  return revision;
}

const drawn = (page: Page) => page.locator('canvas[data-drawn="true"]');

test.describe("designs", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("from an empty studio to a print file", async ({ page }) => {
    await signUp(page);
    await page.goto("/designs");
    await page.getByRole("button", { name: "New design" }).first().click();
    await page.getByLabel("Name").fill("Harbour mug");
    await page.getByRole("radio", { name: /Ceramic mug/ }).click();
    await page.getByRole("radio", { name: "Moss" }).click();
    await page.getByRole("button", { name: "Create design" }).click();
    await expect(page.getByRole("heading", { name: "Harbour mug" })).toBeVisible();
    await expect(page.getByRole("radio", { name: "Moss" })).toBeChecked();

    await page.getByRole("button", { name: "Text", exact: true }).click();
    await page.getByLabel("Content").fill("Good morning\nsunshine");
    await page.getByRole("combobox", { name: "Font family" }).click();
    await page.getByRole("option", { name: /Pacifico/ }).click();
    await page.getByRole("spinbutton", { name: "X", exact: true }).fill("30");
    await page.keyboard.press("Enter");

    await page.getByRole("button", { name: "Image", exact: true }).click();
    await page.getByLabel(/Drop a picture here/).setInputFiles({
      name: "star.svg",
      mimeType: "image/svg+xml",
      buffer: Buffer.from(star),
    });
    await expect(page.getByRole("button", { name: "star", exact: true })).toHaveAttribute("aria-pressed", "true");
    await expect(page.getByText("Unsaved changes")).toBeVisible();
    await expect(drawn(page)).toBeVisible();
    await page.keyboard.press("ControlOrMeta+s");
    await expect(page.getByText("Revision 1, saved")).toBeVisible();
    const list = page.getByRole("list", { name: /Layers of wrap/ });
    await expect(list.getByRole("listitem")).toHaveText(["star", "Good morning"]);

    await page.getByRole("tab", { name: "Files" }).click();
    await page.getByRole("button", { name: "Make picture" }).click();
    await expect(page.getByRole("link", { name: /Download picture/ })).toBeVisible({ timeout: 60_000 });
    await page.getByRole("button", { name: "Export PDF" }).click();
    const pdf = page.getByRole("link", { name: /Download PDF/ });
    await expect(pdf).toBeVisible({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent("download"), pdf.click()]);
    expect(download.suggestedFilename()).toMatch(/\.pdf$/);
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString("latin1"),
    ).toBe("%PDF-");

    await page.getByRole("radio", { name: "On the product" }).click();
    await expect(page.getByRole("img", { name: /with the artwork on it/ })).toHaveAttribute("data-drawn", "true");

    await page.getByRole("link", { name: "All designs" }).click();
    const card = page.getByRole("article", { name: "Harbour mug" });
    await expect(card.locator("img")).toHaveJSProperty("complete", true);
    await page.getByRole("button", { name: "Actions for Harbour mug" }).click();
    await page.getByRole("menuitem", { name: "Move to the trash" }).click();
    await expect(card).toBeHidden();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(card).toBeVisible();
  });

  test("a save that came too late explains itself and loses nothing", async ({ page }) => {
    await signUp(page);
    const { id, spaceId } = await createMug(page, "Two at once");
    const { headRevisionId } = await (await page.request.get(`/api/v1/designs/${id}`)).json();
    await page.goto(`/designs/${id}`);
    await page.getByRole("button", { name: "Good morning", exact: true }).click();
    await page.getByLabel("Content").fill("Mine");
    await saveText(page, id, spaceId, "Theirs", headRevisionId);
    await page.getByRole("button", { name: "Save revision" }).click();
    const dialog = page.getByRole("dialog", { name: /saved .* while you were editing/ });
    await expect(dialog).toBeVisible();
    await dialog.getByRole("button", { name: "Save on top" }).click();
    await expect(page.getByText("Revision 3, saved")).toBeVisible();
    await expect(page.getByRole("button", { name: "Mine", exact: true })).toBeVisible();

    await page.getByLabel("Content").fill("Not saved");
    await page.getByRole("link", { name: "All designs" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Stay" }).click();
    await expect(page.getByRole("button", { name: "Not saved", exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Revision 3, saved")).toBeVisible();

    await page.getByRole("tab", { name: "Revisions" }).click();
    await page.getByRole("button", { name: "Revision 1", exact: true }).click();
    await expect(page.getByText("This is revision 1, not the newest.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Good morning", exact: true })).toBeVisible();
  });
});

for (const { width, height, colorScheme } of [
  { width: 1440, height: 900, colorScheme: "light" },
  { width: 375, height: 812, colorScheme: "dark" },
] as const) {
  test.describe(`at ${width} px, ${colorScheme}`, () => {
    test.use({ viewport: { width, height }, colorScheme });

    test("every page of designs is accessible", async ({ page }) => {
      // Eighteen pages, each looked at by axe.
      test.setTimeout(360_000);
      await signUp(page);
      const { id } = await createMug(page, "Harbour mug");
      const pages = [
        "/designs",
        "/designs?view=table",
        "/designs?trash=1",
        "/designs?new=1",
        `/designs/${id}`,
        `/designs/${id}?view=product`,
        `/designs/${id}?panel=revisions`,
        `/designs/${id}?panel=files`,
        `/designs/${id}/edit`,
        `/designs/${id}/history`,
        `/designs/${id}/batches`,
        `/designs/${id}/batches/new`,
        "/designs/profiles",
        "/catalogue",
        "/library",
        "/library/brand",
        "/routing",
        "/legacy",
        "/docs/api",
      ];
      for (const address of pages) {
        await page.goto(address);
        await expect(page.locator("h1")).toBeVisible();
        await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
        await expectAccessible(page, { where: address });
      }
    });
  });
}
