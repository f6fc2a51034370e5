import fc from 'fast-check';
import { problemsIn } from '../../src/entry/problems-in';
import { defaultSettings, settingsInputSchema, settingsSchema } from '../../src/offboarding/settings';
import { rule } from '../offboarding/tickets';
import { anyJson, changed, INTERNALS } from './any';
import { tries } from './bounds';

const { version, stopped, sweep, ...defaults } = defaultSettings();
const { mode, activeSince, ...RULE } = rule({
  requestTypes: ['Offboard'],
  requestTypeField: 'customfield_10010',
  fields: {
    leavers: ['customfield_1'],
    successor: 'customfield_2',
    urgency: { field: 'customfield_3', urgentValues: ['Urgent'] },
    kind: { field: 'customfield_4', kinds: [{ value: 'Left', procedure: 'leave-team', teamId: 'design' }] },
  },
});
const INPUT = {
  ...defaults,
  holdingGroupId: 'holding',
  protection: { groupIds: ['board'], accountIds: ['a'] },
  report: { visibility: { to: 'group', name: 'hr' }, tellRequester: true },
  teams: [
    { id: 'design', name: 'Design', groupIds: ['g'], projectRoles: ['Developers'], projectKeys: ['APP'] },
  ],
  ticketRules: [RULE],
};
const STORED: Readonly<Record<string, unknown>> = {
  ...INPUT,
  version: version + 7,
  stopped,
  sweep,
  ticketRules: [{ ...RULE, mode, activeSince }],
};

/** The settings as an earlier version stored them: without some of the parts, or with some lacking a field. */
const earlier = fc
  .tuple(
    fc.subarray(Object.keys(STORED)),
    fc.array(fc.tuple(fc.constantFrom(...Object.keys(STORED)), fc.nat()), { maxLength: 6 }),
  )
  .map(([parts, fields]) => {
    const left = fields.reduce((settings, [part, which]) => withoutField(settings, part, which), STORED);
    return Object.fromEntries(Object.entries(left).filter(([name]) => !parts.includes(name)));
  });

function withoutField(settings: Readonly<Record<string, unknown>>, part: string, which: number) {
  const value = settings[part];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return settings;
  const names = Object.keys(value);
  const gone = names[which % Math.max(names.length, 1)];
  const isChoice = part === 'report' && gone === 'visibility';
  if (isChoice) return settings;
  return { ...settings, [part]: Object.fromEntries(Object.entries(value).filter(([name]) => name !== gone)) };
}

describe('settings', () => {
  it('as an earlier version stored them can be read, keep what is there, and are read the same again', () => {
    fc.assert(
      fc.property(earlier, (stored) => {
        const read = settingsSchema.parse(stored);
        expect(read).toMatchObject(stored);
        expect(settingsSchema.parse(JSON.parse(JSON.stringify(read)))).toEqual(read);
      }),
      tries(200),
    );
  });

  it('that a page may save can be read again, and what it may not is said in words', () => {
    let saved = 0;
    fc.assert(
      fc.property(
        fc.oneof({ weight: 5, arbitrary: changed(INPUT) }, { weight: 1, arbitrary: anyJson }),
        (sent) => {
          const input = settingsInputSchema.safeParse(sent);
          if (!input.success) {
            const words = problemsIn(input.error);
            expect(words).toMatch(/\w/);
            expect(words).not.toMatch(INTERNALS);
            return;
          }
          saved += 1;
          const stored = {
            ...defaultSettings(),
            ...input.data,
            ticketRules: input.data.ticketRules.map((one) => ({ ...one, mode, activeSince })),
          };
          const read = settingsSchema.safeParse(JSON.parse(JSON.stringify(stored)));
          expect(read.error?.issues ?? []).toEqual([]);
          expect(read.data).toEqual(stored);
        },
      ),
      tries(400),
    );
    expect(saved).toBeGreaterThan(0);
  });
});
