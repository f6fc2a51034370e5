import { aboutInWords } from '../effect-words';
import { isBlocked, latestEffects } from '../effects';
import type { RunInHand } from '../steps/step';

/** What a restore could not give back, in plain words with Jira's own and with who can solve it. */
export function notGivenBack({ run, effects }: Pick<RunInHand, 'run' | 'effects'>): string[] {
  const notBack = new Set(run.document.verification?.notBack);
  return latestEffects(effects).flatMap((effect) => {
    const said = effect.words === null ? '' : ` Jira said: "${effect.words}"`;
    if (isBlocked(effect)) return [`${aboutInWords(effect)}: ${effect.advice ?? 'not done.'}${said}`];
    if (!notBack.has(effect.id)) return [];
    return [
      `${aboutInWords(effect)}: Jira accepted it and does not show it. Somebody may have changed it again right after.`,
    ];
  });
}
