import { useCallback } from 'react';
import type { RuleChoices } from '../../../src/contract/settings';
import { callAdmin, messageOf } from '../../shared/call';
import { useLoaded, type LoadedValue } from '../../shared/use-loaded';

/** What each project has to choose from, by key, and why some of them could not be read. */
export interface ProjectChoices {
  byProject: ReadonlyMap<string, RuleChoices>;
  problem: string | null;
}

/** Reads what these projects have to choose from; a project that cannot be read leaves the others alone. */
export function useProjectChoices(projectKeys: readonly string[]): LoadedValue<ProjectChoices> {
  const wanted = [...new Set(projectKeys)].sort().join(' ');
  const read = useCallback(() => readChoices(wanted.split(' ').filter((key) => key !== '')), [wanted]);
  return useLoaded(read);
}

async function readChoices(keys: readonly string[]): Promise<ProjectChoices> {
  const byProject = new Map<string, RuleChoices>();
  const problems: string[] = [];
  await Promise.all(
    keys.map(async (projectKey) => {
      try {
        byProject.set(projectKey, await callAdmin('getRuleChoices', { projectKey }));
      } catch (error) {
        problems.push(messageOf(error));
      }
    }),
  );
  return { byProject, problem: problems.length === 0 ? null : problems.join(' ') };
}
