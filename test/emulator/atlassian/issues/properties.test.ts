import { createTestSite, paragraph, valueAt, type TestSite } from './site';

let site: TestSite;

beforeEach(() => {
  site = createTestSite();
});

test('of an issue: made, replaced, read, listed and taken away, without a trace in the change log', async () => {
  const path = '/rest/api/3/issue/IT-1/properties';
  await site.expect('operator', `PUT ${path}/leaver.run`, 201, { status: 'queued' });
  await site.expect('operator', `PUT ${path}/leaver.run`, 200, { status: 'running' });
  expect(await site.expect('colleague', `GET ${path}/leaver.run`, 200)).toEqual({
    key: 'leaver.run',
    value: { status: 'running' },
  });
  expect(await site.expect('operator', `GET ${path}`, 200)).toMatchObject({ keys: [{ key: 'leaver.run' }] });
  expect(await site.expect('operator', 'GET /rest/api/3/issue/IT-1?properties=*all', 200)).toMatchObject({
    properties: { 'leaver.run': { status: 'running' } },
  });
  await site.expect('operator', `DELETE ${path}/leaver.run`, 204);
  await site.expect('operator', `GET ${path}/leaver.run`, 404);
  await site.expect('operator', `DELETE ${path}/leaver.run`, 404);
  expect(await site.expect('operator', 'GET /rest/api/3/issue/IT-1/changelog', 200)).toMatchObject({
    total: 0,
  });
  expect(site.events).toEqual([]);
});

test('of an issue: refused to people who may only look, without a value, and when too long', async () => {
  const path = 'PUT /rest/api/3/issue/IT-1/properties';
  await site.expect('colleague', `${path}/a`, 403, 1);
  await site.expect('leaver', `${path}/a`, 404, 1);
  await site.expect('operator', `${path}/a`, 400);
  await site.expect('operator', `${path}/a`, 400, 'x'.repeat(32_768));
  await site.expect('operator', `${path}/${'k'.repeat(256)}`, 400, 1);
});

test('of a comment: they decide whether it is internal', async () => {
  const comments = '/rest/api/3/issue/IT-1/comment';
  const id = String(
    valueAt(await site.expect('operator', `POST ${comments}`, 201, { body: paragraph('x') }), 'id'),
  );
  expect(await site.expect('colleague', `GET ${comments}`, 200)).toMatchObject({ total: 1 });
  const path = `/rest/api/3/comment/${id}/properties`;
  await site.expect('operator', `PUT ${path}/sd.public.comment`, 201, { internal: true });
  await site.expect('operator', `PUT ${path}/sd.public.comment`, 200, { internal: true });
  expect(await site.expect('colleague', `GET ${comments}`, 200)).toMatchObject({ total: 0 });
  expect(await site.expect('operator', `GET ${path}`, 200)).toMatchObject({
    keys: [{ key: 'sd.public.comment' }],
  });
  expect(await site.expect('operator', `GET ${path}/sd.public.comment`, 200)).toEqual({
    key: 'sd.public.comment',
    value: { internal: true },
  });
  await site.expect('agent', `DELETE ${path}/sd.public.comment`, 403);
  await site.expect('operator', `DELETE ${path}/sd.public.comment`, 204);
  expect(await site.expect('colleague', `GET ${comments}`, 200)).toMatchObject({ total: 1 });
  await site.expect('operator', 'GET /rest/api/3/comment/1/properties', 404);
});
