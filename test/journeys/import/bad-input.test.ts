import { call } from '../../pages/calls';
import { newRequestId } from '../../../static/shared/request-id';
import { OPERATOR, SECOND_OPERATOR, TestSite } from '../site';
import { ImportOnSite } from './import-on-site';

let site: TestSite;

beforeAll(async () => {
  site = await TestSite.start();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const KIB = 1024;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const ID = '5b10ac8d82e05b22cc7d4ef5';

describe('a file that cannot be used', () => {
  it.each([
    ['is a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 1]), 'no CSV file in UTF-8'],
    ['is in UTF-16', new Uint8Array(Buffer.from(`\uFEFFUser id\n${ID}\n`, 'utf16le')), 'not in UTF-8'],
    ['is one endless line', bytesOf(`User id,email\n"${'x'.repeat(120 * KIB)}`), 'no CSV file'],
  ])('is refused with its first chunk when it %s', async (_what, content, words) => {
    const imported = await ImportOnSite.uploaded(site, content);
    expect(await imported.view()).toMatchObject({ stage: 'unusable' });
    expect((await imported.view()).problem).toContain(words);
  });

  it('is refused when it mixes encodings, wherever that is', async () => {
    const lines = `User id\n${`${ID}\n`.repeat(8_000)}`;
    const imported = await ImportOnSite.uploaded(site, new Uint8Array([...bytesOf(lines), 0xfc, 10]));
    await imported.confirmColumns();
    await site.drain();
    const { stage, problem, rows } = await imported.view();
    expect({ stage, rows }).toEqual({ stage: 'unusable', rows: 0 });
    expect(problem).toContain('mixes encodings');
  });

  it('is refused before it is sent when it has 200 MB, and when it is empty', async () => {
    await expect(ImportOnSite.begun(site, 200 * KIB * KIB)).rejects.toThrow('Split it into several files');
    await expect(ImportOnSite.begun(site, 0)).rejects.toThrow('The file is empty.');
  });

  it('is refused when it has more than 100,000 rows', async () => {
    const imported = await ImportOnSite.uploaded(site, 'a\n'.repeat(100_001));
    await call(site, 'operator', 'confirmImportColumns', {
      id: imported.id,
      columns: { accountId: 0, email: null, name: null, hasHeader: false },
    });
    await site.drain();
    const { stage, problem } = await imported.view();
    expect(stage).toBe('unusable');
    expect(problem).toBe(
      'The file has more than 100,000 rows. Split it into several files and import one after the other.',
    );
  });

  it('is not read while no column names people', async () => {
    const imported = await ImportOnSite.uploaded(site, 'Product,Price\nJira,7\n');
    expect((await imported.view()).mapping?.columns).toMatchObject({ accountId: null, email: null });
    await expect(imported.confirmColumns()).rejects.toThrow('Say which column holds the account ids');
  });
});

describe('a file that holds strange things', () => {
  it('counts the same person once, however often they stand in it', async () => {
    const id = await site.accountId(SECOND_OPERATOR);
    const imported = await ImportOnSite.judged(site, `${id}\n`.repeat(50));
    expect((await imported.view()).states).toEqual({ found: 1, duplicate: 49 });
  });

  it('keeps what stood in cells that name nobody, on the page and in the result file', async () => {
    const file = `User id,User name\n712020:does-not-exist,A\n=cmd|x,B\n${'x'.repeat(10_000)},C\n`;
    const imported = await ImportOnSite.judged(site, file);
    expect((await imported.rows()).map(({ unusable }) => unusable)).toEqual([
      '712020:does-not-exist',
      '=cmd|x',
      'x'.repeat(120),
    ]);
    const [first, second] = await imported.resultLines();
    expect(first).toContain(',A,712020:does-not-exist,,,Left out: unknown,no,');
    expect(second).toContain(`,B,'=cmd|x,,,Left out: unknown,no,`);
  });

  it('gives names that a spreadsheet would take for formulas back as text', async () => {
    const imported = await ImportOnSite.judged(site, `User id,User name\n${ID},"=HYPERLINK(""http://x"")"\n`);
    const [line = ''] = await imported.resultLines();
    expect(line).toContain(`'=HYPERLINK`);
    expect(line).toContain('Left out: unknown,no,');
  });
});

describe('an upload', () => {
  const content = bytesOf(
    `User id,User name\n${Array.from({ length: 9_000 }, (_, row) => `${String(row).padStart(24, '0')},"Nobody, ${String(row)}"\n`).join('')}`,
  );

  it('goes on where it stopped, takes no chunk twice or too early, and notices another file', async () => {
    const { chunkBytes } = await call(site, 'operator', 'listImports', {});
    const chunk = (number: number) =>
      Buffer.from(content.subarray(number * chunkBytes, (number + 1) * chunkBytes)).toString('base64');
    const imported = await ImportOnSite.begun(site, content.length);
    await imported.putChunk(0, chunk(0));
    await expect(imported.putChunk(2, chunk(2))).rejects.toThrow('left out');
    await expect(imported.putChunk(1, chunk(1).slice(0, 400))).rejects.toThrow('has changed');
    expect((await imported.putChunk(0, chunk(0))).received).toBe(1);
    await site.fault([{ target: 'storage', skip: 2, times: 1, effect: { kill: 'after' } }]);
    await expect(imported.putChunk(1, chunk(1))).rejects.toThrow();
    expect((await imported.upload(content)).stage).toBe('mapping');
  });

  it('is begun once although the answer to it got lost', async () => {
    const requestId = newRequestId();
    await site.fault([
      { target: 'storage', path: '/v1/entity/set$', body: requestId, times: 1, effect: { kill: 'after' } },
    ]);
    await expect(ImportOnSite.begun(site, content.length, OPERATOR, requestId)).rejects.toThrow();
    const { id } = await ImportOnSite.begun(site, content.length, OPERATOR, requestId);
    const { imports } = await call(site, 'operator', 'listImports', {});
    expect(imports.map((one) => one.id)).toEqual([id]);
    await expect(ImportOnSite.begun(site, content.length, SECOND_OPERATOR, requestId)).rejects.toThrow(
      'Only they can go on with it.',
    );
  });

  it('gives every row once although the consumer dies while it reads and while it judges', async () => {
    const imported = await ImportOnSite.uploaded(site, content);
    const dies = (skip: number) => ({ target: 'storage', skip, times: 1, effect: { kill: 'after' } });
    await site.fault([dies(30), dies(90), dies(130)]);
    await imported.confirmColumns();
    await site.drain();
    expect(site.logged.join('\n')).toContain('run-importer ended with');
    const view = await imported.view();
    expect(view).toMatchObject({ stage: 'judged', rows: 9_000, states: { unknown: 9_000 } });
    const numbers = (await imported.resultLines()).map((line) => Number(line.split(',')[0]));
    expect(numbers).toEqual(Array.from({ length: 9_000 }, (_, row) => row + 2));
  });

  it('shows a page of its rows with at most five storage calls', async () => {
    const imported = await ImportOnSite.judged(site, content);
    const before = (await site.requests('storage')).length;
    const payload = { id: imported.id, states: ['unknown' as const], startAt: 8_970 };
    const { rows, total } = await call(site, 'operator', 'listImportRows', payload);
    expect(rows.map(({ line }) => line)).toEqual(Array.from({ length: 30 }, (_, row) => 8_972 + row));
    expect(total).toBe(9_000);
    expect((await site.requests('storage')).length - before).toBeLessThanOrEqual(5);
  });
});
