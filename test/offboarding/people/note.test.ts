import { noteActivity, noteView } from '../../../src/offboarding/people/note';
import { settingsSchema } from '../../../src/offboarding/settings';
import { siteOf } from './site';

const DAY = 24;

describe('a mark of activity', () => {
  it('is kept once a day, and no clock that was put back takes a day away', async () => {
    const { parts, site, store } = siteOf(1);
    const today = site.today();
    await noteActivity(parts, 'person-0');
    site.pass(-2 * DAY);
    await noteActivity(parts, 'person-0');
    expect((await store.seen(['person-0'])).get('person-0')).toBe(today);
  });

  it('is made by a view where views count, and not while nobody is looked for', async () => {
    const { parts, site, store } = siteOf(1);
    const withRule = async (inactivity: { on?: boolean; views?: boolean }) => {
      site.settings = settingsSchema.parse({ inactivity });
      await noteView(parts, 'person-0');
      return (await store.seen(['person-0'])).has('person-0');
    };
    expect(await withRule({})).toBe(false);
    expect(await withRule({ on: false, views: true })).toBe(false);
    expect(await withRule({ views: true })).toBe(true);
  });
});
