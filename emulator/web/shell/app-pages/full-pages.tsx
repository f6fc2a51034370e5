import Heading from '@atlaskit/heading';
import SectionMessage from '@atlaskit/section-message';
import type { ReactElement } from 'react';
import { adminPath, app, operatorPath, type AppPage } from '../connection/app-description';
import { useAdministersJira } from '../connection/permissions';
import { AppView } from './app-view';

const NOTHING_MORE = {};

function FullPage({ page, base }: { page: AppPage | null; base: string }): ReactElement {
  if (page === null) {
    return (
      <SectionMessage title="The app has no such page">
        <p>The manifest of the app has no module for it.</p>
      </SectionMessage>
    );
  }
  return (
    <>
      <Heading size="large" as="h1">
        {page.title}
      </Heading>
      <AppView page={page} extension={NOTHING_MORE} base={base} />
    </>
  );
}

/** The app's page in the Apps menu (`jira:globalPage`). */
export function OperatorPage(): ReactElement {
  return <FullPage page={app.operatorPage} base={operatorPath} />;
}

/** The app's page in Jira administration (`jira:adminPage`), for people who may open that. */
export function AdminPage(): ReactElement {
  const administersJira = useAdministersJira();
  if (administersJira) return <FullPage page={app.adminPage} base={adminPath} />;
  return (
    <SectionMessage appearance="warning" title="Only Jira administrators see this page">
      <p>Act as somebody who administers Jira to open it.</p>
    </SectionMessage>
  );
}
