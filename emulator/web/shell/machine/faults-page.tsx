import Button from '@atlaskit/button/new';
import { CodeBlock } from '@atlaskit/code';
import Heading from '@atlaskit/heading';
import type { ReactElement } from 'react';
import { z } from 'zod';
import { control } from '../connection/control';
import { useLoaded } from '../connection/use-loaded';
import { LoadedView } from '../frame/loaded-view';
import { FaultForm } from './fault-form';
import { SiteSwitches } from './site-switches';
import { useOrder } from './use-order';

const schema = z.looseObject({
  rules: z.array(z.unknown()),
  site: z.record(z.string(), z.unknown()).optional(),
});

function readFaults(): Promise<z.infer<typeof schema>> {
  return control('GET', 'faults', schema);
}

/** Orders things to go wrong for the app, and switches of the site. */
export function FaultsPage(): ReactElement {
  const order = useOrder();
  const { loaded, reload } = useLoaded(readFaults);
  const add = (body: unknown, words: string): void => {
    void order
      .give('Order a fault', () => control('POST', 'faults', z.unknown(), body).then(() => words))
      .then(reload);
  };
  return (
    <>
      <Heading size="large" as="h1">
        Faults
      </Heading>
      <FaultForm
        isRunning={order.running !== undefined}
        onOrder={(rule) => {
          add({ rules: [rule] }, 'It meets the next matching calls of the app.');
        }}
      />
      <SiteSwitches
        isRunning={order.running !== undefined}
        onSwitch={(site) => {
          add({ rules: [], site }, 'The site behaves like that from now on.');
        }}
      />
      <section aria-label="Ordered faults" className="machine-block">
        <Heading size="small" as="h2">
          Ordered faults
        </Heading>
        <LoadedView loaded={loaded} what="the ordered faults">
          {({ rules, site }) =>
            rules.length === 0 && Object.keys(site ?? {}).length === 0 ? (
              <p className="uikit-muted">None.</p>
            ) : (
              <CodeBlock
                language="json"
                text={JSON.stringify({ rules, site }, null, 2)}
                shouldWrapLongLines
              />
            )
          }
        </LoadedView>
        <Button
          isDisabled={order.running !== undefined}
          onClick={() =>
            void order
              .give('Clear the faults', () =>
                control('DELETE', 'faults', z.unknown()).then(() => 'All is well again.'),
              )
              .then(reload)
          }
        >
          Clear all
        </Button>
      </section>
    </>
  );
}
