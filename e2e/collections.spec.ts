import { readFile } from "node:fs/promises";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { expectAccessible } from "@/scripts/testing/expect-accessible";
import { openAsViewer } from "@/scripts/testing/open-as-viewer";
import { readZip } from "@/scripts/testing/read-zip";
import { signUpPage } from "@/scripts/testing/sign-up-page";

/** A photograph of a coloured thing on white. */
function photograph(hue: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240"><rect width="240" height="240" fill="#fff"/>
    <rect x="70" y="60" width="100" height="130" rx="14" fill="hsl(${hue} 60% 45%)"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toBuffer();
}

async function addPicture(request: APIRequestContext, productId: string, hue: number): Promise<void> {
  const file = { name: `${hue}.jpg`, mimeType: "image/jpeg", buffer: await photograph(hue) };
  const answer = await request.post(`/api/v1/products/${productId}/images`, { multipart: { file } });
  expect(answer.status()).toBe(201);
}

/** Products with a picture each, but the first `without`. @returns their ids */
async function makeProducts(request: APIRequestContext, count: number, without = 0): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const isBox = index % 3 > 0;
    const answer = await request.post("/api/v1/products", {
      data: {
        name: `${isBox ? "Box" : "Vase"} ${index + 1}`,
        sku: `P-${String(index + 1).padStart(3, "0")}`,
        category: isBox ? "Boxes" : "Vases",
        roomTypes: [isBox ? "office" : "living room"],
      },
    });
    expect(answer.status()).toBe(201);
    const { id } = await answer.json();
    ids.push(id);
    if (index >= without) await addPicture(request, id, index * 12);
  }
  return ids;
}

const step = (page: Page, name: string) => page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name });
const saved = (page: Page) => page.getByText("All changes are saved");

/** A collection that is generated: made over the API, every image there. */
async function makeFinished(request: APIRequestContext, productIds: readonly string[], name: string): Promise<string> {
  const made = await request.post("/api/v1/collections", { data: { name, selectedProductIds: productIds } });
  const { id } = await made.json();
  const statusOf = async () => (await (await request.get(`/api/v1/collections/${id}`)).json()).status;
  expect((await request.post(`/api/v1/collections/${id}/analyze`)).status()).toBe(202);
  await expect.poll(statusOf, { timeout: 60_000 }).toBe("ready");
  expect((await request.post(`/api/v1/collections/${id}/generate`, { data: {} })).status()).toBe(202);
  await expect.poll(statusOf, { timeout: 120_000 }).toBe("completed");
  return id;
}

