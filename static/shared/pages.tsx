import { Button, ButtonGroup, Inline } from '@forge/react';
import { Fragment, useState, type ReactElement } from 'react';

/** One page of a list, and the way to the others. */
export interface Page {
  /** Where it begins; undefined for the first one. */
  cursor: string | undefined;
  /** Draws the way back and on; nothing where there is only one page. @param next where the next page begins */
  turn: (next: string | null) => ReactElement | null;
}

/** Turns the pages of a list that the server gives one by one. Each page is drawn anew. */
export function Pages(props: {
  label: string;
  previous: string;
  next: string;
  draw: (page: Page) => ReactElement;
}): ReactElement {
  /** Where each page after the first begins, up to the one that is shown. */
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const turn = (next: string | null): ReactElement | null =>
    next === null && cursor === undefined ? null : (
      <Inline>
        <ButtonGroup label={props.label}>
          <Button
            isDisabled={cursor === undefined}
            onClick={() => {
              setCursors(cursors.slice(0, -1));
            }}
          >
            {props.previous}
          </Button>
          <Button
            isDisabled={next === null}
            onClick={() => {
              if (next !== null) setCursors([...cursors, next]);
            }}
          >
            {props.next}
          </Button>
        </ButtonGroup>
      </Inline>
    );
  return <Fragment key={cursor ?? 'first'}>{props.draw({ cursor, turn })}</Fragment>;
}
