import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "@/scripts/testing/expect-accessible";
import { readZip } from "@/scripts/testing/read-zip";
import { signUpPage } from "@/scripts/testing/sign-up-page";

const signUp = (page: Page) => signUpPage(page, "Pia Holm");

/** A business card; with `fields` its name and title are bound. */
async function createCard(page: Page, isBound: boolean): Promise<string> {
  const styles = await (await page.request.get("/api/v1/styles?limit=200")).json();
  const card = styles.items.find((style: { key: string | null }) => style.key === "business-card");
  const data = { name: "Team cards", styleVersionId: card.id };
  const design: { id: string } = await (await page.request.post("/api/v1/designs", { data })).json();
  const text = (y: number, words: string, field: string) => ({
    type: "text",
    spaceId: card.spaces[0].spaceId,
    transform: { x: 8, y, width: 60, height: 8, rotation: 0 },
    content: { text: words, fontFamily: "Inter", fontSizeMm: 4, color: "#102030" },
    ...(isBound ? { binding: { field } } : {}),
  });
  const elements = [text(10, "Your name", "name"), text(24, "Your title", "title")];
  const saved = await page.request.post(`/api/v1/designs/${design.id}/revisions`, { data: { elements } });
  expect(saved.status()).toBe(201);
  return design.id;
}

const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

test.describe("variable data", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("fifty rows become fifty print files in one ZIP, and a row that cannot be printed says why", async ({
    page,
  }) => {
    await signUp(page);
    const designId = await createCard(page, true);
    await page.goto(`/designs/${designId}`);
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Variable data" }).click();
    await expect(page.getByRole("heading", { name: "No batch yet" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "New batch" }).click();

    const chooser = page.getByLabel(/Drop a CSV file here/);
    await chooser.setInputFiles(csv("team.csv", "Name;Job title\nAda\n"));
    await expect(page.getByRole("alert").filter({ hasText: "Line 2 has 1 cells, the header has 2." })).toBeVisible();
    const people = Array.from({ length: 50 }, (_, index) => `Person ${index + 1};Job ${index + 1}`);
    people[6] = `"${"Seven\n".repeat(60)}";Job 7`;
    await chooser.setInputFiles(csv("team.csv", `Name;Job title\n${people.join("\n")}\n`));

    await expect(page.getByRole("heading", { name: "Match columns" })).toBeFocused();
    await expect(page.getByText("team.csv: 50 rows, UTF-8, cells separated by semicolons.")).toBeVisible();
    await expect(page.getByRole("combobox", { name: "name", exact: true })).toHaveText("Name");
    await expectAccessible(page);
    await page.getByRole("combobox", { name: "title", exact: true }).click();
    await page.getByRole("option", { name: "Job title" }).click();
    await page.getByRole("button", { name: "Look at the result" }).click();

    const previews = page.getByRole("list", { name: "First rows" });
    await expect(previews.getByRole("img", { name: /^Row 1,/ })).toHaveAttribute("data-drawn", "true");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Make 50 files" }).click();

    await expect(page.getByRole("heading", { name: "team.csv" })).toBeVisible();
    await expect(page.getByText("49 of 50 made, 1 failed")).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page);
    await page.getByRole("radio", { name: "Failed (1)" }).click();
    await expect(page.getByRole("table", { name: "Rows" }).getByText(/Text is cut off/)).toBeVisible();
    await page.reload();
    await expect(page.getByRole("radio", { name: "Failed (1)" })).toBeChecked();

    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download ZIP" }).click();
    const zip = readZip(await readFile(await (await downloading).path()));
    const names = [...zip.keys()];
    expect(names).toHaveLength(50);
    expect(names[0]).toBe("report.csv");
    expect(names).toContain("050-Person-50.pdf");
    for (const [name, bytes] of zip) {
      if (name !== "report.csv") expect(bytes.subarray(0, 5).toString("latin1")).toBe("%PDF-");
    }
    const report = zip.get("report.csv")?.toString("utf8") ?? "";
    expect(report).toContain("50,completed,050-Person-50.pdf");
    expect(report).toContain("7,failed,");

    await page.getByRole("link", { name: "Variable data" }).click();
    await expect(page.getByRole("table", { name: "Batches" }).getByText("49 of 50 made, 1 failed")).toBeVisible();
  });

  test("a design without fields says how to bind one", async ({ page }) => {
    await signUp(page);
    const designId = await createCard(page, false);
    await page.goto(`/designs/${designId}/batches`);
    await expect(page.getByRole("heading", { name: "Nothing is bound to a field yet" })).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 375, height: 800 });
    await expect(page.getByRole("link", { name: "Open the design" })).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
