import { createClock } from '../../emulator/clock';
import { createTraffic, withoutSecrets } from '../../emulator/traffic';

const SECRET = 'a key/with=signs';

test('an address that holds a secret of the app is shown without it, however it is written', () => {
  const traffic = createTraffic(createClock());
  const call = { invocation: '1', kind: 'egress' as const, identity: 'app', method: 'GET' };
  for (const path of [`/x?key=${SECRET}`, `/x?key=${encodeURIComponent(SECRET)}`, '/x?key=none']) {
    traffic.begin({ ...call, path })({ status: 200 });
  }
  const shown = withoutSecrets(traffic.list(0, new Set(['egress'])), [SECRET]);
  expect(shown.map(({ path }) => path)).toEqual(['/x?key=(secret)', '/x?key=(secret)', '/x?key=none']);
});
