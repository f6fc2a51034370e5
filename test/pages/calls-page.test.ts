import { readFileSync } from 'node:fs';
import { curlExamples, send } from '../checks/curl-examples';
import { TestSite } from '../journeys/site';
import { PAGES, type Row } from './every-call';

const page = readFileSync('docs/calls.md', 'utf8');
const EVERY_CALL = Object.entries({ ...PAGES.admin, ...PAGES.ticket });
/** Where the page says that a value of an earlier answer belongs. */
const FINGERPRINT = 'FINGERPRINT';
const CREDENTIAL = 'CREDENTIAL';
const ALLOWANCE = 'ALLOWANCE';
const IMPORT = 'IMPORT';

/** How the page says who may call. */
function mayCall({ callers }: Row): string {
  const words = callers === 'anyone' ? ['anyone'] : callers.map((role) => `${role}s`);
  return `May call: ${words.join(', ')}.`;
}

/** The text below a heading, up to the next one. */
const below = (heading: string): string => page.split(`### \`${heading}\`\n`)[1]?.split('\n#')[0] ?? '';

describe('docs/calls.md', () => {
  it.each(EVERY_CALL)(
    'says of %s who may call it, what is sent and what comes back, with an example',
    (key, row) => {
      const text = below(key);
      expect(text).toContain(mayCall(row));
      expect(text).toContain('- Payload: ');
      expect(text).toContain('- Result: ');
      expect(text).toContain(`"functionKey": "${key}"`);
    },
  );

  it('names no call that does not exist', () => {
    const headings = [...page.matchAll(/^### `(\w+)`$/gm)].map(([, key]) => key);
    expect(headings.sort()).toEqual(EVERY_CALL.map(([key]) => key).sort());
  });

  it('has examples that work, one after the other, on the seed company', async () => {
    const site = await TestSite.start();
    let fingerprint = '';
    let credential = '';
    let allowance = '';
    let imported = '';
    const examples = curlExamples(page);
    expect(examples.length).toBeGreaterThan(EVERY_CALL.length);
    for (const example of examples) {
      const response = await send(
        example
          .replace(FINGERPRINT, fingerprint)
          .replace(CREDENTIAL, credential)
          .replace(ALLOWANCE, allowance)
          .replace(IMPORT, imported),
        site.url,
      );
      const answer = await response.text();
      const isServed = response.ok && !/"error"|"outcome":"changed"/.test(answer);
      expect({ example, isServed, answer }).toMatchObject({ isServed: true });
      credential = /"credential":\{"id":"(\w+)"/.exec(answer)?.[1] ?? credential;
      allowance = /"requests":\[\{"id":"([\w-]+)"/.exec(answer)?.[1] ?? allowance;
      imported = /"result":\{"id":"(\w+)","name":"leavers.csv"/.exec(answer)?.[1] ?? imported;
      fingerprint = /"fingerprint":"(\w+)"/.exec(answer)?.[1] ?? fingerprint;
    }
    await site.close();
  });
});
