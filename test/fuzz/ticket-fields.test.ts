import fc from 'fast-check';
import { DateTime } from 'luxon';
import { parseJiraTime, readRequest } from '../../src/offboarding/ticket-fields';
import { rule, ticket } from '../offboarding/tickets';
import { anyJson, anyText, changed, INTERNALS } from './any';
import { tries } from './bounds';

const FIELDS = {
  leavers: ['customfield_1', 'customfield_2'],
  successor: 'customfield_3',
  lastWorkingDay: 'customfield_4',
  urgency: { field: 'customfield_5', urgentValues: ['Urgent'] },
  kind: {
    field: 'customfield_6',
    kinds: [{ value: 'Left the company', procedure: 'leave-company', teamId: null }],
  },
};
const RULE = rule({ fields: FIELDS });
const READABLE = {
  customfield_1: { accountId: 'a-1', displayName: 'Ada', accountType: 'atlassian', active: true },
  customfield_2: [
    { accountId: 'a-2', displayName: 'Ben', avatarUrls: { '48x48': 'https://acme.example/1' } },
  ],
  customfield_3: { accountId: 's-1', displayName: 'Sue' },
  customfield_4: '2026-03-20T18:00:00.000+0100',
  customfield_5: { self: 'https://acme.example/2', id: '1', value: 'Urgent', child: { value: 'Today' } },
  customfield_6: [{ value: 'left the company ', disabled: false }],
};
const LONGEST = 300;

const read = (fields: unknown) =>
  readRequest(RULE, ticket({ fields: { ...(fields as Record<string, unknown>) } }));

describe('fields of a ticket', () => {
  it('are read or refused with a reason that fits on a ticket, whatever they hold', () => {
    const fields = fc.oneof(
      changed(READABLE),
      fc.record(Object.fromEntries(Object.keys(READABLE).map((name) => [name, anyJson])), {
        requiredKeys: [],
      }),
    );
    fc.assert(
      fc.property(fields, (values) => {
        const request = read(values);
        if ('code' in request) {
          expect(Object.values(request.parameters).every((text) => text.length <= LONGEST)).toBe(true);
          expect(JSON.stringify(request)).not.toMatch(INTERNALS);
          return;
        }
        expect(request.leavers.length).toBeGreaterThan(0);
        expect(request.leavers.length).toBeLessThanOrEqual(50);
        for (const leaver of request.leavers) {
          if (leaver.by === 'account') expect(leaver.accountId).toMatch(/^[\w:.-]{1,128}$/);
          else expect(leaver.text.trim()).not.toBe('');
        }
        const { lastWorkingDay: day } = request;
        if (day.kind === 'moment') expect(Number.isFinite(day.at)).toBe(true);
        if (day.kind === 'date') expect(DateTime.fromISO(day.date).isValid).toBe(true);
      }),
      tries(300),
    );
  });

  const person = fc.record({ accountId: fc.stringMatching(/^[0-9a-f]{24}$/), displayName: anyText });
  const people = fc.array(person, { minLength: 1, maxLength: 20 });

  it('name every person once, in whatever order and however often they stand there', () => {
    fc.assert(
      fc.property(
        people.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
        ),
        ([all, shuffled]) => {
          const half = Math.floor(shuffled.length / 2);
          const { customfield_6 } = READABLE;
          const request = read({
            customfield_1: shuffled.slice(0, half),
            customfield_2: shuffled.slice(half),
            customfield_6,
          });
          const named =
            'code' in request
              ? []
              : request.leavers.map((one) => (one.by === 'account' ? one.accountId : ''));
          expect(named.toSorted()).toEqual([...new Set(all.map(({ accountId }) => accountId))].toSorted());
        },
      ),
      tries(60),
    );
  });

  it('mean the same moment in every time zone in which Jira may write it', () => {
    const moments = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.integer({ min: -12 * 60, max: 14 * 60 }), (moment, offset) => {
        const written = DateTime.fromJSDate(moment).setZone(
          `UTC${offset < 0 ? '-' : '+'}${String(Math.floor(Math.abs(offset) / 60))}:${String(Math.abs(offset) % 60).padStart(2, '0')}`,
        );
        expect(parseJiraTime(written.toFormat("yyyy-MM-dd'T'HH:mm:ss.SSSZZZ"))).toBe(moment.getTime());
      }),
      tries(100),
    );
  });

  it('name a moment only on a day of the calendar, and only with its time zone', () => {
    const number = (most: number) => fc.integer({ min: 0, max: most });
    const two = (part: number) => String(part).padStart(2, '0');
    fc.assert(
      fc.property(
        number(14),
        number(32),
        number(25),
        number(61),
        fc.constantFrom('', 'Z', '+0100', '-03:30', '+1', ' PST'),
        (month, day, hour, minute, zone) => {
          const text = `2026-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00`;
          const isReal = DateTime.fromISO(`${text}Z`).isValid && ['Z', '+0100', '-03:30'].includes(zone);
          expect({ text: text + zone, isReal: !Number.isNaN(parseJiraTime(text + zone)) }).toEqual({
            text: text + zone,
            isReal,
          });
        },
      ),
      tries(60),
    );
  });

  it('mean the same option whatever its case and the blanks around it', () => {
    const cases = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 });
    const form = fc.constantFrom<((text: string) => unknown)[]>(
      (text) => text,
      (value) => ({ value }),
      (name) => ({ name }),
      (value) => [{ value }],
      (text) => [text],
    );
    fc.assert(
      fc.property(cases, form, fc.constantFrom('', ' ', '\t'), (upper, written, blank) => {
        const value = ['u', 'r', 'g', 'e', 'n', 't']
          .map((letter, at) => (upper[at] === true ? letter.toUpperCase() : letter))
          .join('');
        expect(read({ ...READABLE, customfield_5: written(blank + value + blank) })).toMatchObject({
          urgent: true,
        });
      }),
      tries(100),
    );
  });
});