test.describe("collections", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("thirty products become thirty images and a ZIP", async ({ page }) => {
    test.setTimeout(480_000);
    await signUpPage(page, "Wren Maker");
    const products = await makeProducts(page.request, 30, 1);
    await page.goto("/collections");
    await expect(page.getByRole("heading", { name: "No collections yet" })).toBeVisible();
    await page.getByRole("button", { name: "New collection" }).first().click();
    const dialog = page.getByRole("dialog", { name: "New collection" });
    await dialog.getByLabel("Name").fill("Spring");
    await dialog.getByRole("button", { name: "Create collection" }).click();

    await expect(page.getByRole("heading", { name: "Spring", level: 1 })).toBeVisible();
    await page.getByRole("combobox", { name: "Category" }).click();
    await page.getByRole("option", { name: /^Vases/ }).click();
    await page.getByRole("button", { name: "Select all 10" }).click();
    await expect(page.getByRole("heading", { name: "10 products selected" })).toBeVisible();
    await page.getByRole("button", { name: "Clear search and filters" }).click();
    await page.getByRole("button", { name: "Select all 30" }).click();
    await expect(page.getByRole("heading", { name: "30 products selected" })).toBeVisible();
    await page.getByRole("checkbox", { name: "Select Box 30, P-030" }).click();
    await expect(page.getByRole("heading", { name: "29 products selected" })).toBeVisible();
    await page.getByRole("checkbox", { name: "Select Box 30, P-030" }).click();
    await expect(page.getByText("One has no image and will fail.")).toBeVisible();
    await expect(saved(page)).toBeVisible();

    // It goes on where it was left.
    await page.goto("/collections");
    await page.getByRole("link", { name: "Spring" }).click();
    await page.getByRole("button", { name: "Analyse 30 products" }).click();
    const rooms = page.getByRole("list", { name: "Products a room" });
    await expect(rooms.getByRole("button", { name: "Office, 20 products" })).toBeVisible({ timeout: 60_000 });
    // Only the rows in sight are drawn.
    await page.getByRole("searchbox", { name: "Search these products" }).fill("p-002");
    await page.getByRole("combobox", { name: "Room of Box 2, P-002" }).click();
    await page.getByRole("option", { name: "Kitchen", exact: true }).click();
    await page.getByRole("button", { name: "Clear search" }).click();
    await expect(rooms.getByRole("button", { name: "Kitchen, 1 product" })).toBeVisible();
    await rooms.getByRole("button", { name: "Living room, 10 products" }).click();
    await page.getByRole("checkbox", { name: "Select all that are shown" }).click();
    await page.getByRole("combobox", { name: "Room for the selected products" }).click();
    await page.getByRole("option", { name: "Bedroom", exact: true }).click();
    await expect(rooms.getByRole("button", { name: "Bedroom, 10 products" })).toBeVisible();
    await expect(saved(page)).toBeVisible();

    await page.getByRole("button", { name: "Inspirations", exact: true }).click();
    await page.locator('input[type="file"]').setInputFiles({
      name: "mood.jpg",
      mimeType: "image/jpeg",
      buffer: await photograph(30),
    });
    const inspirations = page.getByRole("list", { name: "Inspirations" });
    await expect(inspirations.getByRole("article")).toHaveCount(1, { timeout: 60_000 });
    await page
      .getByRole("button", { name: /^Choose from the studio/ })
      .first()
      .click();
    const studio = page.getByRole("dialog", { name: "Add inspirations" });
    await studio.getByRole("button", { name: /^Add / }).first().click();
    await expect(studio.getByText("2 inspirations")).toBeVisible();
    await studio.getByRole("tab", { name: "Unsplash" }).click();
    await expect(studio.getByRole("link", { name: "Settings → Credentials" })).toBeVisible();
    await studio.getByRole("button", { name: "Done" }).click();
    await expect(inspirations.getByText("Style")).toHaveCount(2, { timeout: 60_000 });
    await inspirations.getByRole("article").first().getByRole("button", { name: "Move back" }).click();
    await expect(inspirations.getByRole("article").nth(1)).toHaveAccessibleName("mood.jpg");
    await inspirations.getByRole("article").first().getByRole("button", { name: "Take out" }).click();
    await expect(inspirations.getByRole("article")).toHaveCount(1);

    await page.getByRole("button", { name: "Settings", exact: true }).click();
    await expect(page.getByText(/come from 1 inspiration\./)).toBeVisible();
    await expect(page.getByRole("img", { name: /^Preview of/ })).toBeVisible({ timeout: 60_000 });
    await page.getByRole("combobox", { name: "Style" }).click();
    await page.getByRole("option", { name: "Rustic" }).click();
    await expect(page.getByText(/suggests another style/)).toBeVisible();
    await expect(saved(page)).toBeVisible();
    await page.reload();
    await expect(page.getByRole("combobox", { name: "Style" })).toContainText("Rustic");
    const estimate = page.getByRole("region", { name: "Estimate" });
    await expect(estimate.getByText("30 images")).toBeVisible();
    await expect(estimate.getByText(/One product has no image/)).toBeVisible();

    const begun: number[] = [];
    page.on("response", (answer) => {
      if (answer.url().endsWith("/generate")) begun.push(answer.status());
    });
    await page.getByRole("button", { name: "Generate 30 images" }).evaluate((button: HTMLButtonElement) => {
      for (let press = 0; press < 20; press += 1) button.click();
    });
    const counts = page.getByRole("list", { name: "Counts" });
    await expect(page.getByRole("heading", { name: "Making 30 images" })).toBeVisible({ timeout: 30_000 });
    expect(begun).toEqual([202]);
    await expect(counts.getByText(/\d+ made/)).toBeVisible({ timeout: 60_000 });

    await page.getByRole("button", { name: "Pause" }).click();
    await expect(page.getByRole("heading", { name: "Paused" })).toBeVisible();
    const id = page.url().match(/collections\/([0-9a-f-]{36})/)?.[1] ?? "";
    const progress = async () => (await (await page.request.get(`/api/v1/collections/${id}`)).json()).progress;
    await expect.poll(async () => (await progress()).generating, { timeout: 60_000 }).toBe(0);
    const waiting = (await progress()).pending;
    expect(waiting).toBeGreaterThan(2);
    const queue = page.getByRole("region", { name: "Queue" });
    await expect(queue.getByText(`${waiting} images waiting`)).toBeVisible();
    const third = (await queue.getByRole("group").nth(2).getAttribute("aria-label")) ?? "";
    await queue.getByRole("button", { name: `Make ${third} first` }).click();
    await expect(queue.getByRole("group").first()).toHaveAccessibleName(third);
    const moved = page.waitForResponse((answer) => answer.url().endsWith("/reorder"));
    await queue.getByRole("button", { name: `Move ${third} down` }).click();
    expect((await moved).status()).toBe(200);
    await expect(queue.getByRole("group").nth(1)).toHaveAccessibleName(third);
    expect((await progress()).pending).toBe(waiting);

    // The page may be closed; another one shows where it is.
    await page.goto(`/collections/${id}`);
    await page.getByRole("button", { name: "Resume" }).click();
    await expect(page.getByRole("heading", { name: "29 images of 30 are there" })).toBeVisible({ timeout: 240_000 });
    const failed = page.getByRole("list", { name: "Failed images" });
    await expect(failed.getByRole("listitem")).toHaveText([/Vase 1.*The product has no image/s]);
    await addPicture(page.request, products[0] ?? "", 5);
    await failed.getByRole("button", { name: "Try Vase 1 again" }).click();
    await expect(page.getByRole("heading", { name: "All 30 images are there" })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("list", { name: "Images" }).getByRole("button", { name: /^Vase 1 / })).toBeVisible();

    await page.getByRole("button", { name: "Download ZIP" }).click();
    const zipDialog = page.getByRole("dialog", { name: "Download ZIP" });
    await zipDialog.getByLabel("Names of the files").fill("{collection}-{sku}");
    await expect(zipDialog.getByText(/For example Spring-P-\d{3}\.webp/)).toBeVisible();
    const downloading = page.waitForEvent("download");
    await zipDialog.getByRole("link", { name: "Download" }).click();
    const files = readZip(await readFile(await (await downloading).path()));
    expect([...files.keys()].filter((file) => /^Spring-P-\d{3}\.webp$/.test(file))).toHaveLength(30);
    const manifest = JSON.parse(files.get("manifest.json")?.toString("utf8") ?? "");
    expect(manifest.files).toHaveLength(30);
    expect(manifest.files[0].settings.style).toBe("rustic");

    // What is there already is not made again by chance.
    await step(page, "Settings").click();
    await expect(page.getByRole("button", { name: "Nothing is missing" })).toBeDisabled();
    await page.getByRole("switch", { name: "Only what is missing" }).click();
    await expect(page.getByText(/30 products have a result with exactly these settings/)).toBeVisible();
    await page.goto("/collections");
    await expect(page.getByRole("article", { name: "Spring" })).toContainText(/30 products\s*30 images/);
  });

  test("collections are found, renamed, deleted and taken back", async ({ page }) => {
    await signUpPage(page, "Wren Maker");
    for (const name of ["Autumn", "Winter"]) {
      expect((await page.request.post("/api/v1/collections", { data: { name } })).status()).toBe(201);
    }
    await page.goto("/collections");
    const card = (name: string) => page.getByRole("article", { name, exact: true });
    await page.getByRole("searchbox", { name: "Search collections" }).fill("wint");
    await expect(card("Autumn")).toBeHidden();
    await expect(page).toHaveURL(/q=wint/);
    await page.reload();
    await expect(card("Winter")).toBeVisible();
    await page.getByRole("button", { name: "Clear search" }).click();
    await page.getByRole("combobox", { name: "Status" }).click();
    await page.getByRole("option", { name: "Completed" }).click();
    await expect(page.getByRole("heading", { name: "No collection matches" })).toBeVisible();
    await page.getByRole("button", { name: "Clear search and filter" }).click();
    await card("Autumn").getByRole("link").press("F2");
    await page.getByRole("textbox", { name: "Name of the collection" }).fill("Harvest");
    await page.keyboard.press("Enter");
    await expect(card("Harvest")).toBeVisible();
    await card("Winter").getByRole("button", { name: "Actions for Winter" }).click();
    await page.getByRole("menuitem", { name: "Move to the trash" }).click();
    await expect(card("Winter")).toBeHidden();
    await page.getByRole("button", { name: "Undo" }).press("Enter");
    await expect(card("Winter")).toBeVisible();
    await card("Winter").getByRole("link").press("Delete");
    await expect(card("Winter")).toBeHidden();
    await page.getByRole("button", { name: "Trash" }).click();
    await card("Winter").getByRole("button", { name: "Restore Winter" }).click();
    await expect(page.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
    await page.getByRole("button", { name: "Back to the collections" }).click();
    await expect(card("Winter")).toBeVisible();
  });

  test("viewers look and change nothing", async ({ page, browser }) => {
    test.setTimeout(240_000);
    await signUpPage(page, "Wren Maker");
    const id = await makeFinished(page.request, await makeProducts(page.request, 2), "Shown");
    const guest = await openAsViewer(browser, page);
    await guest.goto("/collections");
    await expect(guest.getByRole("link", { name: "Shown" })).toBeVisible();
    await expect(guest.getByRole("button", { name: /New collection|Actions for/ })).toHaveCount(0);
    await guest.goto(`/collections/${id}?step=products`);
    await expect(guest.getByRole("checkbox", { name: "Select Box 2, P-002" })).toBeDisabled();
    await guest.goto(`/collections/${id}?step=analysis`);
    await expect(guest.getByRole("list", { name: "Products and their rooms" })).toContainText("Box 2");
    await expect(guest.getByRole("button", { name: "Again" })).toHaveCount(0);
    await guest.goto(`/collections/${id}?step=inspirations`);
    await expect(guest.getByRole("heading", { name: "No inspirations yet" })).toBeVisible();
    await expect(guest.locator('input[type="file"]')).toHaveCount(0);
    await guest.goto(`/collections/${id}?step=settings`);
    await expect(guest.getByRole("combobox", { name: "Style" })).toBeDisabled();
    await expect(guest.getByRole("button", { name: /^Generate|Nothing is missing/ })).toHaveCount(0);
    await guest.goto(`/collections/${id}`);
    await expect(guest.getByRole("heading", { name: "All 2 images are there" })).toBeVisible();
    await expect(guest.getByRole("button", { name: "Download ZIP" })).toBeVisible();
    await expect(guest.getByRole("button", { name: /Retry|Pause|Cancel/ })).toHaveCount(0);
    await guest.context().close();
  });

  test("axe finds nothing, at a desk and on a phone, in light and in dark", async ({ page }) => {
    test.setTimeout(360_000);
    await signUpPage(page, "Wren Maker");
    const products = await makeProducts(page.request, 3);
    const id = await makeFinished(page.request, products, "Looked at");
    const [image] = (await (await page.request.get("/api/v1/images")).json()).items;
    await page.request.post(`/api/v1/collections/${id}/inspirations`, { data: { imageId: image.id } });
    for (const width of [1440, 375]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/collections");
      await expect(page.getByRole("article", { name: "Looked at" })).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/collections/${id}?step=products`);
      await expect(page.getByRole("checkbox", { name: "Select Box 2, P-002" })).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/collections/${id}?step=analysis`);
      await expect(page.getByRole("combobox", { name: "Room of Box 2, P-002" })).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/collections/${id}?step=inspirations`);
      await expect(page.getByRole("list", { name: "Inspirations" }).getByText("Style")).toBeVisible({
        timeout: 60_000,
      });
      await expectAccessible(page);
      await page.goto(`/collections/${id}?step=settings`);
      await expect(page.getByRole("combobox", { name: "Style" })).toBeVisible();
      await expect(page.getByRole("region", { name: "Estimate" }).getByText("Estimated cost")).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/collections/${id}`);
      await expect(page.getByRole("list", { name: "Images" }).getByRole("button").first()).toBeVisible();
      await expectAccessible(page);
    }
  });
});
