import { expect, test } from "@playwright/test";
import { signUpPage } from "@/scripts/testing/sign-up-page";

test("the keyboard's focus stays in a list whose cards are renamed and deleted", async ({ page }) => {
  await signUpPage(page, "Keys");
  for (const name of ["First", "Second", "Third"]) {
    expect((await page.request.post("/api/v1/collections", { data: { name } })).status()).toBe(201);
  }
  await page.goto("/collections");
  const link = (name: string) => page.getByRole("link", { name, exact: true });
  const actions = (name: string) => page.getByRole("button", { name: `Actions for ${name}` });

  await link("Second").focus();
  await page.keyboard.press("F2");
  await page.getByLabel("Name of the collection").fill("Middle");
  await page.keyboard.press("Enter");
  await expect(link("Middle")).toBeFocused();

  // The menu's field has the focus, and Escape gives it back to the card.
  await actions("Middle").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Rename" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Name of the collection")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(link("Middle")).toBeFocused();

  // A menu that is left alone gives the focus back to its button.
  await actions("Middle").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Rename" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(actions("Middle")).toBeFocused();

  // Newest first: where the second was, the oldest comes.
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Move to the trash" }).focus();
  await page.keyboard.press("Enter");
  await expect(link("Middle")).toHaveCount(0);
  await expect(link("First")).toBeFocused();
});
