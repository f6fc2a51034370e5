import type { Successor } from '../facts';
import type { Directory } from '../ports';
import type { RunDocument } from '../run';
import type { Settings } from '../settings';

/** Who inherits the work of a run. */
export interface Heirs {
  /** Account ids, each once. */
  all: readonly string[];
  /** Who gets what belongs to a project; null where it stays. */
  ofProject(projectKey: string): string | null;
  /** Who gets filters and dashboards, which belong to no project. */
  personal: string | null;
}

/** One successor for all, or for one project somebody else. */
export function heirsOf({ successorId, successors }: Pick<RunDocument, 'successorId' | 'successors'>): Heirs {
  const byProject = new Map(successors?.map(({ projectKey, accountId }) => [projectKey, accountId]));
  const all = new Set([...(successorId === null ? [] : [successorId]), ...byProject.values()]);
  return {
    all: [...all],
    ofProject: (projectKey) => byProject.get(projectKey) ?? successorId,
    personal: successorId,
  };
}

/** Who inherits by what was asked for, else by the settings; never the leaver. */
export function inheritance(
  asked: Pick<RunDocument, 'successorId' | 'successors'>,
  { handOver }: Pick<Settings, 'handOver'>,
  leaverId: string,
): Pick<RunDocument, 'successorId' | 'successors'> {
  const successorId = asked.successorId ?? handOver.successorId;
  return {
    successorId: successorId === leaverId ? null : successorId,
    ...(asked.successors && { successors: asked.successors }),
  };
}

/** Reads each person once, however many leavers they inherit from. */
export function eachOnce({ leaver }: Pick<Directory, 'leaver'>): Pick<Directory, 'leaver'> {
  const read = new Map<string, ReturnType<Directory['leaver']>>();
  return {
    leaver: (accountId) => {
      const known = read.get(accountId) ?? leaver(accountId);
      read.set(accountId, known);
      return known;
    },
  };
}

/** What Jira says of the successors now. */
export const readSuccessors = (
  directory: Pick<Directory, 'leaver'>,
  accountIds: readonly string[],
): Promise<Successor[]> =>
  Promise.all(
    accountIds.map(async (accountId) => {
      const person = await directory.leaver(accountId);
      return {
        accountId,
        displayName: person?.displayName ?? accountId,
        isThere: person?.active === true,
      };
    }),
  );
