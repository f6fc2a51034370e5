import { StackBarChart } from '@forge/react';
import type { ReactElement } from 'react';
import type { AccessView } from '../../../src/contract/people';
import { useWords } from '../../shared/words';
import { CHART_HEIGHT, Charted } from './charted';

/** Charts take plain colours; these can be told from each other and from both themes. */
const UNUSED_COLOR = '#E56910';
const KEPT_COLOR = '#8270DB';
const USED_COLOR = '#22A06B';
const UNKNOWN_COLOR = '#8590A2';
/** More bars cannot be told apart; a site may have hundreds of groups. */
const MOST_BARS = 8;

/** Which access could be freed, of which product or group; where there are many, those with the most. */
export function Freed(props: { title: string; rows: readonly AccessView[] }): ReactElement | null {
  const words = useWords();
  const rows = [...props.rows]
    .sort((one, other) => other.unused - one.unused || other.people - one.people)
    .slice(0, MOST_BARS);
  if (rows.length === 0) return null;
  const kinds = {
    unused: words.text('inactive.figures.unused'),
    kept: words.text('inactive.figures.kept'),
    used: words.text('inactive.figures.used'),
    unknown: words.text('inactive.figures.unclear'),
  };
  const data = rows.flatMap(({ name, people, unused, kept, unknown }) => [
    { name, people: unused, use: kinds.unused },
    { name, people: kept, use: kinds.kept },
    { name, people: people - unused - kept - unknown, use: kinds.used },
    { name, people: unknown, use: kinds.unknown },
  ]);
  const others = props.rows.length - rows.length;
  const sentences = rows.map(({ name, people, unused }) =>
    words.text('inactive.figures.freed', { name, unused, people }),
  );
  return (
    <Charted
      summary={[...sentences, ...(others === 0 ? [] : [words.counted('inactive.figures.more', others)])].join(
        ' ',
      )}
    >
      <StackBarChart
        title={props.title}
        data={data}
        xAccessor="name"
        yAccessor="people"
        colorAccessor="use"
        colorPalette={[
          { key: kinds.unused, value: UNUSED_COLOR },
          { key: kinds.kept, value: KEPT_COLOR },
          { key: kinds.used, value: USED_COLOR },
          { key: kinds.unknown, value: UNKNOWN_COLOR },
        ]}
        height={CHART_HEIGHT}
      />
    </Charted>
  );
}
