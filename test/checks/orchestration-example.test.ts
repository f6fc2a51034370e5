import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { PROBLEMS } from '../../src/offboarding/orchestration/problem';
import { CONTRACTOR, TestSite } from '../journeys/site';

const page = readFileSync('docs/orchestration.md', 'utf8');
const script = [...page.matchAll(/^```sh\n(.*?)\n```$/gms)].map(([, block = '']) => block).join('\n');

describe('docs/orchestration.md', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());

  it('has an example that starts, reads and cancels a run, as it stands, with curl and openssl', async () => {
    const here = script.replaceAll('http://localhost:8790', site.url);
    const { stdout } = await promisify(execFile)('sh', ['-euc', here]);
    const [started, read, cancelled, ...more] = stdout.replaceAll('}{', '}\n{').trim().split('\n');
    expect(more).toEqual([]);
    expect(JSON.parse(started ?? '')).toMatchObject({ runIds: [expect.any(String) as unknown] });
    expect(JSON.parse(read ?? '')).toMatchObject({ ended: 0, runs: [{ source: 'web', ticketKey: 'IT-2' }] });
    expect(JSON.parse(cancelled ?? '')).toMatchObject({ requested: true });
    await site.drain();
    expect(await site.run()).toMatchObject({
      status: 'cancelled',
      leaver: { accountId: await site.accountId(CONTRACTOR) },
    });
  });

  it('lists every code', () => {
    expect(Object.keys(PROBLEMS).filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });
});
