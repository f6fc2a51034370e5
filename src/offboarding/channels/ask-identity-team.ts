import { effectId, isBlocked, latestEffects, settledEffects, type Effect } from '../effects';
import type { Plan } from '../plan';
import { bulletList, document, heading, paragraph } from '../report/document';
import type { RunInHand, StepParts } from '../steps/step';
import { iso } from '../time';

type Hand = Pick<RunInHand, 'run' | 'plan' | 'effects' | 'isRepeat' | 'index'>;

/** What only the team of the identity provider can do for this leaver. */
interface Request {
  person: Plan['leaver'];
  /** Names of the groups that Jira did not let anybody leave. */
  groups: string[];
  /** The account itself comes from there, and has to be switched off there. */
  isAccount: boolean;
}

/**
 * Puts to the team of the identity provider what it has to do, once: as a part of the report on the ticket, or as a
 * sub-task of it. Where there is no ticket the text stands in the run, for somebody to pass on.
 */
export async function askIdentityTeam(hand: Hand, parts: StepParts): Promise<Effect[]> {
  const request = requestOf(hand);
  if (!request) return [];
  const { accountId } = request.person;
  const id = effectId('ask-identity-team', accountId);
  if (settledEffects(hand).some((effect) => effect.id === id)) return [];
  const asked = await ask(hand, parts, request);
  const effect = {
    id,
    kind: 'ask-identity-team' as const,
    subject: { id: accountId, name: aboutInWords(request) },
    at: iso(parts.clock.now()),
  };
  if ('words' in asked) return [{ ...effect, outcome: 'done', words: asked.words, advice: null }];
  const text = [introduction(request), ...tasks(request)].join(' ');
  const advice = `${asked.problem} Pass this on to the team of the identity provider: ${text}`;
  return [{ ...effect, outcome: 'blocked', words: null, advice }];
}

/** Memberships that were refused and are known to come from there, and an account that does. */
function requestOf({ plan, effects }: Hand): Request | undefined {
  if (!plan) return undefined;
  const synced = new Set(plan.removals.filter((removal) => removal.synced).map(({ groupId }) => groupId));
  const groups = latestEffects(effects)
    .filter((effect) => effect.kind === 'remove-group' && isBlocked(effect) && synced.has(effect.subject.id))
    .map(({ subject }) => subject.name);
  const isAccount = plan.account.action !== 'none' && plan.account.standing?.isSynced === true;
  return groups.length === 0 && !isAccount ? undefined : { person: plan.leaver, groups, isAccount };
}

/** The text for that team as a part of the report; nothing where there is nothing to ask, or a sub-task asks it. */
export function identityTeamPart(hand: Hand): ReturnType<typeof blocksOf> {
  const request = requestOf(hand);
  const asked = latestEffects(hand.effects).find(({ kind }) => kind === 'ask-identity-team');
  return request && asked?.words === null ? blocksOf(request) : [];
}

const blocksOf = (request: Request) => [
  heading('For the team of the identity provider'),
  paragraph(introduction(request)),
  bulletList(tasks(request)),
];

/** @returns how it is asked, or why it could not be */
async function ask(hand: Hand, parts: StepParts, request: Request): Promise<Asked> {
  const { ticket } = hand.run.document;
  if (!ticket) return { problem: 'There is no ticket to write it on.' };
  const { channels } = await parts.settings.read();
  const { ask: how } = channels.identityProvider;
  if (how.as === 'comment') return { words: null };
  const summary = `Identity provider: ${request.person.displayName} (${hand.run.id})`;
  const refused = await parts.tickets.createSubTask({
    ticketId: ticket.id,
    issueType: how.issueType,
    summary,
    description: document(...blocksOf(request)),
    mayExist: hand.isRepeat,
  });
  // The report says it instead.
  return { words: refused === undefined ? summary : null };
}

/** `words` is the summary of the sub-task that asks; null where the report does. */
type Asked = { words: string | null } | { problem: string };

const introduction = ({ person }: Request): string =>
  `${person.displayName} (${person.accountId}) leaves. The identity provider keeps the following, so that it cannot be changed at Atlassian and would come back with the next synchronisation.`;

const tasks = ({ person, groups, isAccount }: Request): string[] => [
  ...groups.map((name) => `Take ${person.displayName} out of the group ${name}.`),
  ...(isAccount ? [`Switch ${person.displayName} off for Atlassian.`] : []),
];

const aboutInWords = ({ groups, isAccount }: Request): string =>
  [...(groups.length > 0 ? [`groups ${groups.join(', ')}`] : []), ...(isAccount ? ['account'] : [])].join(
    ' and ',
  );
