import { call, offboard } from '../../pages/calls';
import { storeRuns } from '../../pages/stored-runs';
import { AUDITOR, CONTRACTOR, LEAVER, TestSite } from '../site';

const LONG = 120_000;
const STORED = 150;

describe('a part of an export', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
    await offboard(site, [CONTRACTOR]);
    await site.drain();
    storeRuns(site.emulator.host(), STORED, (index) => ({
      id: `stored-${String(index)}`,
      createdAt: new Date(site.now() - index).toISOString(),
    }));
  }, LONG);
  afterAll(() => site.close());

  const today = () => new Date(site.now()).toISOString().slice(0, 10);
  const counted = async () => {
    const scope = { kind: 'period' as const, from: '2020-01-01', to: today() };
    const { parts, pieces } = await call(site, 'operator', 'countEvidence', { scope }, AUDITOR);
    return { scope, format: 'json' as const, part: 1, of: parts, piece: pieces[0] };
  };
  const read = (wanted: Awaited<ReturnType<typeof counted>>) =>
    call(site, 'operator', 'exportEvidence', wanted, AUDITOR);

  it('reads its own runs and lists no others', async () => {
    const wanted = await counted();
    expect(wanted.piece?.slices).toHaveLength(STORED + 1);
    const before = (await site.requests('storage')).length;
    const file = await read({
      ...wanted,
      piece: wanted.piece && { ...wanted.piece, slices: wanted.piece.slices.slice(0, 20) },
    });
    const asked = (await site.requests('storage')).slice(before);
    expect(asked.filter(({ path }) => path.endsWith('/query'))).toEqual([]);
    const { runs } = JSON.parse('content' in file ? file.content : '') as { runs: unknown[] };
    expect(runs).toHaveLength(20);
  });

  it('says when to ask again where the storage has reached its limit', async () => {
    const wanted = await counted();
    await site.fault([{ target: 'storage', path: 'batch/get', effect: { status: 429 } }]);
    expect(await read(wanted)).toEqual({ busyFor: 20 });
    await site.clearFaults();
    expect(await read(wanted)).toHaveProperty('content');
  });

  it('holds nothing but what its scope allows', async () => {
    const wanted = await counted();
    const scope = { kind: 'person', accountId: await site.accountId(LEAVER) } as const;
    await expect(call(site, 'operator', 'exportEvidence', { ...wanted, scope }, AUDITOR)).rejects.toThrow(
      'Export it again',
    );
  });
});
