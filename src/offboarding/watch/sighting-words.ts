import type { WatchView } from '../../contract/runs';
import type { Regained, Sighting, WayBack } from './watch';

/** What came back at one look, for the page. */
export const sightingView = ({ at, regained }: Sighting, isForGood: boolean): WatchView => ({
  at,
  regained: regained.map(regainedInWords),
  advice: adviceOn(regained, isForGood),
});

/** What came back, and by which way. */
export const regainedInWords = (one: Regained): string => `${what(one)} ${wayInWords(one.way)}`;

function what({ kind, name }: Regained): string {
  switch (kind) {
    case 'group':
      return `The group ${name}:`;
    case 'role':
      return `The project role ${name}:`;
    case 'product':
      return `Access to ${name}, which none of these groups explains:`;
    case 'account':
      return 'The account is active on this site again:';
  }
}

function wayInWords(way: WayBack): string {
  switch (way.by) {
    case 'person':
      return `${way.displayName} gave it back.`;
    case 'app':
      return `the app ${way.displayName} gave it back.`;
    case 'identity-provider':
      return 'the identity provider gave it back when it synchronised.';
    case 'unknown':
      return 'it is not known by which way; Jira does not tell who changed it.';
  }
}

/**
 * What somebody should do now, by each of the ways. What a person with rights has decided is asked about, never undone.
 * @param isForGood whether everything was taken, as from somebody who leaves the company
 */
export function adviceOn(regained: readonly Regained[], isForGood: boolean): string {
  const people = [...new Set(regained.flatMap(({ way }) => (way.by === 'person' ? [way.displayName] : [])))];
  const advice = [
    ...(people.length > 0 ? [questionTo(people.join(' and '), isForGood)] : []),
    ...providerAdvice(regained.filter(({ way }) => way.by === 'identity-provider')),
    ...(regained.some(({ way }) => way.by === 'app')
      ? [
          'Find out why that app gives access to the person and stop it there, then offboard the person again.',
        ]
      : []),
  ];
  return advice.length > 0
    ? advice.join(' ')
    : 'Offboard the person again, unless somebody meant to give the access back.';
}

const questionTo = (people: string, isForGood: boolean): string =>
  isForGood
    ? `Was the person rehired? ${people} gave access back. If so, nothing has to be done, and a restore gives back the rest. If not, offboard the person again.`
    : `Was that wanted? ${people} gave it back. If so, nothing has to be done. If not, take it away again.`;

/** What the team of the identity provider has to be told. */
function providerAdvice(synced: readonly Regained[]): string[] {
  if (synced.length === 0) return [];
  const groups = synced.filter(({ kind }) => kind === 'group').map(({ name }) => name);
  const tasks = [
    ...(groups.length > 0 ? [`take the person out of ${groups.join(' and ')}`] : []),
    ...(synced.some(({ kind }) => kind === 'account') ? ["switch the person's account off"] : []),
  ];
  return [
    `Tell the team of the identity provider to ${tasks.join(' and ')} there: until then every removal is undone by the next synchronisation. Offboard the person again after that.`,
  ];
}
