import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "@/scripts/testing/expect-accessible";

const password = `correct horse ${crypto.randomUUID()}`;

/** A new person with an organization of their own; their session is the page's. */
async function signUp(page: Page): Promise<string> {
  const email = `designer-${crypto.randomUUID()}@example.com`;
  const answer = await page.request.post("/api/auth/sign-up/email", {
    data: { name: "Nora Lindqvist", email, password },
  });
  expect(answer.status()).toBe(200);
  return email;
}

interface Made {
  id: string;
  spaceId: string;
  textId: string;
  headId: string;
}

function text(spaceId: string, elementId: string, words: string, color = "#b3332b") {
  return {
    elementId,
    type: "text",
    spaceId,
    transform: { x: 20, y: 30, width: 160, height: 14.4, rotation: 0 },
    content: { text: words, fontFamily: "Inter", fontSizeMm: 12, color },
  };
}

function dot(spaceId: string, x: number) {
  return {
    elementId: crypto.randomUUID(),
    name: "Dot",
    type: "shape",
    spaceId,
    transform: { x, y: 60, width: 10, height: 10, rotation: 0 },
    content: { shape: "ellipse", fill: "#2b5fb3" },
  };
}

async function save(page: Page, designId: string, elements: unknown[], parentRevisionId: string | null) {
  const answer = await page.request.post(`/api/v1/designs/${designId}/revisions`, {
    data: { elements, parentRevisionId },
  });
  expect(answer.status()).toBe(201);
  const revision: { id: string } = await answer.json();
  return revision.id;
}

/** A design on the mug with one text. */
async function createMug(page: Page): Promise<Made> {
  const styles = await (await page.request.get("/api/v1/styles")).json();
  const mug = styles.items.find((style: { key: string | null }) => style.key === "mug");
  const design = await (
    await page.request.post("/api/v1/designs", { data: { name: "Harbour mug", styleVersionId: mug.id } })
  ).json();
  const spaceId: string = mug.spaces[0].spaceId;
  const textId = crypto.randomUUID();
  const headId = await save(page, design.id, [text(spaceId, textId, "Good morning")], null);
  return { id: design.id, spaceId, textId, headId };
}

async function openEditor(page: Page, id: string): Promise<void> {
  await page.goto(`/designs/${id}/edit`);
  await expect(page.locator('canvas[data-drawn="true"]').first()).toBeVisible();
}

const layer = (page: Page, name: string | RegExp) => page.getByRole("treeitem", { name });

/** Writes other words into the text that is called so. */
async function rewrite(page: Page, from: string, to: string): Promise<void> {
  await layer(page, from).click();
  await page.getByRole("textbox", { name: "Content", exact: true }).fill(to);
  await expect(layer(page, to)).toBeVisible();
}

async function wordsOf(page: Page, designId: string): Promise<{ number: number; words: string[] }> {
  const design = await (await page.request.get(`/api/v1/designs/${designId}`)).json();
  const revision = await (await page.request.get(`/api/v1/revisions/${design.headRevisionId}`)).json();
  const texts = revision.elements.filter((element: { type: string }) => element.type === "text");
  return {
    number: revision.number,
    words: texts.map((element: { content: { text: string } }) => element.content.text).toSorted(),
  };
}

/** Another person of the same organization, in a browser of their own. */
async function joinColleague(page: Page, other: BrowserContext): Promise<Page> {
  const colleague = await other.newPage();
  const email = await signUp(colleague);
  const { origin } = new URL(page.url());
  const call = async (from: Page, path: string, data: object) => {
    const answer = await from.request.post(`/api/auth/organization/${path}`, { data, headers: { origin } });
    expect(answer.status(), await answer.text()).toBe(200);
    return answer.json();
  };
  const invitation = await call(page, "invite-member", { email, role: "designer" });
  const { member } = await call(colleague, "accept-invitation", { invitationId: invitation.id });
  await call(colleague, "set-active", { organizationId: member.organizationId });
  return colleague;
}

