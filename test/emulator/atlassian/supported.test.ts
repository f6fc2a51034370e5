import { supportedRoutes } from '../../../emulator/atlassian/supported';
import { documentOf } from '../../contract/documents';
import { contractViolations } from '../../contract/openapi';
import { as, openSite } from './open-site';
import { examples } from './supported-examples';

const SITE_ADMIN = as('site-admin@acme.example');
const JIRA = '/rest/api/3/';

const described = supportedRoutes.map((route) => [`${route.method} ${route.path}`, route] as const);

describe('the table of supported operations', () => {
  test('has every operation once', () => {
    expect(new Set(described.map(([name]) => name)).size).toBe(described.length);
  });

  test.each(described)('%s is answered, with whatever parameters', async (_, route) => {
    const { site } = openSite({ seed: SMALL });
    const address = `http://127.0.0.1${route.path.replaceAll(/\{\w+\}/g, '1')}`;
    const { response } = await site.jira(new Request(address, { method: route.method }), SITE_ADMIN);
    expect(response.status).toBeLessThan(500);
    expect(response.headers.get('X-Emulator-Hint')).toBeNull();
  });

  test.each(described)('%s asks for the scopes that the OpenAPI document names', async (_, route) => {
    const document = await documentOf(route.path);
    const operation = document?.backend
      .getOperations()
      .find(({ path, method }) => path === route.path && method === route.method.toLowerCase());
    const named = operation?.security?.flatMap((scheme) => scheme['OAuth2'] ?? []);
    const special = SCOPES_OUTSIDE_OAUTH.get(route.path);
    expect([...route.scopes].sort()).toEqual(special ?? [...new Set(named)].sort());
  });
});

describe('the operations of people, groups, projects and what they own', () => {
  const own = described.filter(([name]) => Object.keys(examples).includes(name));

  test('each has an example, but for those of issues and requests', () => {
    const withoutExample = described.map(([name]) => name).filter((name) => !(name in examples));
    const ofIssues = supportedRoutes.slice(supportedRoutes.length - withoutExample.length);
    expect(ofIssues.map(({ method, path }) => `${method} ${path}`)).toEqual(withoutExample);
  });

  test.each(own)('%s answers as the OpenAPI document says', async (name) => {
    const { site } = openSite();
    const example = examples[name];
    if (!example) throw new Error(`There is no example of ${name}.`);
    const [method = ''] = name.split(' ');
    const requestBody = example.body === undefined ? '' : JSON.stringify(example.body);
    const request = new Request(`http://127.0.0.1${JIRA}${example.address}`, {
      method,
      ...(requestBody === '' ? {} : { body: requestBody, headers: { 'Content-Type': 'application/json' } }),
    });
    const { response } = await site.jira(request, SITE_ADMIN);
    const exchange = {
      method,
      path: `${JIRA}${example.address}`,
      requestHeaders: request.headers,
      requestBody,
      status: response.status,
      responseHeaders: response.headers,
      responseBody: await response.text(),
    };
    expect(exchange.status).toBe(example.status ?? 200);
    expect(await contractViolations(exchange)).toEqual([]);
  });
});

/** Operations whose scope has no classic form, or is named in the description only ("Deprecation notice"). */
const SCOPES_OUTSIDE_OAUTH = new Map([
  ['/rest/api/3/user/email', ['read:email-address:jira']],
  ['/rest/api/3/permissions/check', ['read:jira-work']],
]);

const SMALL = {
  groups: [{ name: 'site-admins', administers: 'site' }],
  people: [{ email: 'site-admin@acme.example', name: 'Site admin', groups: ['site-admins'] }],
};
