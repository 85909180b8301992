import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** WCAG 2.2 AA, and what axe recommends besides. The size of targets is looked at only where its tag is asked for. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What depends on the theme. The other rules look at structure, which is the same in both. */
const rulesOfColor = ["color-contrast", "link-in-text-block"];

/** Waits for what fades or slides in: it has not its colours yet. What turns for ever is not waited for. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime))
        .map((animation) => animation.finished),
    ),
  );
}

async function findFaults(page: Page, within: string | undefined, rules?: string[]): Promise<string[]> {
  await settle(page);
  // Only faults are reported in full, and no second page is opened to gather them: there are no frames.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"], preload: false });
  // Toasts behind the front one lie under it until pointer or focus unfold the stack.
  axe.exclude('li[data-sonner-toast][data-front="false"]');
  if (within !== undefined) axe.include(within);
  if (rules === undefined) axe.withTags(tags);
  else axe.withRules(rules);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

/**
 * Fails on what axe finds on the page in the theme it has, on colours in the other theme, and on a page that scrolls
 * sideways. The page keeps its theme.
 */
export async function expectAccessible(
  page: Page,
  { where = page.url(), within }: { where?: string; within?: string } = {},
): Promise<void> {
  const turn = () => page.evaluate(() => document.documentElement.classList.toggle("dark"));
  expect(await findFaults(page, within), where).toEqual([]);
  await turn();
  try {
    expect(await findFaults(page, within, rulesOfColor), `${where}, in the other theme`).toEqual([]);
  } finally {
    await turn();
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${where} scrolls sideways`).toBe(0);
}
