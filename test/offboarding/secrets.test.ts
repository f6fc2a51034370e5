import { createSecretMask, createWithoutSecrets } from '../../src/offboarding/secrets';

const KEY = 'emulator-org-key';
const OWN = 'wJalrXUtnFEMI-K7MDENG_bPxRfiCYEXAMPLEKEY01x';
const ID = '712020:2d48ad10-a3df-54e9-b7d8-74ff733880ca';

function open() {
  const secrets = createSecretMask();
  let reads = 0;
  const secret = (channel: string) => {
    reads += 1;
    return Promise.resolve(channel === 'admin-api' ? KEY : undefined);
  };
  return { secrets, without: createWithoutSecrets(secrets, { secret }), reads: () => reads };
}

describe('masking secrets', () => {
  it.each([
    ['a token of Atlassian', `ATATT3xFfGF0${'aB3_'.repeat(8)}=1A2B3C4D`],
    ['a key of an organisation', `ATCTT3xFfGN0${'zY9-'.repeat(8)}=5E6F7A8B`],
    ['the secret of a tool', OWN],
    ['the permit of a rule', `0123456789abcdef.${OWN}`],
  ])('finds %s by what it looks like', (_, secret) => {
    expect(createSecretMask().mask(`Use "${secret}", please.`)).toBe('Use "(secret)", please.');
  });

  it('finds what stands in a header, and what it has learned', () => {
    const { secrets } = open();
    expect(secrets.mask('Authorization: Bearer abc.DEF-123, Basic b2xnYTpzZWNyZXQ=')).toBe(
      'Authorization: Bearer (secret), Basic (secret)',
    );
    secrets.learn('correct horse battery');
    expect(secrets.mask('It was correct horse battery.')).toBe('It was (secret).');
  });

  it('takes no word, id or hash for a secret', () => {
    const { secrets } = open();
    secrets.learn('short');
    const hash = 'a'.repeat(64);
    const text = `A short reason about ${ID}, group 8e8d21cf-d2b4-5077-8d98-3e6b16125cfa, hash ${hash}, bearer of news`;
    expect(secrets.mask(text)).toBe(text);
  });

  it('reads the stored keys once, and only where something may be one', async () => {
    const { without, reads } = open();
    const ids = {
      id: `page.${ID}.request.${ID}`,
      people: [{ accountId: ID, fingerprint: OWN }],
      why: 'She leaves.',
    };
    expect(await without.value(ids)).toEqual(ids);
    expect(reads()).toBe(0);
    expect(await without.value({ why: `The key is ${KEY}.`, list: [KEY] })).toEqual({
      why: 'The key is (secret).',
      list: ['(secret)'],
    });
    expect(await without.text(KEY)).toBe('(secret)');
    expect(reads()).toBe(2);
  });

  it('leaves parts of files and cursors as they are, whatever they look like', async () => {
    const { without } = open();
    const sent = { data: `${OWN}+${OWN}/${KEY}`, cursor: OWN };
    expect(await without.value(sent)).toEqual(sent);
  });

  it('goes down no further than anything that is read, and gives whole characters only', async () => {
    const { without } = open();
    const deep: unknown = JSON.parse('['.repeat(7_500) + ']'.repeat(7_500));
    expect(JSON.stringify(await without.value(deep)).length).toBeLessThan(1_000);
    expect(await without.value({ leaver: '\ud800@acme.example' })).toEqual({ leaver: '\ufffd@acme.example' });
  });
});
