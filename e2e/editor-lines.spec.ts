import { expect, type Page, test } from "@playwright/test";

interface Made {
  id: string;
  headId: string;
}

/** A new person with an organization of their own, and a mug with one text; the session is the page's. */
async function createMug(page: Page): Promise<Made> {
  const email = `designer-${crypto.randomUUID()}@example.com`;
  const signedUp = await page.request.post("/api/auth/sign-up/email", {
    data: { name: "Nora Lindqvist", email, password: `correct horse ${crypto.randomUUID()}` },
  });
  expect(signedUp.status()).toBe(200);
  const styles = await (await page.request.get("/api/v1/styles")).json();
  const mug = styles.items.find((style: { key: string | null }) => style.key === "mug");
  const made = await page.request.post("/api/v1/designs", { data: { name: "Harbour mug", styleVersionId: mug.id } });
  const { id }: { id: string } = await made.json();
  const element = {
    type: "text",
    spaceId: mug.spaces[0].spaceId,
    transform: { x: 20, y: 30, width: 160, height: 14.4, rotation: 0 },
    content: { text: "Good morning", fontFamily: "Inter", fontSizeMm: 12, color: "#b3332b" },
  };
  const saved = await page.request.post(`/api/v1/designs/${id}/revisions`, { data: { elements: [element] } });
  expect(saved.status()).toBe(201);
  const { id: headId }: { id: string } = await saved.json();
  return { id, headId };
}

async function openEditor(page: Page, id: string, query = ""): Promise<void> {
  await page.goto(`/designs/${id}/edit${query}`);
  await expect(page.locator('canvas[data-drawn="true"]').first()).toBeVisible();
}

const layer = (page: Page, name: string) => page.getByRole("treeitem", { name });

async function rewrite(page: Page, from: string, to: string): Promise<void> {
  await layer(page, from).click();
  await page.getByRole("textbox", { name: "Content", exact: true }).fill(to);
  await expect(layer(page, to)).toBeVisible();
}

const kept = (page: Page) => page.getByText("Unsaved changes · saved on this device");

/** The words of the newest revision of a design, or of one of its branches. */
async function wordsOf(page: Page, designId: string, branchId?: string): Promise<string[]> {
  const line = branchId === undefined ? "" : `?branchId=${branchId}`;
  const { items } = await (await page.request.get(`/api/v1/designs/${designId}/revisions${line}`)).json();
  if (items[0] === undefined) return [];
  const revision = await (await page.request.get(`/api/v1/revisions/${items[0].id}`)).json();
  return revision.elements.map((element: { content: { text: string } }) => element.content.text);
}

test.describe("lines of work", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("two tabs that were closed unsaved are both offered again", async ({ page, context }) => {
    const { id } = await createMug(page);
    await openEditor(page, id);
    await rewrite(page, "Good morning", "From the first tab");
    await expect(kept(page)).toBeVisible();
    const second = await context.newPage();
    await openEditor(second, id);
    await rewrite(second, "Good morning", "From the second tab");
    await expect(kept(second)).toBeVisible();
    await page.close();
    await second.close();

    const again = await context.newPage();
    await openEditor(again, id);
    await expect(layer(again, "From the second tab")).toBeVisible();
    await expect(again.getByText("There are other unsaved changes, from")).toBeVisible();
    await again.getByRole("button", { name: "Open them" }).click();
    await expect(layer(again, "From the first tab")).toBeVisible();
    expect(await wordsOf(again, id)).toEqual(["Good morning"]);
    await again.keyboard.press("ControlOrMeta+s");
    await expect(again.getByText("Revision 2, saved")).toBeVisible();
    expect(await wordsOf(again, id)).toEqual(["From the first tab"]);
  });

  test("a branch is edited by itself and leaves the main line alone", async ({ page }) => {
    const { id, headId } = await createMug(page);
    const made = await page.request.post(`/api/v1/designs/${id}/branches`, {
      data: { name: "Winter", fromRevisionId: headId },
    });
    const branch: { id: string } = await made.json();
    await openEditor(page, id, `?branch=${branch.id}`);
    await expect(page.getByRole("link", { name: "Winter" })).toBeVisible();
    await rewrite(page, "Good morning", "Winter morning");
    await page.keyboard.press("ControlOrMeta+s");
    await expect(page.getByText("Revision 2, saved")).toBeVisible();
    expect(await wordsOf(page, id, branch.id)).toEqual(["Winter morning"]);
    expect(await wordsOf(page, id)).toEqual(["Good morning"]);
    await openEditor(page, id);
    await expect(layer(page, "Good morning")).toBeVisible();

    // Both lines stand in one list, and the branch is merged out of it.
    await page.goto(`/designs/${id}/history?line=all`);
    const revisions = page.getByRole("list", { name: "Revisions, newest first" });
    await expect(revisions.getByRole("listitem")).toHaveCount(2);
    await page.getByRole("button", { name: "Merge lines" }).click();
    const dialog = page.getByRole("dialog", { name: "Merge “Winter” into “main”" });
    await dialog.getByRole("button", { name: "Swap the lines" }).click();
    const swapped = page.getByRole("dialog", { name: "Merge “main” into “Winter”" });
    await swapped.getByRole("button", { name: "Swap the lines" }).click();
    await dialog.getByRole("button", { name: "Merge", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect.poll(() => wordsOf(page, id)).toEqual(["Winter morning"]);
  });

  test("elements of an old revision are pasted into the draft, and taken back", async ({ page }) => {
    const { id } = await createMug(page);
    await openEditor(page, id);
    await rewrite(page, "Good morning", "Good night");
    await page.keyboard.press("ControlOrMeta+s");
    await expect(page.getByText("Revision 2, saved")).toBeVisible();
    await rewrite(page, "Good night", "Not saved yet");
    await expect(kept(page)).toBeVisible();

    await page.goto(`/designs/${id}/history`);
    await page.getByRole("button", { name: "Revision 1", exact: true }).click();
    await page.getByRole("tab", { name: "Elements" }).click();
    await page.getByRole("checkbox", { name: "Good morning" }).check();
    await page.getByRole("button", { name: "Copy 1 for the editor" }).click();
    await expect(page.getByText("The element is in the clipboard")).toBeVisible();

    await openEditor(page, id);
    const stage = page.getByRole("application");
    await expect(layer(page, "Not saved yet")).toBeVisible();
    await stage.focus();
    await page.keyboard.press("ControlOrMeta+v");
    await expect(layer(page, "Good morning")).toBeVisible();
    await expect(stage).toHaveAccessibleName(/2 elements$/);
    expect(await wordsOf(page, id)).toEqual(["Good night"]);
    await page.keyboard.press("ControlOrMeta+z");
    await expect(stage).toHaveAccessibleName(/1 element$/);
    await expect(layer(page, "Not saved yet")).toBeVisible();
  });
});
