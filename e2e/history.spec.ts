import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "@/scripts/testing/expect-accessible";
import { signUpPage } from "@/scripts/testing/sign-up-page";

const signUp = (page: Page) => signUpPage(page, "Nora Lindqvist");

const titleId = crypto.randomUUID();
const starId = crypto.randomUUID();

/** A mug with a title and a star, saved twice: the second time the star is there. */
async function createMug(page: Page) {
  const styles = await (await page.request.get("/api/v1/styles")).json();
  const mug = styles.items.find((style: { key: string | null }) => style.key === "mug");
  const made = await page.request.post("/api/v1/designs", { data: { name: "Harbour mug", styleVersionId: mug.id } });
  const { id }: { id: string } = await made.json();
  const spaceId: string = mug.spaces[0].spaceId;
  const title = (text: string) => ({
    elementId: titleId,
    type: "text",
    spaceId,
    transform: { x: 20, y: 10, width: 160, height: 14.4, rotation: 0 },
    content: { text, fontFamily: "Inter", fontSizeMm: 12, color: "#b3332b" },
  });
  const star = (fill: string) => ({
    elementId: starId,
    type: "shape",
    name: "Star",
    spaceId,
    transform: { x: 80, y: 40, width: 30, height: 30, rotation: 0 },
    content: { shape: "star", fill },
  });
  const save = async (elements: unknown[]) => {
    const answer = await page.request.post(`/api/v1/designs/${id}/revisions`, { data: { elements } });
    expect(answer.status()).toBe(201);
  };
  await save([title("Harbour")]);
  await save([title("Harbour"), star("#e2a83c")]);
  return { id, save, title, star };
}

const drawn = (page: Page) => page.locator('canvas[data-drawn="true"]');

test.describe("history", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("branch, change both sides, merge with a conflict, compare, restore", async ({ page }) => {
    await signUp(page);
    const { id, save, title, star } = await createMug(page);
    await page.goto(`/designs/${id}?panel=revisions`);
    await page.getByRole("link", { name: "Compare, branch and merge" }).click();
    await expect(page.getByRole("heading", { name: "History" })).toBeVisible();
    const revisions = page.getByRole("list", { name: "Revisions, newest first" });
    await expect(revisions.getByRole("listitem")).toHaveCount(2);
    await expect(revisions.getByText("1 added")).toBeVisible();

    await page.getByRole("button", { name: "Start a branch", exact: true }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Winter");
    await page.getByRole("button", { name: "Start branch" }).click();
    await expect(page.getByRole("combobox", { name: "Line" })).toHaveText(/Winter/);
    await expect(page.getByText("Nothing is saved on this branch yet")).toBeVisible();

    // On the branch, in the editor, the title becomes another one.
    const branchId = new URL(page.url()).searchParams.get("line") ?? "";
    await page.goto(`/designs/${id}?branch=${branchId}`);
    await expect(page.getByRole("link", { name: "Winter" })).toBeVisible();
    await page.getByRole("button", { name: "Harbour", exact: true }).click();
    await page.getByRole("textbox", { name: "Content" }).fill("Winter harbour");
    await page.keyboard.press("ControlOrMeta+s");
    await expect(page.getByText("Revision 3, saved")).toBeVisible();
    // Meanwhile the main line gets another title, and a star of another colour.
    await save([title("Summer harbour"), star("#2f6fde")]);

    await page.goto(`/designs/${id}/history?line=${branchId}`);
    await expect(revisions.getByRole("listitem")).toHaveCount(1);
    await page.getByRole("button", { name: "Merge into the main line" }).click();
    const dialog = page.getByRole("dialog", { name: "Merge “Winter” into “main”" });
    await dialog.getByRole("button", { name: "Merge", exact: true }).click();
    await expect(dialog.getByText("1 of 1 to decide")).toBeVisible();
    await expect(dialog.locator('canvas[data-drawn="true"]')).toHaveCount(2);
    await expect(dialog.getByRole("button", { name: "Merge", exact: true })).toBeDisabled();
    await expectAccessible(page);
    await dialog.getByRole("radio", { name: "Take Winter" }).click();
    await expect(dialog.getByText("Everything is decided")).toBeVisible();
    await dialog.getByRole("button", { name: "Merge", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(revisions.getByText("Merge of Winter")).toBeVisible();
    await expect(revisions.getByRole("listitem")).toHaveCount(4);

    const merged = await (await page.request.get(`/api/v1/designs/${id}`)).json();
    const newest = await (await page.request.get(`/api/v1/revisions/${merged.headRevisionId}`)).json();
    expect(newest.elements).toMatchObject([{ content: { text: "Winter harbour" } }, { content: { fill: "#2f6fde" } }]);
  });

  test("two revisions are compared in four ways, named, restored and undone, and give elements back", async ({
    page,
  }) => {
    await signUp(page);
    const { id, save, title } = await createMug(page);
    await save([title("Harbour at night")]);
    await page.goto(`/designs/${id}/history`);
    const changes = page.getByRole("list", { name: "What differs" });
    await expect(changes.getByRole("listitem")).toHaveText([/Harbour at night.*Changed/, /Star.*Removed/]);
    await expect(changes.getByText("“Harbour at night”")).toBeVisible();
    await expect(drawn(page)).toHaveCount(2);
    await expect(page.locator('rect[data-outline="removed"]')).toHaveCount(1);
    await expect(page.locator('rect[data-outline="changed"]')).toHaveCount(2);
    for (const [name, mode] of [
      ["Slider", "slider"],
      ["Overlay", "overlay"],
      ["Difference", "difference"],
    ] as const) {
      await page.getByRole("radio", { name }).click();
      await expect(page.locator(`[data-mode="${mode}"] canvas[data-drawn="true"]`)).toHaveCount(2);
      expect(new URL(page.url()).searchParams.get("mode")).toBe(mode);
    }
    await page.reload();
    await expect(page.locator('[data-mode="difference"]')).toBeVisible();
    await expectAccessible(page);

    const revisions = page.getByRole("list", { name: "Revisions, newest first" });
    await page.getByRole("button", { name: "Actions for Revision 2" }).click();
    await page.getByRole("menuitem", { name: "Name it" }).click();
    await page.getByLabel("Name of revision 2").fill("Approved");
    await page.keyboard.press("Enter");
    await expect(revisions.getByRole("button", { name: "Revision 2, Approved", exact: true })).toBeVisible();

    // The star comes back out of revision 2.
    await revisions.getByRole("button", { name: "Revision 2, Approved", exact: true }).click();
    await page.getByRole("tab", { name: "Elements" }).click();
    await page.getByRole("checkbox", { name: "Star" }).check();
    await page.getByRole("button", { name: "Copy 1 into the newest of the main line" }).click();
    await expect(page.getByText("The element is copied")).toBeVisible();
    await expect(revisions.getByRole("listitem")).toHaveCount(4);
    await page.getByRole("tab", { name: "Changes" }).click();
    await expect(changes.getByRole("listitem")).toHaveText([/Star.*Added/]);

    await page.getByRole("button", { name: "Actions for Revision 1" }).click();
    await page.getByRole("menuitem", { name: "Restore as newest" }).click();
    await expect(page.getByText("Revision 1 is restored")).toBeVisible();
    await expect(revisions.getByRole("listitem")).toHaveCount(5);
    await page
      .locator("li[data-sonner-toast]", { hasText: "Revision 1 is restored" })
      .getByRole("button", { name: "Undo" })
      .click();
    await expect(revisions.getByRole("listitem")).toHaveCount(6);
    await expect(changes.getByRole("listitem")).toHaveCount(2);
  });
});
