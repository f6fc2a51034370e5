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
 * What somebody should do now. What a person with rights has decided is asked about, never undone.
 * @param isForGood whether everything was taken, as from somebody who leaves the company
 */
export function adviceOn(regained: readonly Regained[], isForGood: boolean): string {
  const people = [...new Set(regained.flatMap(({ way }) => (way.by === 'person' ? [way.displayName] : [])))];
  if (people.length > 0 && !isForGood) {
    return `Was that wanted? ${people.join(' and ')} gave it back. If so, nothing has to be done. If not, take it away again.`;
  }
  if (people.length > 0) {
    return `Was the person rehired? ${people.join(' and ')} gave access back. If so, nothing has to be done, and a restore gives back the rest. If not, offboard the person again.`;
  }
  if (regained.some(({ way }) => way.by === 'identity-provider')) {
    return 'The team of the identity provider has to remove the person there: until then every removal is undone by the next synchronisation. Offboard the person again after that.';
  }
  if (regained.some(({ way }) => way.by === 'app')) {
    return 'Find out why that app gives access to the person and stop it there, then offboard the person again.';
  }
  return 'Offboard the person again, unless somebody meant to give the access back.';
}
