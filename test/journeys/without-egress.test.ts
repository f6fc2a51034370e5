import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmulator, type Emulator } from '../../emulator/server';
import { manifestWithoutEgress } from '../../scripts/manifest/without-egress';
import { JIRA_ADMIN } from './site';

describe('an app that was built without egress', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'leaver-without-egress-'));
  let emulator: Emulator;
  let administrator = '';
  beforeAll(async () => {
    const manifestPath = path.join(folder, 'manifest.yml');
    writeFileSync(manifestPath, manifestWithoutEgress(readFileSync('manifest.yml', 'utf8')));
    emulator = await startEmulator({ port: 0, quiet: true, manifestPath });
    const state = (await (await fetch(`${emulator.url}/_emulator/state`)).json()) as {
      people: { accountId: string; emailAddress: string }[];
    };
    administrator = state.people.find(({ emailAddress }) => emailAddress === JIRA_ADMIN)?.accountId ?? '';
  }, 120_000);
  afterAll(async () => {
    await emulator.close();
    rmSync(folder, { recursive: true });
  });

  const call = (functionKey: string, payload: unknown) =>
    emulator.invoke({ module: 'admin', functionKey, payload, accountId: administrator });

  it('says why there are no keys, and takes none', async () => {
    expect(await call('getChannels', {})).toMatchObject({
      result: { unavailable: expect.stringContaining('may not reach anything outside Jira') as unknown },
    });
    expect(
      await call('setChannelKey', { channel: 'admin-api', key: 'emulator-org-key', endsOn: null }),
    ).toMatchObject({
      error: expect.stringContaining('may not reach anything outside Jira') as unknown,
    });
  });
});
