import { changeChannels, openOrganisation } from '../channels';
import { TestSite } from '../site';
import { ImportOnSite } from './import-on-site';
import { letManyLeave } from './many-leavers';

const PEOPLE = 60;
/** A hundred requests to the organisation a minute, three for each row, and what rows that have to wait have asked. */
const LEAST_BEGUN = 25;

it('begins nearly as many rows as the requests to the organisation allow, and reads few of them in vain', async () => {
  const site = await TestSite.start({
    scale: { people: 160, groupsPerPerson: 2, projects: 2, filtersPerPerson: 0, openIssuesPerPerson: 0 },
  });
  try {
    await openOrganisation(site);
    await changeChannels(site, { jira: { on: false } });
    const ids = await letManyLeave(site, PEOPLE);
    const imported = await ImportOnSite.judged(site, `account id\n${ids.join('\n')}\n`);
    await imported.startCanary();
    await site.drain();

    await imported.confirm(PEOPLE - 1);
    await site.drain({ horizonSeconds: 0 });
    const { found = 0 } = (await imported.view()).states;
    expect(PEOPLE - 1 - found).toBeGreaterThanOrEqual(LEAST_BEGUN);
  } finally {
    await site.close();
  }
}, 180_000);
