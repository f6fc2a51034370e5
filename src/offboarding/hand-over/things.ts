import { effectId, type Before, type Effect, type EffectKind } from '../effects';
import type { Inventory } from '../facts';
import type { Settings } from '../settings';
import type { Heirs } from './heirs';

/** One thing that changes hands with a change of its own. */
export interface Thing extends Pick<Effect, 'id' | 'kind' | 'subject'> {
  to: string;
  before: Before;
}

/** Everything but the issues that goes to somebody else, by the settings and by who inherits. */
export function thingsToHandOver(
  inventory: Inventory,
  heirs: Heirs,
  handOver: Settings['handOver'],
): Thing[] {
  const { projects, components, filters, dashboards } = inventory;
  const thing = (kind: EffectKind, subject: Effect['subject'], to: string | null, before: Before): Thing[] =>
    to === null
      ? []
      : [
          {
            id: effectId(kind, subject.id),
            kind,
            subject: { id: subject.id, name: subject.name },
            to,
            before,
          },
        ];
  return [
    ...on(handOver.leads, projects).flatMap(({ id, key, name }) =>
      thing('hand-over-project', { id, name: `${name} (${key})` }, heirs.ofProject(key), { kind: 'lead' }),
    ),
    ...on(handOver.components, components).flatMap(({ id, name, projectKey }) =>
      thing('hand-over-component', { id, name: `${projectKey}: ${name}` }, heirs.ofProject(projectKey), {
        kind: 'lead',
        projectKey,
      }),
    ),
    ...on(handOver.filters, filters).flatMap((filter) =>
      thing('hand-over-filter', filter, heirs.personal, { kind: 'filter', name: filter.name }),
    ),
    ...on(handOver.dashboards, dashboards).flatMap((dashboard) =>
      thing('hand-over-dashboard', dashboard, heirs.personal, { kind: 'lead' }),
    ),
  ];
}

const on = <Item>(isOn: boolean, items: readonly Item[]): readonly Item[] => (isOn ? items : []);
