import { Stack, Tab, TabList, TabPanel, Tabs } from '@forge/react';
import type { ReactElement } from 'react';
import { useWords } from '../../shared/words';
import { AccountSection } from './account-section';
import { EvidenceSection } from './evidence-section';
import { HandOverSection } from './hand-over-section';
import { InactivitySection } from './inactivity/inactivity-section';
import { LimitSection } from './limit-section';
import { OperatorsSection } from './operators-section';
import type { DraftProblems } from './problems';
import { ProcedureSection } from './procedure-section';
import { ProtectionSection } from './protection-section';
import { ApprovalSection } from './reach/approval-section';
import { ReachSection } from './reach/reach-section';
import { ReportSection } from './report-section';
import type { SectionProps } from './section';
import { TeamsSection } from './teams/teams-section';
import { TimesSection } from './times-section';

/** The parts of the form and the fields of each in which something can be wrong. */
const FIELDS = {
  leaving: ['afterDays', 'zone', 'endOfDay', 'stopWindowMinutes'],
  records: ['visibleToName', 'logTicketKey', 'keepDays'],
  limits: [
    'operatorGroups',
    'reach',
    'approval',
    'protectedGroups',
    'protectedPeople',
    'limitAbsolute',
    'limitPercent',
    'limitAtLeast',
    'alertTicketKey',
    'alertedPeople',
  ],
  inactivity: ['inactivity'],
  teams: ['teams'],
} as const satisfies Record<string, readonly (keyof DraftProblems)[]>;

type Part = keyof typeof FIELDS;
const PARTS = Object.keys(FIELDS) as Part[];

/** The parts of the form under tabs, each of which says how much is to be corrected behind it. */
export function SettingsParts(section: SectionProps): ReactElement {
  const words = useWords();
  const labelOf = (part: Part): string => {
    const name = words.text(`settings.parts.${part}`);
    const count = FIELDS[part].filter((field) => section.problems[field] !== undefined).length;
    return count === 0 ? name : words.text('settings.parts.toCorrect', { part: name, count });
  };
  return (
    <Tabs id="settings-parts">
      <TabList>
        {PARTS.map((part) => (
          <Tab key={part}>{labelOf(part)}</Tab>
        ))}
      </TabList>
      {PARTS.map((part) => (
        <TabPanel key={part}>
          <Stack space="space.400">{sectionsOf(part, section)}</Stack>
        </TabPanel>
      ))}
    </Tabs>
  );
}

function sectionsOf(part: Part, section: SectionProps): ReactElement {
  switch (part) {
    case 'leaving':
      return (
        <>
          <AccountSection {...section} />
          <ProcedureSection draft={section.draft} />
          <HandOverSection {...section} />
          <TimesSection {...section} />
        </>
      );
    case 'records':
      return (
        <>
          <ReportSection {...section} />
          <EvidenceSection {...section} />
        </>
      );
    case 'limits':
      return (
        <>
          <OperatorsSection {...section} />
          <ReachSection {...section} />
          <ApprovalSection {...section} />
          <ProtectionSection {...section} />
          <LimitSection {...section} />
        </>
      );
    case 'inactivity':
      return <InactivitySection {...section} />;
    case 'teams':
      return <TeamsSection {...section} />;
  }
}
