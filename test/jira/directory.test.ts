import type { JiraClient } from '../../src/jira/client';
import { createDirectory } from '../../src/jira/directory';
import { JiraRefusal } from '../../src/jira/call';

/** A Jira that answers each operation with one body, or refuses it. */
function directoryWith(answers: Record<string, unknown>) {
  const jira: JiraClient = {
    call: (request) => {
      const body = answers[request.operation];
      return body instanceof Error ? Promise.reject(body) : Promise.resolve(request.parse(body));
    },
    counting: () => jira,
  };
  return createDirectory(jira, () => 'offboard-people');
}

const person = (accountId: string, emailAddress?: string) => ({
  accountId,
  accountType: 'atlassian',
  displayName: accountId,
  active: true,
  ...(emailAddress === undefined ? {} : { emailAddress }),
});
const refusal = (status: number) => new JiraRefusal('POST permissions/check', status, 'No.');

describe('looking somebody up by e-mail', () => {
  const lookUp = (email: string, found: unknown[]) =>
    directoryWith({ 'GET user/search': found }).byEmail(email);

  it('finds the one visible account with exactly this address', async () => {
    const found = [person('a', 'ada@acme.example'), person('b', 'ada@acme.example.org'), person('c')];
    expect(await lookUp('Ada@Acme.example', found)).toEqual({ accountId: 'a' });
  });

  it.each([
    ['nobody is found', []],
    ['two accounts have it', [person('a', 'ada@acme.example'), person('b', 'ADA@acme.example')]],
    ['it is the beginning of another one', [person('a', 'ada@acme.example.org')]],
    ['the address of who is found is hidden', [person('a')]],
    ['the address of who is found is empty', [person('a', '')]],
  ])('finds nobody when %s', async (_, found) => {
    expect(await lookUp('ada@acme.example', found)).toBeUndefined();
  });
});

describe('asking whether somebody may offboard', () => {
  const ask = (answer: unknown) =>
    directoryWith({ 'POST permissions/check': answer }).operatorStanding('a', {
      check: 'permission',
      groupIds: [],
    });

  it('believes what Jira grants and nothing else', async () => {
    expect(await ask({ globalPermissions: ['offboard-people'] })).toEqual({ may: true });
    expect(await ask({ globalPermissions: [] })).toEqual({ may: false, because: 'no-permission' });
    expect(await ask({ globalPermissions: ['ADMINISTER'] })).toEqual({
      may: false,
      because: 'no-permission',
    });
  });

  it('tells a question that is not allowed from an answer that is not known', async () => {
    expect(await ask(refusal(403))).toEqual({ may: false, because: 'not-allowed-to-ask' });
    expect(await ask(refusal(400))).toEqual({ may: 'unknown', words: 'No.' });
  });

  it.each([
    ['a member', true, ['operators'], { may: true }],
    ['a member who is inactive', false, ['operators'], { may: false, because: 'not-in-group' }],
    ['somebody else', true, ['others'], { may: false, because: 'not-in-group' }],
  ])('lets the groups decide about %s where the settings say so', async (_, active, groups, standing) => {
    const directory = directoryWith({
      'GET user': {
        ...person('a'),
        active,
        groups: { items: groups.map((groupId) => ({ groupId, name: groupId })) },
        applicationRoles: { items: [] },
      },
    });
    expect(await directory.operatorStanding('a', { check: 'groups', groupIds: ['operators'] })).toEqual(
      standing,
    );
  });

  it('lets nobody pass by groups whose account Jira does not know', async () => {
    const gone = directoryWith({ 'GET user': refusal(404) });
    expect(await gone.operatorStanding('a', { check: 'groups', groupIds: ['operators'] })).toMatchObject({
      may: false,
    });
  });
});

describe('reading a leaver', () => {
  const read = (changes: Record<string, unknown>) =>
    directoryWith({
      'GET user': { ...person('a'), groups: { items: [] }, applicationRoles: { items: [] }, ...changes },
    }).leaver('a');

  it('takes a kind of account that Jira adds one day for unknown', async () => {
    expect(await read({ accountType: 'robot' })).toMatchObject({ accountType: 'unknown' });
    expect(await read({ accountType: 'app' })).toMatchObject({ accountType: 'app' });
  });

  it('is nobody when Jira knows no such account', async () => {
    expect(await directoryWith({ 'GET user': refusal(404) }).leaver('a')).toBeUndefined();
  });
});
