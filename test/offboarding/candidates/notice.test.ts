import fc from 'fast-check';
import { propose } from '../../../src/offboarding/candidates/candidacy';
import { noticeOf } from '../../../src/offboarding/candidates/notice';
import { filled, unknownPlaceholders } from '../../../src/offboarding/candidates/placeholders';
import { defaultSettings } from '../../../src/offboarding/settings';

const NOW = Date.parse('2026-12-05T12:00:00Z');
const VALUES = { name: 'Dora', date: '5 Dec', product: 'Jira' };

const noticeFor = (displayName: string, notice: string, zone = 'UTC') => {
  const found = {
    accountId: 'person',
    displayName,
    lastActiveOn: null,
    lastActiveFrom: null,
    products: ['Jira'],
  };
  const settings = defaultSettings();
  return noticeOf(
    propose(found, undefined, null, true, NOW),
    { sweep: { ...settings.sweep, notice }, times: { ...settings.times, zone } },
    NOW,
    false,
  );
};

describe('the words of the notice', () => {
  it('have the name, the date and the product in their places', () => {
    expect(filled('{name}: {product} until {date}, {Name}', VALUES)).toBe('Dora: Jira until 5 Dec, Dora');
  });

  it('find no placeholder in what was filled in', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(filled('Dear {name}.', { ...VALUES, name })).toBe(`Dear ${name}.`);
      }),
    );
  });

  it('name what in braces means nothing', () => {
    expect(unknownPlaceholders('{name} {nmae} {date} {user}')).toEqual(['nmae', 'user']);
    expect(unknownPlaceholders(defaultSettings().sweep.notice)).toEqual([]);
  });

  it('are text and never markup, whatever somebody is called', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (name) => {
        const types = new Set<unknown>();
        JSON.stringify(noticeFor(name, 'Dear {name}.'), (key, value: unknown) => {
          if (key === 'type') types.add(value);
          return value;
        });
        expect([...types].sort()).toEqual(['doc', 'mention', 'paragraph', 'text']);
      }),
    );
  });

  it('tell the end of the grace period in the time zone of the site', () => {
    expect(JSON.stringify(noticeFor('Dora', '{date}', 'Europe/Berlin'))).toContain('5 Dec 2026, 13:00');
    expect(JSON.stringify(noticeFor('Dora', '{date}', 'America/New_York'))).toContain('5 Dec 2026, 07:00');
  });
});
