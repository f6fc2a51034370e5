import Heading from '@atlaskit/heading';
import { CodeBlock } from '@atlaskit/code';
import type { ReactElement } from 'react';
import { z } from 'zod';
import { control } from '../connection/control';
import { useLoaded } from '../connection/use-loaded';
import { LoadedView } from '../frame/loaded-view';

const schema = z.record(z.string(), z.unknown());
const POLL_MS = 3000;

function readStorage(): Promise<Record<string, unknown>> {
  return control('GET', 'storage', schema);
}

interface Row {
  name: string;
  value: unknown;
}

const keyed = z.looseObject({ key: z.string() });

function rows(part: unknown): Row[] {
  const list = z.array(z.unknown()).safeParse(part).data;
  if (list !== undefined) {
    return list.map((item, index) => ({
      name: keyed.safeParse(item).data?.key ?? String(index + 1),
      value: item,
    }));
  }
  const members = schema.safeParse(part).data;
  return members === undefined ? [] : Object.entries(members).map(([name, value]) => ({ name, value }));
}

function Part({ title, part }: { title: string; part: unknown }): ReactElement {
  const all = rows(part);
  return (
    <section aria-label={title} className="machine-storage">
      <Heading size="small" as="h2">
        {title} ({all.length})
      </Heading>
      {all.length === 0 ? <p className="uikit-muted">Empty.</p> : null}
      {all.map(({ name, value }) => (
        <details key={name}>
          <summary>{name}</summary>
          <CodeBlock language="json" text={JSON.stringify(value, null, 2)} shouldWrapLongLines />
        </details>
      ))}
    </section>
  );
}

/** What the app holds in Forge's storage; secrets show by name only. */
export function StoragePage(): ReactElement {
  const { loaded } = useLoaded(readStorage, POLL_MS);
  return (
    <>
      <Heading size="large" as="h1">
        Storage
      </Heading>
      <LoadedView loaded={loaded} what="the storage">
        {(storage) => (
          <>
            {Object.entries(storage).map(([title, part]) => (
              <Part key={title} title={title} part={part} />
            ))}
          </>
        )}
      </LoadedView>
    </>
  );
}
