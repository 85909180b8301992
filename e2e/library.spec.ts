import { randomBytes } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { expectAccessible } from "@/scripts/testing/expect-accessible";
import { signUpPage } from "@/scripts/testing/sign-up-page";

const signUp = (page: Page) => signUpPage(page, "Ines Moreau");

const svgFile = (name: string, fill: string) => ({
  name,
  mimeType: "image/svg+xml",
  buffer: Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><circle cx="50" cy="50" r="48" fill="${fill}"/></svg>`,
  ),
});

/** A PNG that compresses badly. */
async function noiseFile(name: string, side: number) {
  const raw = { width: side, height: side, channels: 3 as const };
  const buffer = await sharp(randomBytes(side * side * 3), { raw })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return { name, mimeType: "image/png", buffer };
}

const files = (page: Page) => page.locator('input[type="file"][multiple]');
const card = (page: Page, name: string) => page.getByRole("article", { name, exact: true });
const link = (page: Page, name: string) => card(page, name).getByRole("button", { name, exact: true });

/** The library with three pieces of artwork: coral, moss and sky. */
async function openWithThree(page: Page): Promise<void> {
  await signUp(page);
  await page.goto("/library");
  await expect(page.getByRole("heading", { name: "No artwork yet" })).toBeVisible();
  await files(page).setInputFiles([
    svgFile("coral.svg", "#ff6b5e"),
    svgFile("moss.svg", "#4f6f3c"),
    svgFile("sky.svg", "#5aa9e6"),
  ]);
  await expect(page.getByRole("region", { name: "Uploads" }).getByText("3 uploaded")).toBeVisible({ timeout: 60_000 });
  for (const name of ["coral", "moss", "sky"]) await expect(card(page, name)).toBeVisible();
}

test.describe("the artwork library", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("artwork is uploaded, sorted, forbidden, deleted and taken back", async ({ page }) => {
    await openWithThree(page);
    await page.getByRole("button", { name: "Clear finished" }).click();

    await page.getByRole("button", { name: "New folder" }).click();
    await page.getByLabel("Name").fill("Seasons");
    await page.getByRole("button", { name: "Create folder" }).click();
    await expect(page.getByRole("heading", { name: "Nothing in this folder" })).toBeVisible();
    await page.getByRole("button", { name: "All artwork" }).click();

    await link(page, "coral").click({ modifiers: ["ControlOrMeta"] });
    await link(page, "moss").click({ modifiers: ["ControlOrMeta"] });
    const bar = page.getByRole("region", { name: "Selected artwork" });
    await expect(bar.getByText("2 selected")).toBeVisible();
    await bar.getByRole("button", { name: "Move" }).click();
    await page.getByRole("dialog").getByRole("combobox").click();
    await page.getByRole("option", { name: "Seasons" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Move" }).click();
    await expect(page.getByText("2 pieces of artwork are in “Seasons”")).toBeVisible();
    await bar.getByRole("button", { name: "Tag" }).click();
    await page
      .getByRole("dialog")
      .getByRole("textbox")
      .or(page.getByRole("dialog").getByRole("combobox"))
      .fill("Spring");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog").getByRole("list", { name: "Tags" })).toHaveText("spring");
    await page.getByRole("button", { name: "Done" }).click();

    await page
      .getByRole("navigation", { name: "Folders" })
      .getByRole("button", { name: /^Seasons/ })
      .click();
    await expect(card(page, "sky")).toBeHidden();
    await expect(card(page, "coral")).toBeVisible();
    await expect(page).toHaveURL(/folder=/);
    await page.getByRole("button", { name: "All artwork" }).click();
    await page.getByRole("combobox", { name: "Tag", exact: true }).click();
    await page.getByRole("option", { name: /spring/ }).click();
    await expect(card(page, "sky")).toBeHidden();
    await page.reload();
    await expect(card(page, "moss")).toBeVisible();
    await expect(card(page, "sky")).toBeHidden();
    await page.goto("/library?color=5aa9e6");
    await expect(card(page, "sky")).toBeVisible();
    await expect(card(page, "coral")).toBeHidden();

    await page.goto("/library");
    await link(page, "coral").click();
    const rules = page.getByRole("form", { name: "Rules" });
    await rules.getByLabel("From").fill("2021-01-01");
    await rules.getByLabel("Until").fill("2020-12-31");
    await rules.getByRole("button", { name: "Save rules" }).click();
    await expect(rules.getByRole("alert")).toHaveText(/is not after from/);
    await rules.getByLabel("From").fill("");
    await rules.getByRole("button", { name: "Save rules" }).click();
    const sheet = page.getByRole("dialog", { name: "coral" });
    await expect(sheet.getByText("It could be used until 31 Dec 2020.")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(card(page, "coral").getByText("Not usable")).toBeVisible();

    const styles = await (await page.request.get("/api/v1/styles")).json();
    const made = await page.request.post("/api/v1/designs", {
      data: { name: "Mug", styleVersionId: styles.items[0].id },
    });
    await page.goto(`/designs/${(await made.json()).id}`);
    await page.getByRole("button", { name: "Image", exact: true }).click();
    const picker = page.getByRole("dialog", { name: "Add an image" });
    await expect(picker.getByRole("button", { name: /^coral/ })).toBeDisabled();
    await expect(picker.getByText("It could be used until 31 Dec 2020.")).toBeVisible();
    await picker.getByRole("button", { name: /^sky/ }).click();
    await expect(page.getByRole("button", { name: "sky", exact: true })).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("ControlOrMeta+s");
    await expect(page.getByText("Revision 1, saved")).toBeVisible();

    await page.goto("/library");
    await link(page, "sky").click();
    await expect(page.getByRole("dialog", { name: "sky" }).getByRole("link", { name: "Mug" })).toBeVisible();
    await page.keyboard.press("Escape");
    await link(page, "moss").focus();
    const changed = () => page.waitForResponse((answer) => answer.url().endsWith("/assets/bulk"));
    const deleted = changed();
    await page.keyboard.press("Delete");
    expect((await (await deleted).json()).changed).toHaveLength(1);
    // The offer ends after eight seconds, which a slow machine may need for its animation: pressed, not clicked.
    const restored = changed();
    await page.getByRole("button", { name: "Undo" }).press("Enter");
    expect((await (await restored).json()).changed).toHaveLength(1);
    await expect(card(page, "moss")).toBeVisible();
  });

  test("the keyboard selects a range, deletes it, and finds it in the trash", async ({ page }) => {
    await openWithThree(page);
    const names = await page
      .getByRole("list", { name: "Artwork" })
      .getByRole("article")
      .evaluateAll((cards) => cards.map((element) => element.getAttribute("aria-label") ?? ""));
    const [first = "", second = "", third = ""] = names;
    await link(page, first).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Shift+ArrowRight");
    const bar = page.getByRole("region", { name: "Selected artwork" });
    await expect(bar.getByText("2 selected")).toBeVisible();
    await expect(link(page, second)).toBeFocused();
    await page.keyboard.press("ControlOrMeta+a");
    await expect(bar.getByText("3 selected")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(bar).toBeHidden();
    await link(page, third).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Delete");
    await expect(card(page, third)).toBeHidden();
    await page.getByRole("button", { name: "Trash" }).click();
    await expect(card(page, third)).toBeVisible();
    await expect(card(page, first)).toBeHidden();
    await link(page, third).click({ modifiers: ["ControlOrMeta"] });
    await bar.getByRole("button", { name: "Restore" }).click();
    await expect(page.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  });

  test("a duplicate is pointed out, a file that is none explains itself", async ({ page }) => {
    await openWithThree(page);
    await files(page).setInputFiles([
      svgFile("coral again.svg", "#ff6b5e"),
      { name: "broken.png", mimeType: "image/png", buffer: Buffer.from("no picture") },
    ]);
    const uploads = page.getByRole("region", { name: "Uploads" });
    await expect(uploads.getByText("In the library twice now")).toBeVisible();
    await expect(uploads.getByRole("button", { name: "Try broken.png again" })).toBeVisible();
    await uploads.getByRole("button", { name: "Remove copy" }).click();
    await expect(card(page, "coral again")).toBeHidden();
    await uploads.getByRole("button", { name: "Cancel broken.png" }).click();
    await expect(uploads.getByText("3 uploaded")).toBeVisible();
  });

  test("a large file goes on after a reload where it stopped", async ({ page }) => {
    await signUp(page);
    await page.goto("/library");
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "PUT") sent.push(request.headers()["content-range"] ?? "");
    });
    // The second part never arrives, as if the network had gone away; reloading gives it up.
    let isCut = true;
    await page.route("**/api/v1/uploads/*", async (route) => {
      const range = route.request().headers()["content-range"] ?? "";
      if (isCut && route.request().method() === "PUT" && !range.startsWith("bytes 0-")) return;
      await route.continue();
    });
    await files(page).setInputFiles([await noiseFile("poster.png", 1800)]);
    const uploads = page.getByRole("region", { name: "Uploads" });
    await expect.poll(() => sent.length, { timeout: 60_000 }).toBe(2);
    isCut = false;
    await page.reload();
    await expect(uploads.getByText("1 uploaded")).toBeVisible({ timeout: 60_000 });
    await expect(card(page, "poster")).toBeVisible();
    expect(sent.map((range) => range.split("-")[0])).toEqual(["bytes 0", "bytes 8388608", "bytes 8388608"]);
  });

  test("the brand kit keeps colours, fonts and logos in their order", async ({ page }) => {
    await openWithThree(page);
    await page.getByRole("link", { name: "Brand kit" }).click();
    await page.getByRole("button", { name: "Add colour" }).click();
    await page.getByLabel("Name of colour 1").fill("Ink");
    await page.getByLabel("Value of Ink").fill("#1f1c19");
    await page.getByRole("button", { name: "Add colour" }).click();
    await page.getByLabel("Name of colour 2").fill("Paper");
    await page.getByRole("button", { name: "Move Paper; up and down keys" }).focus();
    await page.keyboard.press("ArrowUp");
    await page.getByRole("combobox", { name: "Add a font" }).click();
    await page.getByRole("option", { name: "Lora", exact: true }).click();
    await page.getByRole("button", { name: "Add logo" }).click();
    await page.getByRole("dialog", { name: "Add a logo" }).getByRole("button", { name: /^moss/ }).click();
    await page.getByRole("button", { name: "Save brand kit" }).click();
    await expect(page.getByText("Brand kit saved")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Name of colour 1")).toHaveValue("Paper");
    await expect(page.getByLabel("Value of Ink")).toHaveValue("#1f1c19");
    await expect(page.getByRole("list", { name: "Fonts" })).toContainText("Lora");
    await expect(page.getByRole("list", { name: "Logos" })).toContainText("moss");
    await expectAccessible(page);
  });

  test("axe finds nothing", async ({ page }) => {
    await openWithThree(page);
    await link(page, "coral").click({ modifiers: ["ControlOrMeta"] });
    await expectAccessible(page);
    await page.goto("/library?view=table");
    await expect(page.getByRole("row").nth(3)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "sky", exact: true }).click();
    await expect(page.getByRole("form", { name: "Rules" })).toBeVisible();
    await expectAccessible(page);
    await page.goto("/library/brand");
    await expect(page.getByRole("heading", { name: "Brand kit" })).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 375, height: 800 });
    await page.goto("/library");
    await expect(card(page, "moss")).toBeVisible();
    await expectAccessible(page);
  });
});
