import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectAccessible } from "@/scripts/testing/expect-accessible";
import { signUpPage } from "@/scripts/testing/sign-up-page";

const signUp = (page: Page) => signUpPage(page, "Mara Lind");

/** A credential of the imitated server, checked by asking it. */
async function addCredential(page: Page): Promise<void> {
  const baseUrl = process.env.E2E_OPENAI_URL;
  if (baseUrl === undefined) throw new Error("E2E_OPENAI_URL is not set.");
  const created = await page.request.post("/api/v1/credentials", {
    data: {
      providerType: "ai",
      name: "Our own server",
      secret: "imitation-key",
      metadata: { provider: "openai-compatible", baseUrl },
    },
  });
  expect(created.status()).toBe(201);
  const { id }: { id: string } = await created.json();
  const validated = await page.request.post(`/api/v1/credentials/${id}/validate`);
  expect(validated.status()).toBe(200);
  const { status }: { status: string } = await validated.json();
  expect(status).toBe("valid");
}

function cardOf(page: Page, name: string): Locator {
  return page.locator("section", { has: page.getByRole("heading", { name, exact: true }) });
}

function rowOf(page: Page, task: string): Locator {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: task, exact: true }) });
}

test.describe("AI models", () => {
  test.use({ viewport: { width: 1440, height: 1000 } });

  test("built-in models work at once and say what they are", async ({ page }) => {
    await signUp(page);
    await page.goto("/settings/ai");
    for (const task of ["Writing", "Reading", "Pictures", "Video", "Sound"])
      await expect(rowOf(page, task).getByText("Built-in", { exact: true })).toBeVisible();
    await rowOf(page, "Writing").getByRole("button", { name: "Try it" }).click();
    await expect(rowOf(page, "Writing").getByText("free", { exact: false }).last()).toBeVisible();
    await rowOf(page, "Pictures").getByRole("button", { name: "Try it" }).click();
    await expect(rowOf(page, "Pictures").getByRole("img", { name: "Made by the model on trial" })).toBeVisible();
    await rowOf(page, "Sound").getByRole("button", { name: "Try it" }).click();
    await expect(rowOf(page, "Sound").getByLabel("Sound made by the model on trial")).toBeVisible();
    await expect(cardOf(page, "Spend").getByText("3 calls on the last 30 days, all of them free.")).toBeVisible();
    await expectAccessible(page);
  });

  test("a model of one's own server is chosen, priced, tried, and refused when the budget is spent", async ({
    page,
  }) => {
    await signUp(page);
    await addCredential(page);
    await page.goto("/settings/ai");
    const writing = rowOf(page, "Writing");

    await writing.getByRole("combobox", { name: "Model for writing" }).click();
    await page.getByRole("option", { name: "Another model…" }).click();
    const naming = page.getByRole("dialog", { name: "Another model" });
    await naming.getByRole("textbox", { name: "Model" }).fill("has spaces");
    await naming.getByRole("button", { name: "Use this model" }).click();
    await expect(naming.getByRole("alert")).toHaveText(/letters, digits/);
    await naming.getByRole("textbox", { name: "Model" }).fill("good");
    await naming.getByRole("button", { name: "Use this model" }).click();
    await expect(naming).toBeHidden();
    await expect(writing.getByText("OpenAI-compatible", { exact: true })).toBeVisible();
    await expect(writing.getByText("Price not known")).toBeVisible();

    await page.getByRole("button", { name: "Price of good" }).click();
    const pricing = page.getByRole("dialog", { name: "Price of good" });
    await pricing.getByRole("spinbutton", { name: "Million tokens read" }).fill("2");
    await pricing.getByRole("spinbutton", { name: "Million tokens written" }).fill("20");
    await pricing.getByRole("spinbutton", { name: "Million tokens written" }).press("Tab");
    await pricing.getByRole("button", { name: "Save price" }).click();
    await expect(writing.getByText("$2 in, $20 out per million tokens")).toBeVisible();

    await writing.getByRole("button", { name: "Try it" }).click();
    await expect(writing.getByText("imitated")).toBeVisible();
    await expect(writing.getByText("$0.006")).toBeVisible();

    const spend = cardOf(page, "Spend");
    await expect(spend.getByText("1 call on the last 30 days, $0.006 together.")).toBeVisible();
    await spend.getByRole("radio", { name: "Table" }).click();
    await expect(page).toHaveURL(/as=table/);
    await expect(spend.getByRole("columnheader", { name: "OpenAI-compatible" })).toBeVisible();
    await spend.getByRole("radio", { name: "Module" }).click();
    await expect(spend.getByRole("columnheader", { name: "Studio" })).toBeVisible();

    const budget = cardOf(page, "Monthly budget");
    await budget.getByRole("spinbutton", { name: "Limit a month" }).fill("0.01");
    await budget.getByRole("spinbutton", { name: "Limit a month" }).press("Tab");
    await budget.getByRole("button", { name: "Save budget" }).click();
    await expect(budget.getByText(/of \$0\.01 in/)).toBeVisible();
    await writing.getByRole("button", { name: "Try again" }).click();
    await expect(writing.getByRole("alert")).toHaveText(/of this month's \$0\.01/);
    await expect(spend.getByText("1 call on the last 30 days, $0.006 together.")).toBeVisible();
    await expectAccessible(page);
  });
});
