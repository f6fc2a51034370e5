import { isAbout, withAlias, withoutMail, type Alias } from '../../../src/offboarding/personal-data/alias';
import { peopleIn } from '../../../src/offboarding/personal-data/people-in';

const ACCOUNT = '712020:2d48ad10-a3df-54e9-b7d8-74ff733880ca';
const erasing = (...names: string[]): Alias => ({
  accountId: ACCOUNT,
  names,
  id: 'erased-1',
  name: '(erased)',
  isErased: true,
});

describe('what takes the place of a person', () => {
  it('stands for the account id wherever it is, inside other ids and as the name of a field too', () => {
    const value = { id: `page.${ACCOUNT}.request`, [ACCOUNT]: 1, list: [ACCOUNT], number: 7, nothing: null };
    expect(withAlias(value, erasing())).toEqual({
      id: 'page.erased-1.request',
      'erased-1': 1,
      list: ['erased-1'],
      number: 7,
      nothing: null,
    });
  });

  it('stands for whole words only, and for a name of one word only where people are named', () => {
    const value = {
      words: 'Leo told Leonie, and Leo Li left',
      projectKey: 'LEO',
      key: 'Leo',
      displayName: 'Leo',
    };
    expect(withAlias(value, erasing('Leo Li', 'Leo'))).toEqual({
      words: '(erased) told Leonie, and (erased) left',
      projectKey: 'LEO',
      key: 'Leo',
      displayName: '(erased)',
    });
  });

  it('takes the name beside the id whatever it is, and leaves the one of others', () => {
    const other = { accountId: 'other-1', displayName: 'Carla Conti' };
    expect(withAlias([{ accountId: ACCOUNT, displayName: 'Never heard of' }, other], erasing())).toEqual([
      { accountId: 'erased-1', displayName: '(erased)' },
      other,
    ]);
  });

  it('takes what a file says beside a person, whatever it is, and what names them there by one word', () => {
    const person = { accountId: ACCOUNT, displayName: 'Leo Li' };
    expect(
      withAlias([{ person, unusable: 'desk 12' }, { unusable: 'Leo' }, { unusable: 'x' }], erasing('Leo')),
    ).toMatchObject([{ unusable: '(erased)' }, { unusable: '(erased)' }, { unusable: 'x' }]);
  });

  it('takes names with marks of expressions for what they are', () => {
    expect(withAlias({ words: 'By A.* (B) Öztürk.' }, erasing('A.* (B) Öztürk'))).toEqual({
      words: 'By (erased).',
    });
    expect(withAlias({ words: 'Özlem is not Öz' }, erasing('Öz'))).toEqual({
      words: 'Özlem is not (erased)',
    });
  });

  it('leaves the id of who only has another name', () => {
    const renamed: Alias = {
      accountId: ACCOUNT,
      names: ['Old Name'],
      id: ACCOUNT,
      name: 'New Name',
      isErased: false,
    };
    expect(
      withAlias(
        { operator: { accountId: ACCOUNT, displayName: 'Old Name' }, why: 'Old Name asked' },
        renamed,
      ),
    ).toEqual({
      operator: { accountId: ACCOUNT, displayName: 'New Name' },
      why: 'New Name asked',
    });
  });

  it('is sure of a person by the id or by several words, and not by one', () => {
    expect(isAbout({ id: `run.${ACCOUNT}` }, erasing(), 'surely')).toBe(true);
    expect(isAbout({ why: 'for Leo Li.' }, erasing('Leo Li'), 'surely')).toBe(true);
    expect(isAbout({ why: 'for Leo' }, erasing('Leo'), 'surely')).toBe(false);
    expect(isAbout({ why: 'for Leo' }, erasing('Leo'), 'maybe')).toBe(true);
  });

  it('takes e-mail addresses out of texts', () => {
    expect(withoutMail({ why: 'Write to leo.li@acme.example, or (leo@acme.co.uk).' })).toEqual({
      why: 'Write to (erased), or ((erased)).',
    });
  });
});

describe('who is named in a value', () => {
  it('is everybody in a field for account ids, with the name beside it', () => {
    const value = {
      operatorId: 'a-1',
      leaver: { accountId: 'b-2', displayName: 'B' },
      lists: { accountIds: ['c-3'] },
      people: [{ accountId: 'd-4', name: 'D' }],
      successors: [{ projectKey: 'ENG', accountId: 'e-5' }],
    };
    expect(peopleIn(value)).toEqual([
      { accountId: 'a-1', name: null },
      { accountId: 'b-2', name: 'B' },
      { accountId: 'c-3', name: null },
      { accountId: 'd-4', name: 'D' },
      { accountId: 'e-5', name: null },
    ]);
  });

  it('is nobody where it says unknown, somebody who was erased, or where something else is named', () => {
    const value = {
      leaverId: 'unknown',
      operatorId: 'erased-1',
      visibility: { to: 'everyone' },
      by: { accountId: 'leaver' },
    };
    expect(peopleIn(value)).toEqual([]);
  });
});
