import { createHmac, randomUUID } from "node:crypto";
import { type Browser, expect, type Page, type Request, test } from "@playwright/test";
import { expectAccessible } from "@/scripts/testing/expect-accessible";

const password = "correct horse battery";
const wide = { width: 1440, height: 900 };
const phone = { width: 375, height: 800 };

function newAddress(): string {
  return `${randomUUID()}@example.org`;
}

/** Makes an account from the sign-up page, or from wherever `path` leads there. */
async function signUp(
  page: Page,
  { name = "Mia Berger", email = newAddress(), path = "/sign-up" } = {},
): Promise<string> {
  await page.goto(path);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  // The first page redirects once more; leaving before it stands would abort its navigation.
  await page.waitForURL((url) => url.pathname !== "/sign-up" && url.pathname !== "/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return email;
}

async function signIn(page: Page, email: string, secret = password): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.pathname === "/sign-in");
}

/** A signed-in page of its own, for a second person. */
async function openContext(browser: Browser): Promise<Page> {
  return (await browser.newContext({ viewport: wide })).newPage();
}

/** The code an authenticator app shows for a base32 secret now (RFC 6238: SHA-1, 30 s, six digits). */
function totp(secret: string): string {
  const bits = [...secret.replace(/=+$/, "")]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const offset = hash.readUInt8(hash.length - 1) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Types the code of now. What is typed before the page has come alive is lost, so it is typed until all of it is there. */
async function typeCode(page: Page, secret: string): Promise<void> {
  const boxes = page.getByRole("group", { name: "Code of six digits" }).getByRole("textbox");
  await expect(async () => {
    await boxes.first().pressSequentially(totp(secret));
    await expect(boxes.last()).toHaveValue(/^\d$/, { timeout: 1000 });
  }).toPass();
}

test.use({ viewport: wide });

test("signing up leads into the studio, signing out and in again back to the page asked for", async ({ page }) => {
  const email = await signUp(page);
  await expect(page).toHaveURL(/\/designs$/);
  await expect(page.getByRole("button", { name: "Organization: Mia Berger’s studio" })).toBeVisible();
  await signOut(page);
  await page.goto("/sign-in?next=%2Fsettings%2Fapi-keys");
  await signIn(page, email, "something else");
  await expect(page.getByText("That e-mail address and password do not match.")).toBeVisible();
  await signIn(page, email);
  await expect(page.getByRole("heading", { name: "API keys", level: 1 })).toBeVisible();
});

test("whoever is not signed in is sent to the sign-in page, and no other site is led to from there", async ({
  page,
}) => {
  await page.goto("/settings/profile");
  await expect(page).toHaveURL(/\/sign-in/);
  await signUp(page, { path: "/sign-up?next=https%3A%2F%2Fexample.org%2F" });
  expect(new URL(page.url()).hostname).toBe("localhost");
});

test("forms say what is wrong where it is wrong, and move the focus there", async ({ page }) => {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Mia");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await expect(page.getByLabel("E-mail")).toHaveAccessibleDescription(/Enter an e-mail address/);
});

test("palette, shortcuts and side bar work with the keyboard alone", async ({ page }) => {
  await signUp(page);
  await page.goto("/settings/profile");
  await expect(page.getByLabel("Name")).toHaveValue("Mia Berger");
  const search = page.getByPlaceholder("Search or run a command…");
  // Keys that are pressed before the page has come alive are lost.
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(search).toBeVisible({ timeout: 2000 });
  }).toPass();
  await search.fill("members");
  await expect(page.getByRole("option", { name: "Members" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings\/members$/);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Go to Designs");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("[");
  await expect(page.getByRole("button", { name: "Expand the side bar" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Expand the side bar" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
});

test("the theme is kept", async ({ page }) => {
  await signUp(page);
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await page.reload();
  await expect(page.locator("html")).toHaveClass(/dark/);
});

test("an invited person joins; a changed role, suspension and its undoing act at once", async ({ page, browser }) => {
  await signUp(page);
  await page.goto("/settings/members");
  const email = newAddress();
  await page.getByRole("button", { name: "Invite people" }).click();
  await page.getByLabel("E-mail addresses").fill(email);
  await page.getByRole("button", { name: "Send invitations" }).click();
  await expect(page.getByText("Invitation sent")).toBeVisible();
  const invitations = await page.request.get("/api/auth/organization/list-invitations");
  const [{ id }] = await invitations.json();

  const guest = await openContext(browser);
  await guest.goto(`/accept-invitation/${id}`);
  await guest.getByRole("link", { name: "Create an account" }).click();
  await guest.waitForURL("**/sign-up?**");
  await signUp(guest, { name: "Jon Lind", email, path: guest.url() });
  await guest.getByRole("button", { name: /^Join/ }).click();
  await expect(guest.getByRole("button", { name: "Organization: Mia Berger’s studio" })).toBeVisible();

  await page.reload();
  await page.getByRole("combobox", { name: "Role of Jon Lind" }).click();
  await page.getByRole("option", { name: /Viewer/ }).click();
  await expect(page.getByText("Jon Lind is viewer now")).toBeVisible();
  await guest.goto("/settings/profile");
  await expect(guest.getByRole("link", { name: "Members" })).toHaveCount(0);

  await page.getByRole("button", { name: "Actions for Jon Lind" }).click();
  await page.getByRole("menuitem", { name: "Suspend" }).click();
  await expect(page.getByText("Jon Lind is suspended")).toBeVisible();
  await guest.goto("/settings/profile");
  await expect(guest.getByRole("button", { name: "Organization: Jon Lind’s studio" })).toBeVisible();

  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(page.getByRole("row", { name: /Jon Lind/ })).toContainText("Active");
  await guest.context().close();
});

test("an API key is shown once, works within its scopes, and is refused when revoked", async ({ page }) => {
  await signUp(page);
  await page.goto("/settings/api-keys");
  await page.getByRole("button", { name: "Create API key" }).click();
  await page.getByLabel("Name").fill("Shop checkout");
  await page.getByText("Only some of it").click();
  await page.getByRole("checkbox", { name: "Designs: read" }).click();
  await page.getByRole("button", { name: "Create key" }).click();
  const key = (await page.getByTestId("api-key").textContent())?.trim();
  await page.getByRole("button", { name: "I kept it" }).click();
  await expect(page.getByRole("row", { name: /Shop checkout/ })).toContainText("designs:read");
  const ask = (path: string) => fetch(new URL(path, page.url()), { headers: { Authorization: `Bearer ${key}` } });
  expect((await ask("/api/v1/designs")).status).toBe(200);
  expect((await ask("/api/v1/members")).status).toBe(403);
  await page.getByRole("button", { name: "Revoke Shop checkout" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByText("No API keys yet")).toBeVisible();
  expect((await ask("/api/v1/designs")).status).toBe(401);
});

test("two-factor sign-in asks for the code of the app", async ({ page }) => {
  const email = await signUp(page);
  await page.goto("/settings/profile");
  await page.getByRole("button", { name: "Set up" }).click();
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Go on" }).click();
  const secret = await page.getByRole("dialog").locator("code").textContent();
  await typeCode(page, secret ?? "");
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByRole("dialog", { name: "Your backup codes" }).getByRole("listitem")).toHaveCount(10);
  await page.getByRole("button", { name: "I kept them" }).click();
  await signOut(page);
  await signIn(page, email);
  await expect(page).toHaveURL(/\/two-factor/);
  await typeCode(page, secret ?? "");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("button", { name: /^Account:/ })).toBeVisible();
});

test("all tabs of a browser share one live connection, and the next tab takes it over", async ({ page, context }) => {
  const open = new Set<Request>();
  const isStream = (request: Request) => request.url().includes("/api/v1/events");
  context.on("request", (request) => isStream(request) && open.add(request));
  context.on("requestfinished", (request) => open.delete(request));
  context.on("requestfailed", (request) => open.delete(request));
  const holders = () => [...open].map((request) => request.frame().page());
  await signUp(page);
  await page.goto("/settings/profile");
  await expect.poll(holders).toEqual([page]);
  const second = await context.newPage();
  await second.goto("/settings/members");
  await expect(second.getByRole("row", { name: /Mia Berger/ })).toBeVisible();
  await expect(second.getByRole("button", { name: /^No live connection|^Connecting/ })).toHaveCount(0);
  expect(holders()).toEqual([page]);
  await page.close();
  await expect.poll(() => holders().filter((holder) => holder === second)).toHaveLength(1);
});

test("a second organization is made and switched to, in all tabs", async ({ page, context }) => {
  await signUp(page);
  const second = await context.newPage();
  await second.goto("/settings/members");
  await page.getByRole("button", { name: /^Organization:/ }).click();
  await page.getByRole("menuitem", { name: "Create an organization…" }).click();
  await page.getByLabel("Name").fill("Northwind Goods");
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(page.getByRole("button", { name: "Organization: Northwind Goods" })).toBeVisible();
  await expect(second.getByRole("button", { name: "Organization: Northwind Goods" })).toBeVisible();
  // Both tabs load anew when the organization changes; a browser that is closed meanwhile may hang.
  for (const tab of [page, second]) await tab.waitForLoadState("load");
  await second.close();
});

const publicPages = [
  "/sign-in",
  "/sign-up",
  "/two-factor",
  "/forgot-password",
  "/reset-password",
  "/reset-password?token=x",
  "/accept-invitation/none",
  "/nowhere",
];
const studioPages = [
  "/settings/profile",
  "/settings/organization",
  "/settings/members",
  "/settings/api-keys",
  "/settings/jobs",
  "/settings/jobs?status=failed",
  "/settings/mail",
];

for (const [size, viewport, colorScheme] of [
  ["wide", wide, "light"],
  ["phone", phone, "dark"],
] as const) {
  test(`axe finds nothing on any page, ${size}, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({
      viewport,
      colorScheme,
      hasTouch: size === "phone",
      isMobile: size === "phone",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    const check = async (path: string) => {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator('[role="status"][aria-label^="Loading"]')).toHaveCount(0);
      await expectAccessible(page, { where: path });
    };
    for (const path of publicPages) await check(path);
    await signUp(page);
    for (const path of studioPages) await check(path);
    await context.close();
  });
}
