import { readFile } from "node:fs/promises";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { expectAccessible } from "@/scripts/testing/expect-accessible";
import { openAsViewer } from "@/scripts/testing/open-as-viewer";
import { readZip } from "@/scripts/testing/read-zip";
import { signUpPage } from "@/scripts/testing/sign-up-page";

interface Made {
  id: string;
  status: string;
}

/** A product with a picture of a coloured thing on white. */
async function makeProduct(request: APIRequestContext, name: string, hue: number): Promise<string> {
  const data = { name, sku: name.toUpperCase().replaceAll(" ", "-"), category: "Boxes", roomTypes: ["office"] };
  const product = await request.post("/api/v1/products", { data });
  expect(product.status()).toBe(201);
  const { id } = await product.json();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240"><rect width="240" height="240" fill="#fff"/>
    <rect x="70" y="60" width="100" height="130" rx="14" fill="hsl(${hue} 60% 45%)"/></svg>`;
  const buffer = await sharp(Buffer.from(svg)).jpeg().toBuffer();
  const file = { name: "box.jpg", mimeType: "image/jpeg", buffer };
  expect((await request.post(`/api/v1/products/${id}/images`, { multipart: { file } })).status()).toBe(201);
  return id;
}

async function makeAsset(request: APIRequestContext, data: Record<string, unknown>): Promise<string> {
  const answer = await request.post("/api/v1/generated-assets", { data });
  expect([201, 202]).toContain(answer.status());
  return (await answer.json()).id;
}

/** Waits until all of them are pictures. */
async function untilDone(request: APIRequestContext, ids: readonly string[]): Promise<void> {
  const read = async () => {
    const answer = await request.get(`/api/v1/generated-assets?ids=${ids.join(",")}`);
    const { items }: { items: Made[] } = await answer.json();
    return items.map((asset) => asset.status);
  };
  await expect.poll(read, { timeout: 100_000 }).toEqual(ids.map(() => "completed"));
}

const tiles = (page: Page) => page.getByRole("list", { name: "Generated assets" }).locator("[data-asset]");
const tile = (page: Page, id: string) => page.locator(`[data-asset="${id}"]`);
const bar = (page: Page) => page.getByRole("region", { name: "Selected assets" });
const idsOf = (page: Page) => tiles(page).evaluateAll((all) => all.map((each) => each.getAttribute("data-asset")));
const selected = (page: Page) =>
  tiles(page).evaluateAll((all) => all.flatMap((each, at) => (each.ariaPressed === "true" ? [at] : [])));

/** The gallery with twelve drafts of two products, newest first. */
async function openWithDrafts(page: Page): Promise<{ ids: string[]; products: [string, string] }> {
  await signUpPage(page, "Gala Ruiz");
  const products: [string, string] = [
    await makeProduct(page.request, "Oak Box", 30),
    await makeProduct(page.request, "Blue Box", 220),
  ];
  const ids: string[] = [];
  for (let index = 0; index < 12; index += 1) {
    const productId = products[index % 2];
    ids.unshift(await makeAsset(page.request, { productId, enqueue: false }));
  }
  await page.goto("/gallery");
  await expect(tiles(page)).toHaveCount(12);
  await expect(page.getByRole("heading", { name: "Gallery" })).toBeVisible();
  expect(await idsOf(page)).toEqual(ids);
  return { ids, products };
}

test.describe("the gallery", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("filters live in the address; ranges turn round; what is deleted comes back", async ({ page }) => {
    const { ids, products } = await openWithDrafts(page);

    // Ranges, with the pointer and with keys.
    await tiles(page)
      .nth(4)
      .click({ modifiers: ["ControlOrMeta"] });
    await tiles(page)
      .nth(7)
      .click({ modifiers: ["Shift"] });
    await expect.poll(() => selected(page)).toEqual([4, 5, 6, 7]);
    await tiles(page)
      .nth(2)
      .click({ modifiers: ["Shift"] });
    await expect.poll(() => selected(page)).toEqual([2, 3, 4]);
    await expect(bar(page)).toContainText("3 selected");
    await page.keyboard.press("Escape");
    await expect(bar(page)).toBeHidden();
    await tiles(page).nth(1).focus();
    await page.keyboard.press("x");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Shift+ArrowLeft");
    await expect.poll(() => selected(page)).toEqual([0, 1]);
    await page.keyboard.press("ControlOrMeta+a");
    await expect(bar(page)).toContainText("12 selected");
    await page.keyboard.press("Escape");

    // Pins and tags of several, and their undoing.
    await tiles(page)
      .nth(0)
      .click({ modifiers: ["ControlOrMeta"] });
    await tiles(page)
      .nth(1)
      .click({ modifiers: ["ControlOrMeta"] });
    await bar(page).getByRole("button", { name: "Pin", exact: true }).click();
    await expect(tile(page, ids[0] ?? "")).toHaveAccessibleName(/pinned$/);
    await bar(page).getByRole("button", { name: "Tag", exact: true }).click();
    await page.getByRole("dialog").getByLabel("Add a tag").fill("Spring");
    await page.keyboard.press("Enter");
    await expect(page.getByText("2 assets tagged “spring”")).toBeVisible();
    await page.getByRole("button", { name: "Done" }).click();
    await page.keyboard.press("Escape");

    // Filters.
    await page.getByRole("button", { name: "Pinned", exact: true }).click();
    await expect(tiles(page)).toHaveCount(2);
    await expect(page).toHaveURL(/pinned=1/);
    await page.getByRole("button", { name: "Clear search and filters" }).click();
    await page.getByLabel("Search the gallery").fill("blue");
    await expect(tiles(page)).toHaveCount(6);
    await expect(page).toHaveURL(/q=blue/);
    await page.goto(`/gallery?product=${products[0]}&status=draft&tag=spring`);
    await expect(tiles(page)).toHaveCount(1);
    await page.goto("/gallery?status=error");
    await expect(page.getByRole("heading", { name: "No asset matches" })).toBeVisible();
    await page.getByRole("button", { name: "Clear search and filters" }).first().click();
    await expect(tiles(page)).toHaveCount(12);

    // Deleting keeps the focus near; the toast takes it back.
    await tile(page, ids[3] ?? "").focus();
    await page.keyboard.press("Delete");
    await expect(tiles(page)).toHaveCount(11);
    await expect(tile(page, ids[4] ?? "")).toBeFocused();
    await page.getByRole("button", { name: "Undo" }).first().click();
    await expect(tiles(page)).toHaveCount(12);
    expect(await idsOf(page)).toEqual(ids);

    // The trash, with what time is left.
    await tiles(page).nth(0).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await expect(tiles(page)).toHaveCount(11);
    await page.getByRole("button", { name: "Trash", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Trash" })).toBeVisible();
    await expect(tiles(page)).toHaveCount(1);
    await expect(page.getByText("30 days left")).toBeVisible();
    await expectAccessible(page);
    await tiles(page)
      .nth(0)
      .click({ modifiers: ["ControlOrMeta"] });
    await bar(page).getByRole("button", { name: "Restore" }).click();
    await expect(page.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
    await page.getByRole("button", { name: "Back to the gallery" }).click();
    await expect(tiles(page)).toHaveCount(12);
    await expectAccessible(page);
  });

  test("a result is looked at, compared, found by its like, regenerated and sent on", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await signUpPage(page, "Gala Ruiz");
    const productId = await makeProduct(page.request, "Oak Box", 30);
    const order = (style: string) => ({ productId, settings: { style, roomType: "office", aspectRatio: "1:1" } });
    await page.goto("/gallery");
    await expect(page.getByRole("heading", { name: "Nothing generated yet" })).toBeVisible();

    // It arrives by itself.
    const rustic = await makeAsset(page.request, order("rustic"));
    const modern = await makeAsset(page.request, order("modern"));
    await expect(tiles(page)).toHaveCount(2, { timeout: 30_000 });
    await untilDone(page.request, [rustic, modern]);
    await expect(tile(page, modern)).toHaveAccessibleName("Oak Box OAK-BOX, picture", { timeout: 30_000 });

    await tile(page, modern).click();
    const view = page.getByRole("dialog", { name: "Oak Box" });
    await expect(page).toHaveURL(new RegExp(`asset=${modern}`));
    await expect(view.getByText("1 of 2")).toBeVisible();
    await expect(view.getByText("Free")).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(new RegExp(`asset=${rustic}`));
    await expect(view.getByText("2 of 2")).toBeVisible();
    await view.getByRole("button", { name: "Zoom in" }).click();
    await expect(view.getByRole("button", { name: "Fit the window" })).toBeEnabled();
    await view.getByRole("button", { name: "Copy settings" }).click();
    await expect(page.getByText("Settings copied")).toBeVisible();
    expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toMatchObject({ style: "rustic" });

    // The same once more is warned of before anything is spent.
    await view.getByRole("button", { name: "Regenerate" }).click();
    const dialog = page.getByRole("dialog", { name: "Regenerate" });
    await expect(dialog.getByText(/these very settings/)).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Generate anyway" })).toBeVisible();
    await expectAccessible(page, { within: '[role="dialog"]:last-of-type' });
    await dialog.getByLabel("Further wishes").fill("A cat.");
    await expect(dialog.getByText(/these very settings/)).toBeHidden();
    await dialog.getByRole("button", { name: "Regenerate", exact: true }).click();
    await expect(page.getByText("Picture of Oak Box is on its way")).toBeVisible();
    const strip = view.getByRole("region", { name: "Versions of Oak Box" });
    await expect(strip.getByRole("listitem")).toHaveCount(3);

    // Alt and a click compare.
    await strip.locator(`[data-asset="${modern}"]`).click({ modifiers: ["Alt"] });
    const comparison = page.getByRole("dialog", { name: "Compare two assets" });
    await expect(comparison.getByRole("row", { name: /Style/ })).toContainText("rustic");
    const slider = comparison.getByRole("slider");
    await slider.focus();
    await page.keyboard.press("Home");
    await expect(slider).toHaveAttribute("aria-valuenow", "0");
    await comparison.getByRole("radio", { name: "Side by side" }).click();
    await expect(slider).toBeHidden();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(comparison).toBeHidden();
    if (await view.isVisible()) await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);

    // What looks like it.
    await tile(page, rustic).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Find similar" }).click();
    await expect(page.getByText("Looks like Oak Box")).toBeVisible();
    await expect(page).toHaveURL(/similar=/);
    await expect(tiles(page).first()).toHaveAttribute("data-asset", rustic);
    await expect(tile(page, modern)).toBeVisible();
    await page.getByRole("button", { name: "Back to the gallery" }).click();

    // Sent on, and where it is used.
    await tile(page, rustic).click();
    await view.getByRole("button", { name: "Send to" }).click();
    const sending = page.getByRole("dialog", { name: "Send to" });
    await sending.getByText("Artwork library").click();
    await sending.getByLabel("Name").fill("Hero of spring");
    await sending.getByRole("button", { name: "Send" }).click();
    await expect(page.getByText("It is in the artwork library")).toBeVisible();
    await expect(view.getByRole("link", { name: "Hero of spring" })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    // One is saved as it is, more as a ZIP whose names are chosen.
    const picture = page.waitForEvent("download");
    await tile(page, rustic).click({ modifiers: ["ControlOrMeta"] });
    await bar(page).getByRole("button", { name: "Download" }).click();
    expect((await picture).suggestedFilename()).toMatch(/\.(webp|png|jpe?g)$/);
    await tile(page, modern).click({ modifiers: ["ControlOrMeta"] });
    await bar(page).getByRole("button", { name: "Download" }).click();
    const downloading = page.getByRole("dialog", { name: "Download ZIP" });
    await downloading.getByLabel("Names of the files").fill("{product}-scene");
    const zip = page.waitForEvent("download");
    await downloading.getByRole("button", { name: "Download" }).click();
    expect((await zip).suggestedFilename()).toBe("gallery.zip");
    const files = readZip(await readFile(await (await zip).path()));
    expect([...files.keys()].filter((name) => name.includes("-scene")).length).toBe(2);
  });

  test("who only looks finds nothing to change", async ({ page, browser }) => {
    const { ids } = await openWithDrafts(page);
    const guest = await openAsViewer(browser, page);
    await guest.goto("/gallery");
    await expect(tiles(guest)).toHaveCount(12);
    await expect(guest.getByRole("button", { name: "Generate", exact: true })).toHaveCount(0);
    await tiles(guest).nth(0).focus();
    await guest.keyboard.press("x");
    await guest.keyboard.press("ControlOrMeta+a");
    await guest.keyboard.press("Delete");
    await expect(bar(guest)).toHaveCount(0);
    await expect(tiles(guest)).toHaveCount(12);
    await tiles(guest).nth(0).click({ button: "right" });
    await expect(guest.getByRole("menuitem")).toHaveText([/^Open/, "Copy settings"]);
    await guest.goto(`/gallery?asset=${ids[0]}&new=1`);
    await expect(guest.getByRole("button", { name: "Copy settings" })).toBeVisible();
    for (const name of ["Regenerate", "Make it now", "Pin", "Delete"]) {
      await expect(guest.getByRole("button", { name, exact: true })).toHaveCount(0);
    }
    await expect(guest.getByLabel("Add a tag")).toHaveCount(0);
    await guest.context().close();
  });

  test("one asset is generated on its own", async ({ page }) => {
    await signUpPage(page, "Gala Ruiz");
    await makeProduct(page.request, "Oak Box", 30);
    await page.goto("/gallery?new=1");
    const dialog = page.getByRole("dialog", { name: "Generate an asset" });
    await dialog.getByRole("combobox", { name: "Product" }).click();
    await page.getByRole("option", { name: /Oak Box/ }).click();
    await expect(dialog.getByText(/free/)).toBeVisible();
    await dialog.getByRole("button", { name: "Generate" }).click();
    await expect(page.getByText("Picture of Oak Box is on its way")).toBeVisible();
    await expect(tiles(page)).toHaveCount(1);
  });
});

for (const { width, height, colorScheme } of [
  { width: 1440, height: 900, colorScheme: "dark" },
  { width: 375, height: 812, colorScheme: "light" },
] as const) {
  test.describe(`at ${width} px, ${colorScheme}`, () => {
    test.use({ viewport: { width, height }, colorScheme });

    test("axe finds nothing", async ({ page }) => {
      const { ids } = await openWithDrafts(page);
      await expectAccessible(page);
      await page.goto(`/gallery?asset=${ids[0]}`);
      await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
      await expectAccessible(page);
      await page.goto("/gallery?new=1");
      await expect(page.getByRole("dialog", { name: "Generate an asset" })).toBeVisible();
      await expectAccessible(page);
    });
  });
}
