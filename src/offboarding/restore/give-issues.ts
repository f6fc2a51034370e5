import type { HandingOver } from '../hand-over/port';
import type { IssueList } from './holders';
import type { Given } from './standing';

/**
 * How often, and how far apart in milliseconds, a task is asked about before reading back decides: it goes on by itself,
 * and no figure is published for how long.
 */
const LOOKS = [200, 400, 800, 1600, 3000];

/** Gives issues to somebody in bulk, and waits a little for the task. */
export async function giveIssues(
  { handingOver, sleep }: { handingOver: HandingOver; sleep: (milliseconds: number) => Promise<void> },
  { ids, field }: IssueList,
  accountId: string,
): Promise<Given> {
  const started = await handingOver.changeIssues(ids, field, accountId);
  if (!started.accepted) return { outcome: 'refused', words: started.words, inDoubt: started.inDoubt };
  for (const wait of LOOKS) {
    await sleep(wait);
    const task = await handingOver.task(started.taskId);
    if (task?.state === 'under-way') continue;
    if (task?.state === 'broken') return refused(`The task ended as ${task.name}.`);
    const [words] = [...(task?.failures.values() ?? [])];
    return words === undefined ? { outcome: 'done' } : refused(words);
  }
  return { outcome: 'done' };
}

const refused = (words: string): Given => ({ outcome: 'refused', words, inDoubt: false });
