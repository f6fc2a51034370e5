import { SectionMessage, SectionMessageAction, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import { Facts } from '../../shared/facts';
import { durationInWords, Sentences } from '../../shared/plan-parts';
import { useWords } from '../../shared/words';
import type { PersonChanges } from './changes';
import { successorOf, type OffboardDraft } from './draft';
import { allowedIn, longestOf, refusedIn, type RefusedPerson } from './preview-totals';
import type { PreviewedList } from './use-previews';

/** The request in short: how many, when, how long, and what was said about it. */
export function PreviewFacts(props: {
  list: PreviewedList;
  draft: OffboardDraft;
  procedure: string;
  starts: string;
}): ReactElement {
  const { list, draft } = props;
  const words = useWords();
  const allowed = allowedIn(list.people);
  const refused = refusedIn(list.people).length;
  const people = words.counted('preview.people', allowed.length);
  const none = words.text('common.none');
  return (
    <Facts
      facts={[
        {
          label: words.text('offboard.people'),
          value:
            refused === 0
              ? people
              : words.text('common.and', {
                  first: people,
                  second: words.counted('preview.refusedPeople', refused),
                }),
        },
        { label: words.text('offboard.procedure'), value: props.procedure },
        { label: words.text('preview.starts'), value: props.starts },
        {
          label: words.text('preview.takes'),
          value: allowed.length === 0 ? none : durationInWords(longestOf(allowed), words),
        },
        { label: words.text('offboard.successor'), value: successorOf(draft)?.displayName ?? none },
        { label: words.text('offboard.ticket'), value: draft.ticketKey.trim().toUpperCase() || none },
        { label: words.text('offboard.why'), value: draft.why.trim() || none },
      ]}
    />
  );
}

/** Who cannot be offboarded and why, with the one click that takes them out of the list. */
export function RefusedPeople(props: {
  people: readonly RefusedPerson[];
  onTakeOut: () => void;
}): ReactElement | null {
  const words = useWords();
  const { people } = props;
  if (people.length === 0) return null;
  return (
    <SectionMessage
      appearance="warning"
      title={words.counted('preview.refused', people.length)}
      actions={[
        <SectionMessageAction key="take-out" onClick={props.onTakeOut}>
          {words.counted('preview.takeOutRefused', people.length)}
        </SectionMessageAction>,
      ]}
    >
      <Text>{words.list(people.map(({ displayName }) => displayName))}</Text>
    </SectionMessage>
  );
}

/** Says that confirming is not enough, and why. */
export function ApprovalNeeded({ sentences }: { sentences: readonly string[] }): ReactElement | null {
  const words = useWords();
  if (sentences.length === 0) return null;
  return (
    <SectionMessage appearance="information" title={words.text('preview.approval')}>
      <Stack space="space.100">
        <Text>{words.text('preview.approvalText')}</Text>
        <Sentences sentences={sentences} />
      </Stack>
    </SectionMessage>
  );
}

/** Says that these are more people than the daily limit lets begin, and what comes of it. */
export function OverLimit({ sentences }: { sentences: readonly string[] }): ReactElement | null {
  const words = useWords();
  if (sentences.length === 0) return null;
  return (
    <SectionMessage appearance="warning" title={words.text('preview.overLimit')}>
      <Sentences sentences={sentences} />
    </SectionMessage>
  );
}

/** What is not as it was shown any more. Nothing was begun. */
export function ChangedPeople({
  changes,
}: {
  changes: readonly PersonChanges[] | null;
}): ReactElement | null {
  const words = useWords();
  if (changes === null) return null;
  const sentences = changes.flatMap((person) =>
    person.sentences.map((sentence) => words.text('confirm.part', { person: person.displayName, sentence })),
  );
  return (
    <SectionMessage appearance="warning" title={words.text('changed.title')}>
      <Stack space="space.100">
        <Text>{words.text('changed.text')}</Text>
        <Sentences sentences={sentences.length === 0 ? [words.text('changed.plan')] : sentences} />
      </Stack>
    </SectionMessage>
  );
}
