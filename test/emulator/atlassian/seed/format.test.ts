import { z } from 'zod';
import { companySeed } from '../../../../emulator/atlassian/seed/company';
import { AnySeed } from '../../../../emulator/atlassian/seed/format';

describe('the seed format', () => {
  test('can be written as a JSON schema, for docs and editors', () => {
    const schema = z.toJSONSchema(AnySeed, { io: 'input' });
    expect(schema.anyOf).toHaveLength(3);
    expect(JSON.stringify(schema)).toContain('People are named by e-mail');
  });

  test('is what the seed company is written in', () => {
    expect(AnySeed.safeParse(companySeed).success).toBe(true);
  });
});
