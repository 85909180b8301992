import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { vaseGlb } from "@/scripts/testing/model-files";
import { signUpPage } from "@/scripts/testing/sign-up-page";

/** A photograph of a coloured thing. */
async function photograph(name: string, hue: number) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="200"><rect width="240" height="200" fill="#f3f0ea"/>
    <rect x="70" y="40" width="100" height="130" rx="14" fill="hsl(${hue} 60% 45%)"/></svg>`;
  return { name, mimeType: "image/png", buffer: await sharp(Buffer.from(svg)).png().toBuffer() };
}

async function makeProduct(request: APIRequestContext, data: Record<string, unknown>): Promise<string> {
  const answer = await request.post("/api/v1/products", { data: { category: "Chairs", ...data } });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id } = await answer.json();
  return id;
}

const card = (page: Page, name: string) => page.getByRole("article", { name, exact: true });
const panel = (page: Page) => page.getByRole("region", { name: "Images on their way" });

test.describe("images of products", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("images find their products by file name, and can be put right before and after", async ({ page }) => {
    await signUpPage(page, "Ines Moreau");
    const chair = await makeProduct(page.request, { name: "Chair", sku: "CH-1" });
    await makeProduct(page.request, { name: "Table", sku: "TB-1", category: "Tables" });
    await page.goto("/products");
    await expect(card(page, "Chair")).toBeVisible();
    // The first attempt at one of them gets lost on the way.
    let isCut = true;
    await page.route("**/api/v1/products/*/images", async (route) => {
      const isSide = route.request().postDataBuffer()?.includes("CH-1_2.png") ?? false;
      if (!isCut || !isSide) return route.continue();
      isCut = false;
      await route.abort("connectionreset");
    });
    await page
      .getByLabel("Images to add")
      .setInputFiles([
        await photograph("CH-1_10.png", 10),
        await photograph("CH-1_2.png", 60),
        await photograph("tb-1.png", 120),
        await photograph("holiday.png", 200),
        { name: "CH-1_broken.png", mimeType: "image/png", buffer: Buffer.from("no picture") },
      ]);
    const dialog = page.getByRole("dialog", { name: "Add images to products" });
    await expect(dialog.getByText("4 of 5 images for 2 products.")).toBeVisible();
    await expect(dialog.getByText("One image has no product yet")).toBeVisible();
    await dialog.getByRole("combobox", { name: "Product of holiday.png" }).click();
    await page.getByRole("option", { name: "Table" }).click();
    await expect(dialog.getByText("5 of 5 images for 2 products.")).toBeVisible();
    await dialog.getByRole("button", { name: "Add 5 images" }).click();

    await expect(panel(page).getByText("2 of 5 could not be added")).toBeVisible({ timeout: 60_000 });
    await panel(page).getByRole("button", { name: "Try CH-1_2.png again" }).click();
    await expect(panel(page).getByText("1 of 5 could not be added")).toBeVisible({ timeout: 60_000 });
    await expect(panel(page).getByText(/No picture that the studio can read/)).toBeVisible();
    await panel(page).getByRole("button", { name: "Cancel CH-1_broken.png" }).click();
    await panel(page).getByRole("button", { name: "Clear finished" }).click();
    await expect(panel(page)).toBeHidden();

    await page.goto(`/products/${chair}`);
    const all = page.getByRole("list", { name: "All images" }).getByRole("button");
    await expect(all).toHaveCount(2);
    await expect(all.first()).toHaveAccessibleName("CH-1_10.png, 1 of 2, primary");
    await all.first().focus();
    await page.keyboard.press("ArrowRight");
    await expect(all.nth(1)).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("Alt+ArrowLeft");
    await expect(all.first()).toHaveAccessibleName("CH-1_2.png, 1 of 2");
    await expect(all.first()).toBeFocused();
    await page.getByRole("button", { name: "Make it the primary image" }).click();
    await expect(all.first()).toHaveAccessibleName("CH-1_2.png, 1 of 2, primary");
    await all.first().dragTo(all.nth(1));
    await expect(all.nth(1)).toHaveAccessibleName("CH-1_2.png, 2 of 2, primary");
    // What is shown at once is stored a moment later.
    const stored = async () => {
      const { items } = await (await page.request.get(`/api/v1/products/${chair}/images`)).json();
      return items.map((item: { isPrimary: boolean; image: { originalFilename: string } }) => [
        item.image.originalFilename,
        item.isPrimary,
      ]);
    };
    await expect.poll(stored).toEqual([
      ["CH-1_10.png", false],
      ["CH-1_2.png", true],
    ]);
    await page.reload();
    await expect(all.nth(1)).toHaveAccessibleName("CH-1_2.png, 2 of 2, primary");
    await page.getByRole("button", { name: "Remove the image" }).click();
    await expect(all).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).press("Enter");
    await expect(all.nth(1)).toHaveAccessibleName("CH-1_2.png, 2 of 2, primary");

    const model = { name: "vase.glb", mimeType: "model/gltf-binary", buffer: vaseGlb() };
    await page.getByLabel(/Drop a .glb file/).setInputFiles({ ...model, buffer: Buffer.from("no model") });
    await expect(page.getByRole("complementary").getByRole("alert")).toHaveText(
      "vase.glb is no binary glTF 2.0 file (.glb).",
    );
    await page.getByLabel(/Drop a .glb file/).setInputFiles(model);
    await expect(page.getByText("vase.glb", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove model" }).click();
    await expect(page.getByLabel(/Drop a .glb file/)).toBeAttached();
  });

  test("a picture of a design becomes an image of a product", async ({ page }) => {
    await signUpPage(page, "Ines Moreau");
    const product = await makeProduct(page.request, { name: "Mug", sku: "MU-1", category: "Mugs" });
    const styles = await (await page.request.get("/api/v1/styles")).json();
    const mug = styles.items.find((style: { key: string | null }) => style.key === "mug");
    const made = await page.request.post("/api/v1/designs", { data: { name: "Harbour", styleVersionId: mug.id } });
    const design = await made.json();
    const content = { text: "Good morning", fontFamily: "Inter", fontSizeMm: 12, color: "#b3332b" };
    const transform = { x: 20, y: 30, width: 160, height: 14.4, rotation: 0 };
    const element = { type: "text", spaceId: mug.spaces[0].spaceId, transform, content };
    const revision = { elements: [element], parentRevisionId: null };
    expect((await page.request.post(`/api/v1/designs/${design.id}/revisions`, { data: revision })).status()).toBe(201);

    await page.goto(`/products/${product}`);
    await page.getByRole("button", { name: "From a design" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: /^Harbour/ }).click();
    await dialog.getByRole("button", { name: "Make picture" }).click();
    await dialog.getByRole("button", { name: /revision 1/ }).click({ timeout: 60_000 });
    await dialog.getByRole("button", { name: "Add image" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText("Primary", { exact: true })).toBeVisible();
  });
});
