import { DynamicTable, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { ApprovalRequest } from '../../../src/contract/approvals';
import { useWords, type Words } from '../../shared/words';
import { openRunButton } from '../runs/open-run-button';

const COLUMNS = [
  { key: 'who', width: 22 },
  { key: 'kind', width: 15 },
  { key: 'askedBy', width: 15 },
  { key: 'ends', width: 16 },
  { key: 'because', width: 32 },
] as const;

/** Requests as a table; whom they are for opens one. @param props.lastId the one that was open last gets the focus back */
export function ApprovalTable(props: {
  requests: readonly ApprovalRequest[];
  lastId: string | null;
  onOpen: (request: ApprovalRequest) => void;
}): ReactElement {
  const words = useWords();
  return (
    <DynamicTable
      label={words.text('approvals.caption')}
      isFixedSize
      head={{
        cells: COLUMNS.map(({ key, width }) => ({ key, width, content: words.text(`approvals.${key}`) })),
      }}
      rows={props.requests.map((request) => ({
        key: request.id,
        cells: [
          {
            key: 'who',
            content: openRunButton(
              peopleInWords(request, words),
              () => {
                props.onOpen(request);
              },
              request.id === props.lastId,
            ),
          },
          { key: 'kind', content: <Text>{words.text(`runProcedures.${request.procedure}`)}</Text> },
          { key: 'askedBy', content: <Text>{request.approval.askedBy.displayName}</Text> },
          { key: 'ends', content: <Text>{words.moment(request.approval.expiresAt)}</Text> },
          { key: 'because', content: <Text>{request.approval.causes.join(' ')}</Text> },
        ],
      }))}
    />
  );
}

/** One by name, several by their number, an import by all of its people. */
export function peopleInWords(request: Pick<ApprovalRequest, 'people' | 'import'>, words: Words): string {
  const { people } = request;
  const [first] = people;
  if (request.import !== null) return words.counted('approvals.import.people', request.import.people);
  return people.length === 1 && first
    ? first.person.displayName
    : words.counted('approvals.people', people.length);
}
