import { ahead } from '../ahead';
import { examineLeaver } from '../examine';
import { reasonInWords } from '../reasons';
import type { Run } from '../run';
import type { Settings } from '../settings';
import { startTime } from '../start-time';
import { submit, submittedBefore } from '../submit';
import { inWords } from '../time';
import type { PersonName } from '../ticket';
import { lastActivityOf, wayOf, type Candidacy } from './candidacy';
import type { Move } from './moves';
import type { CandidateInHand, CandidateParts } from './parts';
import { keepingSign } from './signs';

/** The grace period of a candidate is over: the last probe, then the run, with every guard of any run. */
export async function act(
  parts: CandidateParts,
  { candidacy }: CandidateInHand,
  settings: Settings,
): Promise<Move> {
  const { sweep } = settings;
  const earlier = await parts.decisions.get(wayOf(candidacy));
  if (earlier) return begun(await submittedBefore(parts, earlier));
  const kept = await keepingSign(parts, candidacy, sweep);
  if (kept) return kept;
  if (sweep.do === 'report') return { kind: 'hold', note: 'The rule only reports now.' };
  const answers = candidacy.document.approvedBy ?? sweep.answersFor;
  if (!answers) return { kind: 'hold', note: 'Nobody answers for it. An operator has to approve it.' };
  return begun(await submitRun(parts, candidacy, settings, answers));
}

async function submitRun(
  parts: CandidateParts,
  candidacy: Candidacy,
  settings: Settings,
  operator: PersonName,
): Promise<Run[]> {
  const { accountId, document } = candidacy;
  const reference = { by: 'account', accountId } as const;
  const products = ahead(parts.directory.products());
  const [examined] = await Promise.all([
    examineLeaver(parts.directory, reference, operator, settings, products),
    products,
  ]);
  const ticket = document.ticket && {
    ...document.ticket,
    changelogId: null,
    isShared: false,
    ruleId: null,
  };
  const submission = {
    decisionId: wayOf(candidacy),
    ruleId: null,
    source: 'sweep',
    operator,
    ticket,
    successorId: null,
    procedure: document.procedure,
    teamId: null,
    rehearsal: false,
    urgent: false,
    why: whyInWords(candidacy, settings),
    startsAt: startTime({ kind: 'none' }, false, settings.times, parts.clock.now()),
  } as const;
  return submit(parts, submission, [{ reference, examined }], settings);
}

/** A run that was refused has not begun: the operators read why. */
function begun(runs: readonly Run[]): Move {
  const refused = runs.find(({ status }) => status === 'refused')?.document.reason;
  if (refused) return { kind: 'hold', note: reasonInWords(refused) };
  return { kind: 'act' };
}

/** What led to the run; it stands in the run's evidence. */
function whyInWords(candidacy: Candidacy, { times: { zone } }: Settings): string {
  const { noticedAt, ticket, approvedBy } = candidacy.document;
  const last = lastActiveInWords(lastActivityOf(candidacy));
  const told =
    noticedAt === null ? '' : `; told on ${inWords(Date.parse(noticedAt), zone)} (${ticket?.key ?? ''})`;
  const approved = approvedBy ? `; approved by ${approvedBy.displayName}` : '';
  return `Inactive: ${last}${told}${approved}.`;
}

function lastActiveInWords(last: ReturnType<typeof lastActivityOf>): string {
  if (last === null) return 'no recent activity is known';
  const { day, until } = last;
  if (day === until) return `last active on ${until}`;
  return day === null ? `last active before ${until}` : `last active between ${day} and ${until}`;
}
