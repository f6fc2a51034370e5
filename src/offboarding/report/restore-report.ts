import { doneInWords } from '../effect-words';
import { isBlocked, latestEffects } from '../effects';
import { notGivenBack } from '../restore/outstanding-of-restore';
import { reasonInWords } from '../reasons';
import type { Settings } from '../settings';
import type { RunInHand } from '../steps/step';
import { inWords } from '../time';
import { anchor } from './anchor';
import { bulletList, document, heading, panel, paragraph, type AtlassianDocument } from './document';

/** The report of a restore: what was given back, what was not and who can solve it. */
export function restoreReport(hand: RunInHand, settings: Settings): AtlassianDocument {
  const { reason, leaver, operator, verification, why } = hand.run.document;
  const who = leaver?.displayName ?? 'the person';
  const given = latestEffects(hand.effects).filter((effect) => !isBlocked(effect));
  const left = notGivenBack(hand);
  const by = operator ? ` by ${operator.displayName}` : '';
  return document(
    reason
      ? panel('warning', `The restore for ${who} was stopped. ${reasonInWords(reason)}`)
      : left.length === 0
        ? panel('success', `Restored${by}: ${who} has back what was chosen; read back, nothing is missing.`)
        : panel(
            'warning',
            `Restored${by} as far as possible for ${who}; ${String(left.length)} not given back.`,
          ),
    why ? paragraph(`Why: ${why}`) : undefined,
    heading('Given back'),
    bulletList(given.map(doneInWords)) ?? paragraph('Nothing was given back.'),
    left.length > 0 ? heading('Not given back, and who can solve it') : undefined,
    bulletList(left),
    verification
      ? paragraph(`Read back: ${inWords(Date.parse(verification.at), settings.times.zone)}`)
      : undefined,
    anchor(hand.run),
  );
}

/**
 * Asks those who can to bring an account back.
 * @param instructions the text for them
 * @param said what the allowed channels answered; null where none is allowed
 */
export const accountNotice = (who: string, instructions: string, said: string | null): AtlassianDocument =>
  document(
    panel('warning', `The restore for ${who} waits: the account is not active on this site.`),
    paragraph(instructions),
    said === null ? undefined : paragraph(`Atlassian said: "${said}"`),
    paragraph('Leaver looks again by itself, and gives back everything else once the person is there.'),
  );
