import { join } from 'node:path';
import { createWeb } from '../../../emulator/web/server';

const web = createWeb({
  root: join(__dirname, 'fixture'),
  siteUrl: 'https://acme.atlassian.net',
  cloudId: 'cloud',
  environmentId: 'environment',
});

async function get(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const response = await web.request(path);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

test('every address of the shell serves its page with what the manifest says of the app', async () => {
  for (const path of ['/', '/browse/IT-1', '/jira/people/ann', '/emulator/traffic']) {
    const page = await get(path);
    expect(page.status).toBe(200);
    expect(page.text).toContain('"title":"Gallery"');
    expect(page.text).toContain('/_shell/assets/main.js');
  }
});

test('addresses that belong to others are left to them', async () => {
  expect((await get('/rest/api/3/myself')).status).toBe(404);
  expect((await get('/_emulator/state')).status).toBe(404);
});

test('a UI Kit resource is a bare page with the bridge before the bundle', async () => {
  const page = await get('/_shell/resources/gallery/');
  expect(page.text.indexOf('bridge.js')).toBeLessThan(page.text.indexOf('app.js'));
  const bundle = await get('/_shell/resources/gallery/app.js');
  expect(bundle.headers.get('content-type')).toContain('text/javascript');
  expect(bundle.text).toContain('reconcile');
});

test('translations stand beside a resource, where @forge/bridge looks for them', async () => {
  const info = await get('/_shell/resources/gallery/__LOCALES__/i18n-info.json');
  expect(JSON.parse(info.text)).toEqual({ config: { locales: ['en-US'], fallback: { default: 'en-US' } } });
  const texts = await get('/_shell/resources/gallery/__LOCALES__/en-US.json');
  expect(texts.text).toContain('Hello from the translation file');
});

test('a Custom UI resource keeps to its own files', async () => {
  const page = await get('/_shell/resources/frame/');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(page.text.indexOf('bridge.js')).toBeLessThan(page.text.indexOf('frame.js'));
  expect((await get('/_shell/resources/frame/..%2f..%2fserver.test.ts')).status).toBe(404);
});

test('a resource that the manifest lacks says so', async () => {
  const answer = await get('/_shell/resources/nothing/');
  expect(answer).toMatchObject({ status: 404, text: 'The manifest has no resource nothing.' });
});
