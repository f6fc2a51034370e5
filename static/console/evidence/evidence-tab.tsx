import { Heading, Inline, Stack } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { ChoiceSetting, TextSetting } from '../../shared/fields';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';
import { DayFilter, PersonFilter } from '../runs/filter-fields';
import { ExportEvidence } from './export-evidence';
import { NO_SCOPE, scopeOf, type ScopeDraft } from './scope';

const KINDS: readonly ScopeDraft['kind'][] = ['period', 'person', 'ticket'];

/** Evidence of a period, a person or a ticket, for those who answer for what others did. */
export function EvidenceTab(): ReactElement {
  const words = useWords();
  const [draft, setDraft] = useState<ScopeDraft>(NO_SCOPE);
  const change = (changes: Partial<ScopeDraft>): void => {
    setDraft((before) => ({ ...before, ...changes }));
  };
  const scope = scopeOf(draft);
  return (
    <Stack space="space.250">
      <Stack space="space.100">
        <Heading as="h2" size="medium">
          {words.text('evidence.heading')}
        </Heading>
        <Aside>{words.text('evidence.introduction')}</Aside>
      </Stack>
      <ChoiceSetting
        id="evidence-scope"
        label={words.text('evidence.scope')}
        help={words.text('evidence.scopeHelp')}
        value={draft.kind}
        options={KINDS.map((value) => ({ value, label: words.text(`evidence.scopes.${value}`) }))}
        onChoose={(kind) => {
          change({ kind });
        }}
      />
      <ScopeFields draft={draft} change={change} />
      {/* What was exported for one choice must not stand below another. */}
      <ExportEvidence key={JSON.stringify(scope)} scope={scope} ticketKey={null} />
    </Stack>
  );
}

function ScopeFields(props: {
  draft: ScopeDraft;
  change: (changes: Partial<ScopeDraft>) => void;
}): ReactElement {
  const { draft, change } = props;
  const words = useWords();
  switch (draft.kind) {
    case 'period':
      return (
        <Inline space="space.150" shouldWrap>
          {(['from', 'to'] as const).map((end) => (
            <DayFilter
              key={end}
              id={`evidence-${end}`}
              label={words.text(`evidence.${end}`)}
              start={draft[end]}
              placeholder={words.text('offboard.dayHint')}
              isInvalid={draft.from !== '' && draft.to !== '' && draft.from > draft.to}
              onChoose={(day) => {
                change({ [end]: day });
              }}
            />
          ))}
        </Inline>
      );
    case 'person':
      return (
        <PersonFilter
          name="evidence-person"
          label={words.text('evidence.person')}
          start={null}
          placeholder={words.text('offboard.search')}
          onPick={(person) => {
            change({ accountId: person?.accountId ?? null });
          }}
        />
      );
    case 'ticket':
      return (
        <TextSetting
          id="evidence-ticket"
          label={words.text('evidence.ticket')}
          help={words.text('evidence.ticketHelp')}
          problem={null}
          start={draft.ticketKey}
          onType={(ticketKey) => {
            change({ ticketKey });
          }}
        />
      );
  }
}
