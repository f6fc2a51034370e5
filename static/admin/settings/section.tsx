import { Heading, Stack } from '@forge/react';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../shared/words';
import type { Problem } from '../problem';
import type { ChangeDraft, SettingsDraft } from './draft';
import type { DraftProblems } from './problems';

/** What each section of the form gets. */
export interface SectionProps {
  draft: SettingsDraft;
  problems: DraftProblems;
  change: ChangeDraft;
}

/** Some settings under a heading of their own. */
export function Section({ heading, children }: { heading: string; children: ReactNode }): ReactElement {
  return (
    <Stack space="space.150">
      <Heading as="h3" size="small">
        {heading}
      </Heading>
      {children}
    </Stack>
  );
}

/** Says a problem in words; null stays null. */
export function useProblemWords(): (problem: Problem | undefined) => string | null {
  const words = useWords();
  return (problem) => (problem === undefined ? null : words.text(problem.key, problem.values));
}
