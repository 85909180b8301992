import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectAccessible } from "@/scripts/testing/expect-accessible";

/** Artwork drawn for this journey. */
const wave = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60"><path d="M0 30Q30 0 60 30T120 30V60H0Z" fill="#2f6f8f"/><circle cx="90" cy="12" r="10" fill="#e2683c"/></svg>`;

/** A new person with an organization of their own, and a shirt without anything on it; the session is the page's. */
async function createShirt(page: Page, name: string): Promise<string> {
  const email = `designer-${crypto.randomUUID()}@example.com`;
  const signedUp = await page.request.post("/api/auth/sign-up/email", {
    data: { name: "Nora Lindqvist", email, password: `correct horse ${crypto.randomUUID()}` },
  });
  expect(signedUp.status()).toBe(200);
  const styles = await (await page.request.get("/api/v1/styles")).json();
  const shirt = styles.items.find((style: { key: string | null }) => style.key === "t-shirt");
  const answer = await page.request.post("/api/v1/designs", { data: { name, styleVersionId: shirt.id } });
  expect(answer.status()).toBe(201);
  const design: { id: string } = await answer.json();
  return design.id;
}

interface SavedElement {
  type: string;
  spaceId: string;
  parentElementId?: string;
  transform: { x: number; y: number; width: number; height: number; rotation: number };
  content: { text?: string; shape?: string; d?: string };
}

/** What the newest revision holds. */
async function savedElements(page: Page, designId: string): Promise<SavedElement[]> {
  const { headRevisionId } = await (await page.request.get(`/api/v1/designs/${designId}`)).json();
  const revision: { elements: SavedElement[] } = await (
    await page.request.get(`/api/v1/revisions/${headRevisionId}`)
  ).json();
  return revision.elements;
}

async function openEditor(page: Page, designId: string): Promise<Locator> {
  await page.goto(`/designs/${designId}/edit`);
  const stage = page.getByRole("application", { name: /^Front/ });
  await expect(stage).toBeVisible();
  await expect(stage.locator('canvas[data-drawn="true"]')).toBeVisible();
  return stage;
}

async function save(page: Page): Promise<void> {
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByText(/Revision \d+ is saved/).first()).toBeVisible();
}

/** Presses at one place of the stage, moves to another and lets go; both in px from its middle. */
async function drag(page: Page, stage: Locator, from: [number, number], to: [number, number], held?: string) {
  const box = await stage.boundingBox();
  if (box === null) throw new Error("the stage is not there");
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(middle.x + from[0], middle.y + from[1]);
  if (held !== undefined) await page.keyboard.down(held);
  await page.mouse.down();
  await page.mouse.move(middle.x + (from[0] + to[0]) / 2, middle.y + (from[1] + to[1]) / 2, { steps: 3 });
  await page.mouse.move(middle.x + to[0], middle.y + to[1], { steps: 3 });
  await page.mouse.up();
  if (held !== undefined) await page.keyboard.up(held);
}

async function click(page: Page, stage: Locator, at: [number, number], count = 1) {
  const box = await stage.boundingBox();
  if (box === null) throw new Error("the stage is not there");
  await page.mouse.click(box.x + box.width / 2 + at[0], box.y + box.height / 2 + at[1], { clickCount: count });
}

