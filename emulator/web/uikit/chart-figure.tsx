import Heading from '@atlaskit/heading';
import { useId, type ReactElement, type ReactNode } from 'react';
import { textProp, type Props } from './component';

interface ChartFigureProps {
  props: Props;
  /** The data once more, as rows that a screen reader can read. */
  rows: readonly (readonly [string, string, number])[];
  children: ReactNode;
}

/** Title and border around a chart, and the same data as a table for those who cannot see it. */
export function ChartFigure({ props, rows, children }: ChartFigureProps): ReactElement {
  const id = useId();
  const title = textProp(props, 'title');
  const subtitle = textProp(props, 'subtitle');
  return (
    <figure
      className="uikit-chart"
      data-border={props['showBorder'] === false ? 'none' : 'shown'}
      {...(title === undefined ? { 'aria-label': 'Chart' } : { 'aria-labelledby': id })}
    >
      {title === undefined ? null : (
        <figcaption id={id}>
          <Heading size="small" as="span">
            {title}
          </Heading>
          {subtitle === undefined ? null : <div className="uikit-muted">{subtitle}</div>}
        </figcaption>
      )}
      <div aria-hidden="true">{children}</div>
      <table className="visually-hidden">
        <tbody>
          {rows.map(([name, group, value], index) => (
            <tr key={index}>
              <th scope="row">{name}</th>
              <td>{group}</td>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