test.describe("drafts of the editor", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("survive no network and a closed tab, and are saved when the studio is back", async ({ page, context }) => {
    await signUp(page);
    const { id } = await createMug(page);
    await openEditor(page, id);
    await layer(page, "Good morning").click();
    await expect(page.getByRole("textbox", { name: "Content", exact: true })).toBeVisible();
    await context.setOffline(true);
    await rewrite(page, "Good morning", "Written offline");
    await expect(page.getByText("Offline · Unsaved changes · saved on this device")).toBeVisible();
    await page.keyboard.press("ControlOrMeta+s");
    await expect(page.getByText("will be saved when you are online").first()).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText("Revision 2, saved")).toBeVisible();
    expect(await wordsOf(page, id)).toEqual({ number: 2, words: ["Written offline"] });

    await rewrite(page, "Written offline", "Not saved yet");
    await expect(page.getByText("Unsaved changes · saved on this device")).toBeVisible();
    await page.close();
    const again = await context.newPage();
    await openEditor(again, id);
    await expect(again.getByText(/Your unsaved changes from .* are back/)).toBeVisible();
    await expect(layer(again, "Not saved yet")).toBeVisible();
    expect(await wordsOf(again, id)).toEqual({ number: 2, words: ["Written offline"] });
    await again.getByRole("button", { name: "Discard them" }).click();
    await expect(layer(again, "Written offline")).toBeVisible();
    await again.locator("[data-sonner-toast]").getByRole("button", { name: "Undo" }).click();
    await expect(layer(again, "Not saved yet")).toBeVisible();
    await again.keyboard.press("ControlOrMeta+s");
    await expect(again.getByText("Revision 3, saved")).toBeVisible();
  });

  test("of two tabs stay apart", async ({ page, context }) => {
    await signUp(page);
    const { id } = await createMug(page);
    await openEditor(page, id);
    await rewrite(page, "Good morning", "In the first tab");
    await expect(page.getByText("Unsaved changes · saved on this device")).toBeVisible();
    const second = await context.newPage();
    await openEditor(second, id);
    await expect(second.getByText("This design is open in another tab.")).toBeVisible();
    await expect(page.getByText("This design is open in another tab.")).toBeVisible();
    await expect(layer(second, "Good morning")).toBeVisible();
    await rewrite(second, "Good morning", "In the second tab");
    await expect(second.getByText("Unsaved changes · saved on this device")).toBeVisible();
    await page.reload();
    await expect(layer(page, "In the first tab")).toBeVisible();
    await second.close();
    await expect(page.getByText("This design is open in another tab.")).toBeHidden();
  });

  test("what two people changed is merged element by element", async ({ page, browser, baseURL }) => {
    await signUp(page);
    const { id, spaceId, textId, headId } = await createMug(page);
    await openEditor(page, id);
    const other = await browser.newContext({ baseURL });
    const colleague = await joinColleague(page, other);
    await rewrite(page, "Good morning", "Mine");

    // Theirs: another colour of the same text, and one more element.
    const second = await save(
      colleague,
      id,
      [text(spaceId, textId, "Good morning", "#1d6b3a"), dot(spaceId, 90)],
      headId,
    );
    await expect(page.getByText("Nora Lindqvist saved revision 2. Your changes are not lost.")).toBeVisible();
    await page.getByRole("button", { name: "Merge", exact: true }).click();
    await expect(layer(page, "Dot")).toBeVisible();
    await expect(layer(page, "Mine")).toBeVisible();

    // Theirs: other words where mine are others too.
    await save(colleague, id, [text(spaceId, textId, "Theirs", "#1d6b3a"), dot(spaceId, 90)], second);
    await expect(page.getByText("Nora Lindqvist saved revision 3. Your changes are not lost.")).toBeVisible();
    await page.keyboard.press("ControlOrMeta+s");
    const dialog = page.getByRole("dialog", { name: "Nora Lindqvist saved revision 3 while you were editing" });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole("img", { name: /Yours|Together|Nora/ })).toHaveCount(3);
    await expect(dialog.getByText("Both changed words")).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Merge and save" })).toBeDisabled();
    await expectAccessible(page, { within: '[role="dialog"]' });
    await dialog.getByRole("radio", { name: "Both" }).click();
    await dialog.getByRole("button", { name: "Merge and save" }).click();
    await expect(page.getByText("Revision 4, saved")).toBeVisible();
    expect(await wordsOf(page, id)).toEqual({ number: 4, words: ["Mine", "Theirs"] });
    await other.close();
  });
});

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 375, height: 812 },
]) {
  test(`the editor's panels are accessible at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await signUp(page);
    const { id } = await createMug(page);
    await openEditor(page, id);
    const panels = page.getByRole(width < 1000 ? "button" : "tab");
    for (const name of ["Add", "Layers", "Edit", "Checks"]) {
      await panels.filter({ hasText: name }).first().click();
      await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
      await expectAccessible(page, { where: name });
      if (width < 1000) await page.keyboard.press("Escape");
    }
  });
}
