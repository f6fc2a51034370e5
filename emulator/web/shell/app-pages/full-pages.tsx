import Heading from '@atlaskit/heading';
import type { ReactElement } from 'react';
import { adminPath, app, operatorPath, type AppPage } from '../connection/app-description';
import { useAdministersJira } from '../connection/permissions';
import { LoadedView } from '../frame/loaded-view';
import { AppView } from './app-view';

const NOTHING_MORE = {};

function FullPage({ page, base }: { page: AppPage | null; base: string }): ReactElement {
  return (
    <>
      <Heading size="large" as="h1">
        {page?.title ?? 'The app has no such page'}
      </Heading>
      {page === null ? (
        <p>The manifest of the app has no module for it.</p>
      ) : (
        <AppView page={page} extension={NOTHING_MORE} base={base} />
      )}
    </>
  );
}

/** The app's page in the Apps menu (`jira:globalPage`). */
export function OperatorPage(): ReactElement {
  return <FullPage page={app.operatorPage} base={operatorPath} />;
}

/** The app's page in Jira administration (`jira:adminPage`), for people who may open that. */
export function AdminPage(): ReactElement {
  return (
    <LoadedView loaded={useAdministersJira()} what="your permissions">
      {(administersJira) =>
        administersJira ? (
          <FullPage page={app.adminPage} base={adminPath} />
        ) : (
          <>
            <Heading size="large" as="h1">
              Only Jira administrators see this page
            </Heading>
            <p>Act as somebody who administers Jira to open it.</p>
          </>
        )
      }
    </LoadedView>
  );
}
