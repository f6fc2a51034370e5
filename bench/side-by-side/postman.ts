/** What people run in Postman over a CSV with the column `address`: the whole sequence, and Atlassian's guide. */

interface Item {
  name: string;
  request: { method: string; url: string };
  event: { listen: 'test'; script: { exec: string[] } }[];
}

const item = (name: string, method: string, url: string, ...script: string[]): Item => ({
  name,
  request: { method, url: `{{site}}/rest/api/3/${url}` },
  event: script.length > 0 ? [{ listen: 'test', script: { exec: script } }] : [],
});

const find = item(
  'Find',
  'GET',
  'user/search?query={{address}}',
  "pm.collectionVariables.set('account', pm.response.json()[0].accountId);",
);
const remove = item('Delete', 'DELETE', 'user?accountId={{account}}');
const readBack = item('Read back', 'GET', 'user?accountId={{account}}');

const listGroups = item(
  'List groups',
  'GET',
  'user?accountId={{account}}&expand=groups',
  'const groups = pm.response.json().groups.items.map((group) => group.groupId);',
  "pm.collectionVariables.set('group', groups.shift());",
  "pm.collectionVariables.set('groups', JSON.stringify(groups));",
);
/** Postman's way to repeat a request: it names itself as the next one. */
const removeGroup = item(
  'Remove from a group',
  'DELETE',
  'group/user?groupId={{group}}&accountId={{account}}',
  "const groups = JSON.parse(pm.collectionVariables.get('groups'));",
  'if (groups.length > 0) {',
  "  pm.collectionVariables.set('group', groups.shift());",
  "  pm.collectionVariables.set('groups', JSON.stringify(groups));",
  "  pm.execution.setNextRequest('Remove from a group');",
  '}',
);

/** @param login e-mail and token */
function collection(name: string, items: readonly Item[], login: { email: string; token: string }): string {
  const basic = [
    { key: 'username', value: login.email },
    { key: 'password', value: login.token },
  ];
  return JSON.stringify({
    info: { name, schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    auth: { type: 'basic', basic },
    item: items,
  });
}

type Login = Parameters<typeof collection>[2];

export const wholeSequence = (login: Login): string =>
  collection('Offboard', [find, listGroups, removeGroup, remove, readBack], login);

/** One deletion a row, as in Atlassian's guide: the CSV has the account ids. */
export const deletionAlone = (login: Login): string => collection('Delete', [remove], login);
