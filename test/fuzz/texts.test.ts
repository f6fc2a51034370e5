import fc from 'fast-check';
import { z } from 'zod';
import type { JiraCall } from '../../src/jira/call';
import type { JiraClient } from '../../src/jira/client';
import { createHolders } from '../../src/jira/holders';
import { createHoldings } from '../../src/jira/holdings';
import { createHistoryReader } from '../../src/jira/people';
import {
  bulletList,
  document,
  heading,
  mention,
  panel,
  paragraph,
} from '../../src/offboarding/report/document';
import { anyText } from './any';
import { tries } from './bounds';

const asked = z.object({ jql: z.string() });

/** A client that answers nothing and keeps the queries that it was asked. */
function keepingQueries(): { jira: JiraClient; queries: string[] } {
  const queries: string[] = [];
  const call = async <Answer>(request: JiraCall<Answer>): Promise<Answer> => {
    await request.send({
      requestJira: (_route, options) => {
        const body = z.string().parse(options?.body);
        queries.push(asked.parse(JSON.parse(body)).jql);
        return Promise.resolve(Response.json({}));
      },
    });
    return request.parse({ issues: [], isLast: true });
  };
  const jira: JiraClient = { call, counting: () => jira };
  return { jira, queries };
}

/** A text in JQL: what stands in double quotes, where a backslash takes the next character as it is. */
const TEXT_IN_JQL = /"(?:[^"\\]|\\.)*"/gsu;
const meant = (quoted: string): string => quoted.slice(1, -1).replaceAll(/\\(.)/gsu, '$1');

describe('a text in a query', () => {
  it.each<[string, (jira: JiraClient, text: string) => Promise<unknown>, string]>([
    [
      'whose open issues are read',
      (jira, text) => createHoldings(jira).openIssues(text, 'assignee', [text], 'everything'),
      'assignee = # AND statusCategory != Done AND project in (#) ORDER BY key',
    ],
    [
      'whose history is read',
      (jira, text) => createHistoryReader(jira).didAnything(text, null),
      'issuekey in updatedBy(#)',
    ],
    [
      'whose issues are given back',
      (jira, text) => createHolders(jira).openIssuesWith({ ids: ['1'], field: 'assignee' }, text),
      'id IN (1) AND statusCategory != Done AND assignee = #',
    ],
  ])('is nothing but a text, %s', async (_whose, read, query) => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const { jira, queries } = keepingQueries();
        await read(jira, text);
        const [jql = ''] = queries;
        expect(jql.replaceAll(TEXT_IN_JQL, '#')).toBe(query);
        for (const [quoted] of jql.matchAll(TEXT_IN_JQL)) expect(meant(quoted)).toBe(text);
      }),
      tries(100),
    );
  });
});

describe('a text in a comment', () => {
  const node: z.ZodType = z.lazy(() =>
    z.union([
      z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(500) }),
      z.strictObject({
        type: z.literal('mention'),
        attrs: z.strictObject({ id: z.literal('leo'), text: z.string() }),
      }),
      z.strictObject({ type: z.enum(['paragraph', 'bulletList', 'listItem']), content: z.array(node) }),
      z.strictObject({
        type: z.literal('heading'),
        attrs: z.strictObject({ level: z.literal(3) }),
        content: z.array(node),
      }),
      z.strictObject({
        type: z.literal('panel'),
        attrs: z.strictObject({ panelType: z.literal('info') }),
        content: z.array(node),
      }),
    ]),
  );
  const whole = z.strictObject({ type: z.literal('doc'), version: z.literal(1), content: z.array(node) });

  it('is nothing but a text, is never empty and can be written as UTF-8', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText, { maxLength: 30 }), (text, items) => {
        const person = { accountId: 'leo', displayName: text };
        const made = document(
          heading(text),
          paragraph(text),
          panel('info', text),
          bulletList(items),
          mention(person, text),
        );
        expect(whole.safeParse(made).error?.issues ?? []).toEqual([]);
        const texts = [...JSON.stringify(made).matchAll(/\\ud[89a-f]/g)];
        expect(texts).toEqual([]);
      }),
      tries(200),
    );
  });
});
