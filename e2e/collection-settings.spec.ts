import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "@/scripts/testing/expect-accessible";
import { signUpPage } from "@/scripts/testing/sign-up-page";

const signUp = (page: Page) => signUpPage(page, "Lina Maro");

async function createProduct(page: Page, sku: string): Promise<string> {
  const data = { name: `Stool ${sku}`, sku, category: "Furniture", roomTypes: [] };
  const answer = await page.request.post("/api/v1/products", { data });
  expect(answer.status()).toBe(201);
  return (await answer.json()).id;
}

for (const [width, height, scheme] of [
  [1440, 900, "light"],
  [375, 812, "dark"],
] as const) {
  test(`the settings of collections are accessible at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme });
    await signUp(page);
    await page.goto("/settings/collections");
    await expect(page.getByText("without a limit")).toBeVisible();
    await expectAccessible(page);
  });
}

test("a limit holds for what is generated, and defaults for how it looks", async ({ page }) => {
  await signUp(page);
  const productIds = [await createProduct(page, "ST-1"), await createProduct(page, "ST-2")];
  await page.goto("/settings/collections");
  const limit = page.getByLabel("Generations a month");
  await limit.fill("1");
  await limit.blur();
  await page.getByRole("button", { name: "Save limit" }).click();
  await expect(page.getByText("of 1", { exact: true })).toBeVisible();
  await page.getByRole("radio", { name: "4:5" }).click();
  await page.getByRole("combobox", { name: "Style" }).click();
  await page.getByPlaceholder("Find or type your own…").fill("Coastal");
  await page.getByRole("option", { name: "Coastal" }).click();
  await page.getByRole("button", { name: "Save defaults" }).click();
  await expect(page.getByText("Settings saved").first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole("radio", { name: "4:5" })).toBeChecked();
  await expect(page.getByRole("combobox", { name: "Style" })).toContainText("Coastal");

  const collection = await page.request.post("/api/v1/collections", {
    data: { name: "Spring", selectedProductIds: productIds },
  });
  const { id } = await collection.json();
  expect((await page.request.post(`/api/v1/collections/${id}/analyze`)).status()).toBe(202);
  await expect
    .poll(async () => (await (await page.request.get(`/api/v1/collections/${id}`)).json()).status)
    .toBe("ready");
  const refused = await page.request.post(`/api/v1/collections/${id}/generate`, { data: {} });
  expect([refused.status(), (await refused.json()).code]).toEqual([422, "generation_limit_reached"]);
  const draft = await page.request.post("/api/v1/generated-assets", {
    data: { productId: productIds[0], type: "image", settings: { lighting: "backlit" }, enqueue: false },
  });
  expect((await draft.json()).settings).toMatchObject({
    aspectRatio: "4:5",
    style: "coastal",
    lighting: "backlit",
    cameraAngle: "eye level",
  });
});
