import AppIcon from '@atlaskit/icon/core/app';
import ClockIcon from '@atlaskit/icon/core/clock';
import DatabaseIcon from '@atlaskit/icon/core/database';
import GlobeIcon from '@atlaskit/icon/core/globe';
import PeopleGroupIcon from '@atlaskit/icon/core/people-group';
import PersonIcon from '@atlaskit/icon/core/person';
import SettingsIcon from '@atlaskit/icon/core/settings';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import WorkItemsIcon from '@atlaskit/icon/core/work-items';
import type { ComponentType, ReactElement } from 'react';
import { adminPath, app, operatorPath } from '../connection/app-description';
import { useAdministersJira } from '../connection/permissions';
import { followInside } from './shell-link';

interface Entry {
  href: string;
  text: string;
  icon: ComponentType<{ label: string }>;
  /** Other addresses under which the entry is current. */
  also?: string;
}

interface Section {
  title: string;
  entries: Entry[];
}

function sections(administersJira: boolean): Section[] {
  const apps =
    app.operatorPage === null ? [] : [{ href: operatorPath, text: app.operatorPage.title, icon: AppIcon }];
  const settings =
    app.adminPage === null || !administersJira
      ? []
      : [{ href: adminPath, text: app.adminPage.title, icon: SettingsIcon }];
  return [
    { title: 'Work', entries: [{ href: '/', text: 'Tickets', icon: WorkItemsIcon, also: '/browse' }] },
    { title: 'Apps', entries: apps },
    { title: 'Jira settings', entries: settings },
    {
      title: 'Directory',
      entries: [
        { href: '/jira/people', text: 'People', icon: PersonIcon },
        { href: '/jira/groups', text: 'Groups', icon: PeopleGroupIcon },
      ],
    },
    {
      title: 'Emulator',
      entries: [
        { href: '/emulator/traffic', text: 'Traffic', icon: GlobeIcon },
        { href: '/emulator/storage', text: 'Storage', icon: DatabaseIcon },
        { href: '/emulator/time', text: 'Time and schedules', icon: ClockIcon },
        { href: '/emulator/faults', text: 'Faults', icon: WarningIcon },
      ],
    },
  ].filter((section) => section.entries.length > 0);
}

function isCurrent(entry: Entry, path: string): boolean {
  if (path === entry.href) return true;
  const prefixes = [
    entry.href === '/' ? '/issues' : entry.href,
    ...(entry.also === undefined ? [] : [entry.also]),
  ];
  return prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
}

/** The pages that the acting person may go to. */
export function Navigation({ path }: { path: string }): ReactElement {
  const administersJira = useAdministersJira();
  const showsSettings = administersJira.state === 'ready' && administersJira.value;
  return (
    <nav className="shell-navigation" aria-label="Site">
      {sections(showsSettings).map((section) => (
        <section key={section.title} aria-label={section.title}>
          <div className="shell-navigation-title" aria-hidden="true">
            {section.title}
          </div>
          <ul>
            {section.entries.map((entry) => (
              <li key={entry.href}>
                <a
                  href={entry.href}
                  aria-current={isCurrent(entry, path) ? 'page' : undefined}
                  onClick={(event) => {
                    followInside(event, entry.href);
                  }}
                >
                  <entry.icon label="" />
                  {entry.text}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