test.describe("the canvas editor", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("composes a two-sided shirt by mouse", async ({ page }) => {
    const id = await createShirt(page, "Harbour shirt");
    await page.goto(`/designs/${id}`);
    await page.getByRole("link", { name: "Open in the editor" }).click();
    const stage = page.getByRole("application", { name: /^Front/ });
    await expect(stage.locator('canvas[data-drawn="true"]')).toBeVisible();
    await page.getByRole("radio", { name: "Navy" }).click();

    const tool = page.getByRole("button", { name: "Rectangle", exact: true });
    await page.getByRole("tab", { name: "Add", exact: true }).click();
    await tool.click();
    await expect(stage).toHaveAccessibleName("Front, 1 element");
    // From the middle of the space to its upper part, then larger at the lower right corner.
    await drag(page, stage, [0, 0], [0, -120]);
    await page.getByRole("button", { name: "Heading", exact: true }).click();
    await expect(stage).toHaveAccessibleName("Front, 2 elements");
    await click(page, stage, [0, 0], 2);
    await page.getByRole("textbox", { name: "Text", exact: true }).fill("Harbour");
    await page.keyboard.press("Escape");
    await drag(page, stage, [0, 0], [0, 110]);

    // A marquee around both makes them one group, which moves as one and is copied with Alt.
    await drag(page, stage, [-140, -240], [140, 240]);
    await page.keyboard.press("ControlOrMeta+g");
    await drag(page, stage, [0, -120], [15, -110], "Alt");
    await expect(stage).toHaveAccessibleName("Front, 6 elements");
    await page.keyboard.press("Delete");
    await expect(stage).toHaveAccessibleName("Front, 3 elements");

    await page.getByRole("tab", { name: /^Back/ }).click();
    const back = page.getByRole("application", { name: /^Back/ });
    await expect(back).toHaveAccessibleName("Back, 0 elements");
    await back.evaluate((element, svg) => {
      const data = new DataTransfer();
      data.items.add(new File([svg], "wave.svg", { type: "image/svg+xml" }));
      const box = element.getBoundingClientRect();
      const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true, cancelable: true };
      element.dispatchEvent(new DragEvent("dragover", { ...at, dataTransfer: data }));
      element.dispatchEvent(new DragEvent("drop", { ...at, dataTransfer: data }));
    }, wave);
    await page.getByRole("dialog", { name: "Add the drawing" }).getByRole("button", { name: "Editable paths" }).click();
    await expect(back).toHaveAccessibleName("Back, 3 elements");
    await page.keyboard.press("ControlOrMeta+z");
    await expect(back).toHaveAccessibleName("Back, 0 elements");
    await page.keyboard.press("ControlOrMeta+Shift+z");
    await expect(back).toHaveAccessibleName("Back, 3 elements");
    await save(page);

    const elements = await savedElements(page, id);
    expect(elements.map((element) => element.type).toSorted()).toEqual([
      "group",
      "group",
      "path",
      "path",
      "shape",
      "text",
    ]);
    const text = elements.find((element) => element.type === "text");
    const shape = elements.find((element) => element.type === "shape");
    expect(text?.content.text).toBe("Harbour");
    expect(text?.parentElementId).toBeDefined();
    expect(shape?.parentElementId).toBe(text?.parentElementId);
    expect((shape?.transform.y ?? 0) + (shape?.transform.height ?? 0)).toBeLessThan(text?.transform.y ?? 0);
  });

  test("composes a two-sided shirt with the keyboard only", async ({ page }) => {
    const id = await createShirt(page, "Typed shirt");
    const stage = await openEditor(page, id);
    await stage.focus();
    await page.keyboard.press("Shift+r");
    await expect(stage).toHaveAccessibleName("Front, 1 element");
    for (const key of ["Shift+ArrowUp", "Shift+ArrowUp", "ArrowLeft", "Alt+ArrowLeft"]) await page.keyboard.press(key);
    await page.keyboard.press("ControlOrMeta+ArrowRight");
    for (let turn = 0; turn < 2; turn += 1) await page.keyboard.press(">");
    await expect(page.getByText("30 degrees")).toBeAttached();

    await page.keyboard.press("Shift+t");
    await page.getByRole("textbox", { name: "Text", exact: true }).pressSequentially("Typed");
    await page.keyboard.press("Escape");
    await expect(stage).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await expect(page.getByText("Rectangle, 1 of 2").first()).toBeAttached();
    await page.keyboard.press("ControlOrMeta+]");
    await page.keyboard.press("Shift+Tab");
    await expect(page.getByText("Text “Typed”, 1 of 2").first()).toBeAttached();
    await page.keyboard.press("Enter");
    await page.keyboard.type("By hand");
    await page.keyboard.press("Escape");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("ControlOrMeta+g");
    await page.keyboard.press("ControlOrMeta+c");
    await page.keyboard.press("PageDown");
    const back = page.getByRole("application", { name: /^Back/ });
    await expect(back).toHaveAccessibleName("Back, 0 elements");
    await back.focus();
    await page.keyboard.press("ControlOrMeta+v");
    await expect(back).toHaveAccessibleName("Back, 3 elements");
    await page.keyboard.press("Alt+Shift+m");
    await save(page);

    const elements = await savedElements(page, id);
    expect(elements).toHaveLength(6);
    const shapes = elements.filter((element) => element.type === "shape");
    expect(shapes.map((shape) => shape.transform.rotation)).toEqual([30, 30]);
    // A quarter of 300 mm wide, 1 mm wider; in the middle of 400 mm, 10 mm up.
    expect(shapes[0]?.transform).toMatchObject({ width: 76, height: 75 });
    expect(shapes[0]?.transform.y).toBeCloseTo(152.5, 0);
    expect(elements.filter((element) => element.type === "text").map((text) => text.content.text)).toEqual([
      "By hand",
      "By hand",
    ]);
    expect(new Set(elements.map((element) => element.spaceId)).size).toBe(2);
  });

  test("keeps what is locked, and never goes blank over huge coordinates", async ({ page }) => {
    const id = await createShirt(page, "Far away");
    const { styleVersionId } = await (await page.request.get(`/api/v1/designs/${id}`)).json();
    const style = await (await page.request.get(`/api/v1/styles/${styleVersionId}`)).json();
    const { spaceId } = style.spaces[0];
    const rect = (x: number, size: number, locks?: object) => ({
      type: "shape",
      spaceId,
      transform: { x, y: 150, width: size, height: size, rotation: 0 },
      content: { shape: "rect", fill: "#b3332b" },
      ...(locks === undefined ? {} : { locks }),
    });
    const answer = await page.request.post(`/api/v1/designs/${id}/revisions`, {
      data: {
        elements: [rect(-10_000, 10_000), rect(100, 100, { position: true, delete: true })],
        parentRevisionId: null,
      },
    });
    expect(answer.status()).toBe(201);
    const stage = await openEditor(page, id);
    await click(page, stage, [0, 0]);
    await expect(page.getByText("Rectangle, 2 of 2, locked").first()).toBeAttached();
    await page.keyboard.press("Delete");
    await page.keyboard.press("Shift+ArrowRight");
    await drag(page, stage, [0, 0], [60, 60]);
    await expect(stage).toHaveAccessibleName("Front, 2 elements");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("Shift+2");
    await expect(page.getByRole("button", { name: "Zoom, 5 %" })).toBeVisible();
    await page.keyboard.press("ControlOrMeta+0");
    await expect(page.getByRole("button", { name: "Zoom, 100 %" })).toBeVisible();
    await page.keyboard.press("Shift+1");
    await expect(stage.locator('canvas[data-drawn="true"]')).toBeVisible();
    await expect(stage.getByRole("alert")).toHaveCount(0);
  });
});

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 375, height: 812 },
]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height } });

    test("the canvas editor is accessible", async ({ page }) => {
      const id = await createShirt(page, "Quiet shirt");
      const stage = await openEditor(page, id);
      await stage.focus();
      await page.keyboard.press("Shift+o");
      await expect(stage).toHaveAccessibleName("Front, 1 element");
      await expectAccessible(page);
    });
  });
}
