import type { TicketRule } from '../../src/offboarding/settings';
import type { Change, Ticket } from '../../src/offboarding/ticket';
import { matchingRule, wasReopened } from '../../src/offboarding/ticket-rule';
import { AT, change, rule, ticket } from './tickets';

const START = change(1, { status: ['To Do', 'In Progress'] });
const RESOLVE = change(2, { status: ['In Progress', 'Done'], resolution: [null, 'Done'] });
const CLOSE = change(3, { status: ['Done', 'Closed'] });
const REOPEN = change(3, { status: ['Done', 'To Do'], resolution: ['Done', null] });
const RESOLVE_AGAIN = change(4, { status: ['To Do', 'Done'], resolution: [null, 'Done'] });

const matches = (one: TicketRule, of: Ticket, made: Change, installedAt = 0) =>
  matchingRule([one], of, made, installedAt) === one;

describe('a rule matches a transition', () => {
  const resolved = ticket({ changes: [START, RESOLVE] });

  it('that reaches its status, by name without case or by id', () => {
    expect(matches(rule(), resolved, RESOLVE)).toBe(true);
    expect(matches(rule({ target: { statuses: ['dONE'] } }), resolved, RESOLVE)).toBe(true);
    expect(matches(rule({ target: { statuses: ['id-Done'] } }), resolved, RESOLVE)).toBe(true);
    expect(matches(rule(), resolved, START)).toBe(false);
  });

  it('that sets its resolution', () => {
    expect(matches(rule({ target: { resolutions: ['Done'] } }), resolved, RESOLVE)).toBe(true);
    expect(matches(rule({ target: { resolutions: ['Duplicate'] } }), resolved, RESOLVE)).toBe(false);
    expect(
      matches(rule({ target: { statuses: ['Done'], resolutions: ['Duplicate'] } }), resolved, RESOLVE),
    ).toBe(false);
  });

  it('whose resolution is logged apart from it', () => {
    const apart = ticket({
      changes: [change(2, { status: ['To Do', 'Done'] }), change(3, { resolution: [null, 'Done'] })],
    });
    const target = { statuses: ['Done'], resolutions: ['Done'] };
    expect(matches(rule({ target }), apart, change(2, { status: ['To Do', 'Done'] }))).toBe(true);
  });

  it('whose resolution was there before and is no change of the ticket', () => {
    const kept = ticket({ changes: [change(2, { status: ['To Do', 'Done'] })] });
    const both = rule({ target: { statuses: ['Done'], resolutions: ['Done'] } });
    const onlyResolution = rule({ target: { resolutions: ['Done'] } });
    expect(matches(both, kept, change(2, { status: ['To Do', 'Done'] }))).toBe(true);
    expect(matches(onlyResolution, kept, change(2, { status: ['To Do', 'Done'] }))).toBe(false);
  });

  it('once, and not again on the way from one target to another', () => {
    const closed = ticket({ changes: [START, RESOLVE, CLOSE] });
    const both = rule({ target: { statuses: ['Done', 'Closed'] } });
    expect(matches(both, closed, RESOLVE)).toBe(true);
    expect(matches(both, closed, CLOSE)).toBe(false);
    expect(matches(rule({ target: { resolutions: ['Done'] } }), closed, CLOSE)).toBe(false);
  });

  it('of its project, issue type and request type only', () => {
    const requestTypeField = 'customfield_9';
    const asked = ticket({
      changes: [START, RESOLVE],
      fields: { [requestTypeField]: { requestType: { id: '7', name: 'Offboard' } } },
    });
    expect(matches(rule({ projectKey: 'HR' }), resolved, RESOLVE)).toBe(false);
    expect(matches(rule({ issueTypes: ['1'] }), resolved, RESOLVE)).toBe(true);
    expect(matches(rule({ issueTypes: ['Task'] }), resolved, RESOLVE)).toBe(false);
    expect(matches(rule({ requestTypes: ['offboard'], requestTypeField }), asked, RESOLVE)).toBe(true);
    expect(matches(rule({ requestTypes: ['7'], requestTypeField }), asked, RESOLVE)).toBe(true);
    expect(matches(rule({ requestTypes: ['Get help'], requestTypeField }), asked, RESOLVE)).toBe(false);
    expect(matches(rule({ requestTypes: ['Offboard'], requestTypeField }), resolved, RESOLVE)).toBe(false);
  });

  it('never from before it was live, edited or installed', () => {
    const later = { ...rule(), activeSince: new Date(RESOLVE.at + 1).toISOString() };
    const sameMoment = { ...rule(), activeSince: new Date(RESOLVE.at).toISOString() };
    expect(matches(later, resolved, RESOLVE)).toBe(false);
    expect(matches(sameMoment, resolved, RESOLVE)).toBe(true);
    expect(matches(rule(), resolved, RESOLVE, RESOLVE.at + 1)).toBe(false);
    expect(matches({ ...rule(), mode: 'off' }, resolved, RESOLVE)).toBe(false);
    expect(matches({ ...rule(), mode: 'rehearsal' }, resolved, RESOLVE)).toBe(true);
  });

  it('never one that Leaver made itself, and again one that a person made after it', () => {
    expect(matches(rule(), ticket({ changes: [START, RESOLVE], ownChanges: [RESOLVE.id] }), RESOLVE)).toBe(
      false,
    );
    const reopened = ticket({ changes: [RESOLVE, REOPEN, RESOLVE_AGAIN], ownChanges: [REOPEN.id] });
    expect(matches(rule(), reopened, RESOLVE_AGAIN)).toBe(true);
  });

  it('and the first of several wins', () => {
    const [first, second] = [rule({ id: 'first' }), rule({ id: 'second' })];
    expect(matchingRule([{ ...first, mode: 'off' }, second, rule()], resolved, RESOLVE, AT)?.id).toBe(
      'second',
    );
  });
});

describe('a ticket was reopened after a transition', () => {
  const by = (...changes: Change[]) => wasReopened(rule(), ticket({ changes }), RESOLVE);

  it('when a later one led away, even when another one led back', () => {
    expect(by(START, RESOLVE)).toBe(false);
    expect(by(START, RESOLVE, REOPEN)).toBe(true);
    expect(by(START, RESOLVE, REOPEN, RESOLVE_AGAIN)).toBe(true);
  });

  it('but not by Leaver itself', () => {
    const own = ticket({ changes: [START, RESOLVE, REOPEN], ownChanges: [REOPEN.id] });
    expect(wasReopened(rule(), own, RESOLVE)).toBe(false);
    const later = change(5, { status: ['To Do', 'In Progress'] });
    const moved = { ...own, changes: [START, RESOLVE, REOPEN, later] };
    expect(wasReopened(rule(), moved, RESOLVE)).toBe(true);
  });

  it('but not before the latest one', () => {
    const changes = [START, RESOLVE, REOPEN, RESOLVE_AGAIN];
    expect(wasReopened(rule(), ticket({ changes }), RESOLVE_AGAIN)).toBe(false);
  });

  it('but not on the way to another target', () => {
    const closing = ticket({ changes: [START, RESOLVE, CLOSE], status: { id: 'id-Closed', name: 'Closed' } });
    expect(wasReopened(rule({ target: { statuses: ['Done', 'Closed'] } }), closing, RESOLVE)).toBe(false);
    expect(wasReopened(rule({ target: { resolutions: ['Done'] } }), closing, RESOLVE)).toBe(false);
    expect(wasReopened(rule(), closing, RESOLVE)).toBe(true);
  });
});
