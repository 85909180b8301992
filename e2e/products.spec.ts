import { readFile } from "node:fs/promises";
import { type APIRequestContext, expect, type Locator, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { expectAccessible } from "@/scripts/testing/expect-accessible";
import { openAsViewer } from "@/scripts/testing/open-as-viewer";
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

async function addImage(request: APIRequestContext, productId: string, name: string, hue: number): Promise<void> {
  const multipart = { file: await photograph(name, hue) };
  expect((await request.post(`/api/v1/products/${productId}/images`, { multipart })).status()).toBe(201);
}

const card = (page: Page, name: string) => page.getByRole("article", { name, exact: true });
const bar = (page: Page) => page.getByRole("region", { name: "Selected products" });

async function chooseTarget(dialog: Locator, column: string, target: RegExp): Promise<void> {
  await dialog.getByRole("combobox", { name: `What “${column}” is` }).click();
  await dialog.page().getByRole("option", { name: target }).click();
}

const table = `Article number;Title;Group;Room;Width;Colour;Maker
CH-100;Lounge chair;Chairs;"living room, office";70,5;sand;Ines
TB-200;Dining table;Tables;dining room;200;oak;Jon
BAD-1;;Chairs;;;;
CH-100;Twice;Chairs;;;;
BAD-2;Shelf;Shelves;;wide;;
`;

test.describe("products", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("a table becomes products, and each line that is wrong says why", async ({ page }) => {
    await signUpPage(page, "Ines Moreau");
    await page.goto("/products");
    await expect(page.getByRole("heading", { name: "No products yet" })).toBeVisible();
    await page.getByRole("button", { name: "Import CSV" }).first().click();
    const dialog = page.getByRole("dialog");
    const file = { name: "autumn.csv", mimeType: "text/csv", buffer: Buffer.from(table) };
    await dialog.locator('input[type="file"]').setInputFiles(file);
    await expect(dialog.getByText("Say which column is the category.")).toBeVisible();
    await expect(dialog.getByRole("combobox", { name: "What “Article number” is" })).toHaveText("SKU");
    await expect(dialog.getByRole("button", { name: "Show what happens" })).toBeDisabled();
    await chooseTarget(dialog, "Group", /^Category/);
    await chooseTarget(dialog, "Maker", /^Custom field/);
    await dialog.getByRole("button", { name: "Show what happens" }).click();

    await expect(dialog.getByText("2 products will be made, 3 lines are wrong and will be left out.")).toBeVisible();
    const lines = dialog.getByRole("list", { name: "Lines of the file" });
    await expect(lines.getByText("Name is missing")).toBeVisible();
    await expect(lines.getByText("SKU is in line 2 already")).toBeVisible();
    await expect(lines.getByText("Width “wide” is no number")).toBeVisible();
    await dialog.getByRole("radio", { name: "New 2" }).click();
    await expect(lines.getByText("Lounge chair")).toBeVisible();
    await expect(lines.getByText("Shelf")).toBeHidden();
    await dialog.getByRole("button", { name: "Import 2 products" }).click();
    await expect(dialog.getByText("2 products were made, 3 lines are wrong and left out.")).toBeVisible();
    const [report] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Download report" }).click(),
    ]);
    const text = await readFile(await report.path(), "utf8");
    expect(text.split("\r\n")).toContain("4,BAD-1,,wrong,Name is missing");
    await dialog.getByRole("button", { name: "Done" }).click();

    await card(page, "Lounge chair").getByRole("link", { name: "Lounge chair" }).click();
    await expect(page.getByRole("heading", { name: "Lounge chair", level: 1 })).toBeVisible();
    await expect(page.getByRole("spinbutton", { name: "Width" })).toHaveValue("70.5");
    await expect(page.getByRole("textbox", { name: "Maker" })).toHaveValue("Ines");
    await expect(page.getByRole("list", { name: "Room types" }).getByRole("listitem")).toHaveText([
      "living room",
      "office",
    ]);

    const form = page.getByRole("form", { name: "Details" });
    await form.getByLabel("SKU").fill("TB-200");
    await form.getByRole("button", { name: "Save changes" }).click();
    await expect(form.getByText("It is taken.")).toBeVisible();
    await form.getByLabel("SKU").fill("CH-101");
    await form.getByRole("spinbutton", { name: "Height" }).fill("82");
    await form.getByLabel("Add to tags").fill("Autumn, new");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ControlOrMeta+s");
    await expect(form.getByText("Not saved yet")).toBeHidden();
    await page.reload();
    await expect(form.getByLabel("SKU")).toHaveValue("CH-101");
    await expect(form.getByRole("spinbutton", { name: "Height" })).toHaveValue("82");
    await expect(page.getByRole("list", { name: "Tags" }).getByRole("listitem")).toHaveText(["autumn", "new"]);

    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await expect(card(page, "Dining table")).toBeVisible();
    await expect(card(page, "Lounge chair")).toBeHidden();
    await page.getByRole("button", { name: "Undo" }).press("Enter");
    await expect(card(page, "Lounge chair")).toBeVisible();
  });

  test("a product is made by hand", async ({ page }) => {
    await signUpPage(page, "Ines Moreau");
    await page.goto("/products");
    await page.getByRole("button", { name: "New product" }).first().click();
    const dialog = page.getByRole("dialog", { name: "New product" });
    await dialog.getByRole("button", { name: "Create product" }).click();
    await expect(dialog.getByText("Give it a name.")).toBeVisible();
    await dialog.getByLabel("Name").fill("Stool");
    await dialog.getByLabel("SKU").fill("ST-1");
    await dialog.getByLabel("Category").fill("Chairs");
    await dialog.getByRole("button", { name: "Create and add another" }).click();
    await expect(page.getByText("“Stool” is made")).toBeVisible();
    await expect(dialog.getByLabel("Category")).toHaveValue("Chairs");
    await dialog.getByLabel("Name").fill("Bench");
    await dialog.getByLabel("SKU").fill("ST-1");
    await dialog.getByRole("button", { name: "Create product" }).click();
    await expect(dialog.getByRole("alert")).toHaveText(/taken/);
    await dialog.getByLabel("SKU").fill("BE-1");
    await dialog.getByRole("button", { name: "Create product" }).click();
    await expect(page.getByRole("heading", { name: "Bench", level: 1 })).toBeVisible();
    await expect(page.getByRole("heading", { name: "No images yet" })).toBeVisible();
  });

  test("many are chosen, changed at once, deleted and taken back", async ({ page }) => {
    await signUpPage(page, "Ines Moreau");
    for (let index = 1; index <= 8; index += 1) {
      await makeProduct(page.request, {
        name: `Chair ${index}`,
        sku: `CH-${index}`,
        category: index > 6 ? "Tables" : "Chairs",
        metadata: index === 2 ? { tags: ["sale"] } : {},
      });
    }
    await page.goto("/products?view=table&sort=name");
    const box = (name: string) => page.getByRole("checkbox", { name: `Select ${name}`, exact: true });
    await box("Chair 2").click();
    await box("Chair 5").click({ modifiers: ["Shift"] });
    await expect(bar(page).getByText("4 selected")).toBeVisible();
    await bar(page).getByRole("button", { name: "Select all 8 products" }).click();
    await expect(bar(page).getByText("8 selected")).toBeVisible();
    await page.getByRole("combobox", { name: "Category" }).click();
    await page.getByRole("option", { name: /^Chairs/ }).click();
    await expect(page).toHaveURL(/category=Chairs/);
    await expect(bar(page)).toBeHidden();
    await expect(page.getByRole("link", { name: "Chair 8" })).toBeHidden();

    await page.getByRole("link", { name: "Chair 1" }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await expect(bar(page).getByText("3 selected")).toBeVisible();
    await bar(page).getByRole("button", { name: "Tags" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Add to tags").fill("Sale");
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "Add tags" }).click();
    await expect(page.getByText("Added “sale” to 3 products")).toBeVisible();
    const tagged = async () =>
      (await (await page.request.get("/api/v1/products?tag=sale&sort=name")).json()).items.map(
        ({ name }: { name: string }) => name,
      );
    expect(await tagged()).toEqual(["Chair 1", "Chair 2", "Chair 3"]);
    await page.getByRole("button", { name: "Undo" }).press("Enter");
    // What had the tag before keeps it.
    await expect.poll(tagged).toEqual(["Chair 2"]);

    await bar(page).getByRole("button", { name: "Category" }).click();
    await dialog.getByLabel("Category").fill("Stools");
    await dialog.getByRole("button", { name: "Set category" }).click();
    await expect(page.getByRole("link", { name: "Chair 1" })).toBeHidden();
    await page.getByRole("button", { name: "Clear search and filters" }).click();
    await page.getByRole("searchbox", { name: "Search products" }).fill("ch-8");
    await expect(page.getByRole("link", { name: "Chair 1" })).toBeHidden();
    await page.getByRole("link", { name: "Chair 8" }).focus();
    await page.keyboard.press("Delete");
    await expect(page.getByRole("heading", { name: "No product matches" })).toBeVisible();
    await page.getByRole("button", { name: "Clear search and filters" }).last().click();
    await page.getByRole("button", { name: "Trash" }).click();
    await box("Chair 8").click();
    await bar(page).getByRole("button", { name: "Restore" }).click();
    await expect(page.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
    await page.getByRole("button", { name: "Back to the products" }).click();
    await expect(page.getByRole("link", { name: "Chair 8" })).toBeVisible();
  });

  test("viewers look and change nothing", async ({ page, browser }) => {
    await signUpPage(page, "Ines Moreau");
    const id = await makeProduct(page.request, { name: "Chair", sku: "CH-1", metadata: { tags: ["new"] } });
    await addImage(page.request, id, "front.png", 30);
    const guest = await openAsViewer(browser, page);
    await guest.goto("/products");
    await expect(card(guest, "Chair")).toBeVisible();
    for (const name of ["New product", "Import CSV", "Add images"]) {
      await expect(guest.getByRole("button", { name })).toHaveCount(0);
    }
    await expect(guest.getByRole("checkbox")).toHaveCount(0);
    await card(guest, "Chair").getByRole("link").click();
    await expect(guest.getByRole("heading", { name: "Chair", level: 1 })).toBeVisible();
    await expect(guest.getByText("front.png")).toBeVisible();
    await expect(guest.getByLabel("SKU")).not.toBeEditable();
    for (const name of ["Delete", "Add images", "Remove the image", "Add a field", "Take off new"]) {
      await expect(guest.getByRole("button", { name, exact: true })).toHaveCount(0);
    }
    await guest.context().close();
  });
});

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 375, height: 812 },
]) {
  test(`axe finds nothing at ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    await signUpPage(page, "Ines Moreau");
    await page.goto("/products");
    await expect(page.getByRole("heading", { name: "No products yet" })).toBeVisible();
    await expectAccessible(page);
    const metadata = { tags: ["new"], colors: ["#c08a5a"], customFields: { Maker: "Ines" } };
    const id = await makeProduct(page.request, { name: "Chair", sku: "CH-1", roomTypes: ["office"], metadata });
    for (const hue of [20, 80]) await addImage(page.request, id, `${hue}.png`, hue);
    await expect(card(page, "Chair")).toBeVisible();
    await card(page, "Chair").getByRole("checkbox").click();
    await expectAccessible(page);
    await page.goto("/products?view=table");
    await expect(page.getByRole("link", { name: "Chair" })).toBeVisible();
    await expectAccessible(page);
    await page.goto("/products?import=1");
    const dialog = page.getByRole("dialog");
    await dialog.locator('input[type="file"]').setInputFiles({
      name: "a.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("sku,name,category\nA,,C\nB,B,C\n"),
    });
    await expect(dialog.getByRole("list", { name: "Columns of the file" })).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Show what happens" }).click();
    await expect(dialog.getByText("Name is missing")).toBeVisible();
    await expectAccessible(page);
    await page.goto(`/products/${id}`);
    await expect(page.getByRole("list", { name: "All images" }).getByRole("button")).toHaveCount(2);
    await page.getByLabel("Name", { exact: true }).fill("Seat");
    await expect(page.getByText("Not saved yet")).toBeVisible();
    await expectAccessible(page);
    await context.close();
  });
}
