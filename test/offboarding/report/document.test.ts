import { bulletList, document, heading, panel, paragraph } from '../../../src/offboarding/report/document';

describe('an Atlassian document', () => {
  it('is made of the blocks that there are', () => {
    const made = document(heading('Done'), undefined, bulletList([]), paragraph('Nothing.'));
    expect(made).toMatchObject({ type: 'doc', version: 1 });
    expect(made.content.map(({ type }) => type)).toEqual(['heading', 'paragraph']);
  });

  it('names people as text, whatever their names hold', () => {
    const made = JSON.stringify(panel('info', '[~accountid:712020:x] @Leo {"type":"mention"}'));
    expect(made).not.toContain('"type":"mention"');
    expect(made).toContain('[~accountid:712020:x]');
  });

  it('says how many more there are where a list is too long', () => {
    const items = (count: number) => Array.from({ length: count }, (_, index) => `Group ${String(index)}`);
    expect(bulletList(items(25))).toMatchObject({ content: { length: 25 } });
    const long = bulletList(items(500));
    expect(long).toMatchObject({ content: { length: 26 } });
    expect(JSON.stringify(long)).toContain('… and 475 more');
  });

  it('stays below what a comment may hold, with two lists of the longest lines there are', () => {
    const lines = Array.from({ length: 500 }, () => 'x'.repeat(2000));
    const text =
      JSON.stringify(document(bulletList(lines), bulletList(lines)))
        .match(/x+/g)
        ?.join('') ?? '';
    expect(text.length).toBeLessThan(28_000);
  });

  it('has no empty text, which Jira refuses', () => {
    expect(paragraph('')).toMatchObject({ content: [{ text: ' ' }] });
  });
});
