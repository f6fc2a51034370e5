import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe-core finds wrong on a page, one line each; hidden frames of the app's code show nothing and are left out.
 * Everything is of one origin, so that axe-core needs no page of its own to put the frames together: that, and not
 * collecting what is good, makes it three times as fast.
 * @param rules the only ones to look at; every rule unless told
 */
export async function accessibilityProblems(page: Page, rules?: string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page })
    .exclude('iframe[hidden]')
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: false });
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${violation.help} (${node.target.join(' ')}) ${node.html}`,
    ),
  );
}

/**
 * Expects that the renderer knows everything on the page and that axe-core finds nothing wrong, in light and in dark: a
 * theme changes colours only, so that in the second one contrast alone is looked at.
 */
export async function expectGoodPage(page: Page): Promise<void> {
  expect(await page.locator('.uikit-problem').allInnerTexts()).toEqual([]);
  expect(await accessibilityProblems(page)).toEqual([]);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-color-mode="${colorScheme}"]`).waitFor();
    if (colorScheme === 'dark') expect(await accessibilityProblems(page, ['color-contrast'])).toEqual([]);
  }
}
