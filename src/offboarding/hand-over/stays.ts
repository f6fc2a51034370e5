import type { Inventory } from '../facts';
import type { Settings } from '../settings';
import type { Heirs } from './heirs';

/** What of an inventory stays with the leaver: what nobody inherits, and what the settings leave where it is. */
export function stays(
  { issues, filterTotal, dashboards, projects, components }: Omit<Inventory, 'stays'>,
  heirs: Heirs,
  handOver: Settings['handOver'],
): Inventory['stays'] {
  const goes = (isOn: boolean, projectKey: string) => isOn && heirs.ofProject(projectKey) !== null;
  const kept = (isOn: boolean, total: number) => (isOn && heirs.personal !== null ? 0 : total);
  return {
    issues: issues
      .filter(({ projectKey }) => !goes(handOver.issues !== 'none', projectKey))
      .reduce((sum, { assigned }) => sum + assigned, 0),
    filters: kept(handOver.filters, filterTotal),
    dashboards: kept(handOver.dashboards, dashboards.length),
    projects: projects.filter(({ key }) => !goes(handOver.leads, key)).map(({ key }) => key),
    components: components
      .filter(({ projectKey }) => !goes(handOver.components, projectKey))
      .map(({ name, projectKey }) => `${projectKey}: ${name}`),
  };
}
