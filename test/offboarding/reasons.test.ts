import { reason, reasonBeforehand, reasonInWords } from '../../src/offboarding/reasons';

describe('a reason', () => {
  const nobody = reason('no-leaver', { field: 'the field "Leaver"' });

  it('tells whoever resolved the ticket to reopen it, and whoever only looks at the plan does not', () => {
    expect(reasonInWords(nobody)).toContain(
      'Fill in the field "Leaver", then reopen and resolve the ticket.',
    );
    expect(reasonBeforehand(nobody)).toMatch(/Fill in the field "Leaver"\.$/);
  });

  it('can be read where an earlier version has stored it without the name of the field', () => {
    expect(reasonInWords(reason('no-leaver', {}))).toContain('Fill in the person field, then');
  });

  it('leaves alone what stands in brackets in its parameters', () => {
    expect(reasonBeforehand(reason('no-such-ticket', { key: '[IT-1]' }))).toContain('no ticket [IT-1]');
  });
});
