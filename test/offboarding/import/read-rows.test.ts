import fc from 'fast-check';
import {
  lookAtFile,
  readRows,
  UnreadableFile,
  type ImportRow,
} from '../../../src/offboarding/import/read-rows';

const ID = '5b10ac8d82e05b22cc7d4ef5';
const OTHER = '712020:0e2a6c1e-1111-4222-8333-444455556666';

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

const chunksOf = (bytes: Uint8Array, size: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );

function formatOf(bytes: Uint8Array) {
  const { delimiter, columns, records } = lookAtFile(bytes);
  if (!columns) throw new UnreadableFile(`No column names people: ${records.join()}`);
  return { delimiter, columns };
}

async function rowsOf(content: string | Uint8Array, size = 7): Promise<ImportRow[]> {
  const bytes = bytesOf(content);
  const rows: ImportRow[] = [];
  for await (const row of readRows(chunksOf(bytes, size), formatOf(bytes))) rows.push(row);
  return rows;
}

describe('an import', () => {
  it("reads Atlassian's export of users with the days when they were seen", async () => {
    const rows = await rowsOf(
      [
        'User id,User name,email,User status,Added to org,Org role,Last seen in Jira - acme,Last seen in Confluence - acme',
        `${ID},"Muster, Mia",Mia@acme.example,Active,3 Jan 2024,User,13 Feb 2025,Never accessed`,
      ].join('\r\n'),
    );
    expect(rows).toEqual([
      {
        line: 2,
        end: 220,
        accountId: ID,
        email: 'mia@acme.example',
        name: 'Muster, Mia',
        unusable: null,
        lastSeen: [
          { product: 'Jira', day: '2025-02-13' },
          { product: 'Confluence', day: 'never' },
        ],
        unreadableDays: 0,
      },
    ]);
  });

  it('reads the export of managed accounts, whose columns have other names and another order', async () => {
    const rows = await rowsOf(
      `Name,Email,Atlassian ID,Status,Last active date [UTC]\nMia,mia@acme.example,${OTHER},Active,3 Jan 2024\n`,
    );
    expect(rows).toMatchObject([
      { accountId: OTHER, email: 'mia@acme.example', lastSeen: [{ product: 'any', day: '2024-01-03' }] },
    ]);
  });

  it.each([
    ['a byte order mark', `\uFEFFUser id,email\n${ID},mia@acme.example\n`],
    ['semicolons', `email;User id\nmia@acme.example;${ID}\n`],
    ['tabs', `email\tUser id\nmia@acme.example\t${ID}\n`],
    ['quotes everywhere', `"User id","email"\n"${ID}","mia@acme.example"\n`],
    ['headers in other cases', `USER ID,E-Mail\n${ID},mia@acme.example\n`],
    ['old line ends', `User id,email\r${ID},mia@acme.example\r`],
    ['empty lines', `User id,email\n\n${ID},mia@acme.example\n\n`],
  ])('reads a file with %s', async (_what, content) => {
    expect(await rowsOf(content)).toMatchObject([{ accountId: ID, email: 'mia@acme.example' }]);
  });

  it('reads a plain list, and ids and addresses mixed in one column', async () => {
    expect(await rowsOf(`${ID}\n${OTHER}\nmia@acme.example\nnonsense\n`)).toMatchObject([
      { line: 1, accountId: ID },
      { line: 2, accountId: OTHER },
      { line: 3, accountId: null, email: 'mia@acme.example' },
      { line: 4, accountId: null, email: null },
    ]);
  });

  it('keeps a line that names nobody, so that the result has one line for each', async () => {
    const rows = await rowsOf(`User id,email\n712020:nobody,=cmd|x\n${ID},mia@acme.example\n${ID},n/a\n`);
    expect(rows.map(({ line, accountId, unusable }) => [line, accountId, unusable])).toEqual([
      [2, null, '712020:nobody, =cmd|x'],
      [3, ID, null],
      [4, ID, 'n/a'],
    ]);
  });

  it.each([
    ['is empty', '', 'empty'],
    ['has no column that names people', 'Product,Price\nJira,7\n', 'No column names people'],
    ['is no text', new Uint8Array([0x50, 0x4b, 0, 0, 1]), 'no CSV file'],
    ['is in UTF-16', new Uint8Array(Buffer.from(`\uFEFFUser id\n${ID}\n`, 'utf16le')), 'CSV UTF-8'],
    [
      'is not in UTF-8',
      new Uint8Array([...new TextEncoder().encode('email,User name\na@b.example,M'), 0xfc, 0x6c]),
      'UTF-8',
    ],
    ['is one endless line', `User id,email\n"${'x'.repeat(200_000)}`, 'no CSV file'],
  ])('refuses a file that %s', async (_what, content, sentence) => {
    await expect(rowsOf(content, 50_000)).rejects.toThrow(UnreadableFile);
    await expect(rowsOf(content, 50_000)).rejects.toThrow(sentence);
  });

  it('gives the same rows wherever the file is cut', async () => {
    const content = `User id;User name\n${ID};"Jörg ""J"" Müßig; Büro"\n${OTHER};Zoë\n`;
    const whole = await rowsOf(content, 10_000);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 120 }), async (size) => {
        expect(await rowsOf(content, size)).toEqual(whole);
      }),
    );
    expect(whole[0]?.name).toBe('Jörg "J" Müßig; Büro');
  });

  it('goes on after any row as if it had never stopped', async () => {
    const content = `\uFEFFUser id;User name\r\n${ID};"Jörg\r\nMüßig"\n\n${OTHER};Zoë\r${ID};=1+1\r\n`;
    const bytes = bytesOf(content);
    const whole = await rowsOf(content);
    expect(whole).toHaveLength(3);
    for (const [index, { end, line }] of whole.entries()) {
      const rest: ImportRow[] = [];
      const from = { bytes: end, lines: line };
      for await (const row of readRows(chunksOf(bytes.subarray(end), 5), formatOf(bytes), from))
        rest.push(row);
      expect(rest).toEqual(whole.slice(index + 1));
    }
  });

  it('either reads whatever it is given or refuses it in words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await rowsOf(bytes).catch((error: unknown) => {
          expect(error).toBeInstanceOf(UnreadableFile);
        });
      }),
    );
  });
});
