import type { Locator, Page } from 'playwright-core';

/** How long a list takes to close after a choice, on a busy machine. Milliseconds. */
const CLOSES_WITHIN = 5_000;

/**
 * Chooses from the open list. A list that finds its place while the mouse is down swallows the click, as it would a
 * person's: then the click is repeated.
 * @param exact whether `name` is the whole name of the option
 */
export async function chooseOption(page: Page, name: string | RegExp, exact = false): Promise<void> {
  const option = page.getByRole('option', { name, exact }).first();
  do await option.click();
  while (!(await isClosed(option)));
}

const isClosed = (option: Locator): Promise<boolean> =>
  option.waitFor({ state: 'detached', timeout: CLOSES_WITHIN }).then(
    () => true,
    () => false,
  );
