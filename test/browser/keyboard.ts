import type { Locator, Page } from 'playwright-core';

/** No part of a page is further away than this, from wherever somebody is. */
const MOST_STEPS = 150;
/** A page that moves the focus does so after it was drawn, which takes a while on a busy machine. */
const MOST_LOOKS = 300;
const LOOK_MILLISECONDS = 100;
/** Neighbours and ancestors that may carry the ring of a field. */
const MOST_AROUND = 16;

const isFocused = (place: Locator): Promise<boolean> =>
  place.evaluateAll((elements) => elements.some((element) => element === document.activeElement));

/**
 * Goes to a place on the page with Tab alone, and expects that it can be seen there.
 * @param key `Shift+Tab` goes back
 * @throws when Tab does not lead there
 */
export async function goTo(page: Page, place: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await place.first().waitFor();
  for (let step = 0; step < MOST_STEPS && !(await isFocused(place)); step += 1)
    await page.keyboard.press(key);
  await expectFocus(page, place);
}

/** Goes there and presses a key, Enter unless told. */
export async function press(page: Page, place: Locator, key = 'Enter'): Promise<void> {
  await goTo(page, place);
  await page.keyboard.press(key);
}

/** Goes to a field with a list, types, and takes the first that is offered under that name. */
export async function choose(page: Page, field: string, typed: string, option = typed): Promise<void> {
  await goTo(page, page.getByRole('combobox', { name: field }));
  await page.keyboard.type(typed);
  await page.getByRole('option', { name: option }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Goes to a field, empties it and types. */
export async function fill(page: Page, field: Locator, text: string): Promise<void> {
  await goTo(page, field);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Chooses a tab of the page with the arrow keys; the focus has to be before or on the tabs. */
export async function chooseTab(page: Page, name: string): Promise<void> {
  const tabs = page
    .getByRole('main')
    .getByRole('tablist')
    .filter({ has: page.getByRole('tab', { name }) })
    .first();
  await goTo(page, tabs.getByRole('tab', { selected: true }));
  const wanted = tabs.getByRole('tab', { name });
  const count = await tabs.getByRole('tab').count();
  for (let step = 0; step < count && !(await isFocused(wanted)); step += 1)
    await page.keyboard.press('ArrowRight');
  await expectFocus(page, wanted);
  await page.keyboard.press('Enter');
}

/** Expects the focus on this place, or soon, and that whoever looks at the page sees where it is. */
export async function expectFocus(page: Page, place: Locator): Promise<void> {
  for (let look = 0; look < MOST_LOOKS && !(await isFocused(place)); look += 1)
    await page.waitForTimeout(LOOK_MILLISECONDS);
  if (!(await isFocused(place))) {
    const found = await page.evaluate<string>('document.activeElement.outerHTML.slice(0, 300)');
    throw new Error(`The focus is not on ${place.toString()} but on ${found}`);
  }
  if (!(await isFocusSeen(page))) throw new Error(`Nobody sees that the focus is on ${place.toString()}`);
}

/** Whether the part of the page with the focus looks different without it, as a ring or another border. */
function isFocusSeen(page: Page): Promise<boolean> {
  return page.evaluate(async (mostAround) => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement)) return false;
    const around: Element[] = [...(focused.parentElement?.children ?? [])];
    for (let element: Element | null = focused; element && around.length < mostAround;) {
      around.push(element);
      element = element.parentElement;
    }
    const looks = async (): Promise<string> => {
      // What depends on a state of the page is drawn in the next frame.
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
      return around
        .flatMap((element) => [getComputedStyle(element), getComputedStyle(element, '::after')])
        .map(({ outline, boxShadow, borderColor, backgroundColor }) =>
          [outline, boxShadow, borderColor, backgroundColor].join(),
        )
        .join('|');
    };
    const withFocus = await looks();
    focused.blur();
    const without = await looks();
    focused.focus();
    return withFocus !== without;
  }, MOST_AROUND);
}
