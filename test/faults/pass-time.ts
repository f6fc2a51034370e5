import type { TestSite } from '../journeys/site';
import type { Gap } from './random-weather';

/** The platform ends an invocation that has run so long (facts: 900 s for a consumer with the longest limit). Seconds. */
const LONGEST_INVOCATION = 900;

/**
 * Lets time pass at once between requests of the app to Jira and their answers, from now on. Where it is longer than any
 * invocation lives, the platform has ended meanwhile what was under way.
 * @returns the gaps that have come so far
 */
export function passTime(site: TestSite, gaps: readonly Gap[]): Gap[] {
  const { site: jira, invocations } = site.emulator.host();
  const answer = jira.jira.bind(jira);
  const passed: Gap[] = [];
  let requests = 0;
  jira.jira = async (request, caller, conditions) => {
    if (caller.kind === 'app') requests += 1;
    const due = caller.kind === 'app' ? gaps.filter((gap) => gap.request === requests) : [];
    const answered = await answer(request, caller, conditions);
    for (const gap of due) {
      if (gap.seconds > LONGEST_INVOCATION) for (const one of invocations.running()) one.kill();
      await site.advance(gap.seconds);
      passed.push(gap);
    }
    return answered;
  };
  return passed;
}
