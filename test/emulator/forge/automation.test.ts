import { startFixture, type FixtureEmulator } from './fixture-emulator';

describe('an action of the app in a rule of Automation', () => {
  let emulator: FixtureEmulator;
  beforeAll(async () => {
    emulator = await startFixture();
  });
  afterAll(() => emulator.close());

  const run = (inputs: object, more: object = {}) =>
    emulator.post('/_emulator/automation', { action: 'feed', inputs, ...more });

  test('is offered with its inputs and outputs', async () => {
    expect((await emulator.post('/_emulator/automation', undefined, 'GET')).body).toMatchObject({
      actions: [
        {
          key: 'feed',
          inputs: { animal: { type: 'string', required: true } },
          outputs: { note: { type: 'string', nullable: true } },
        },
      ],
    });
  });

  test('gets its inputs and nothing beside them, and the rule gets the declared outputs', async () => {
    expect(await run({ animal: 'Dolly', grams: 250 })).toEqual({
      status: 200,
      body: { status: 'succeeded', outputs: { eaten: 250, note: null } },
    });
    await run({ animal: 'payload' }, { actor: 'ann' });
    await run({ animal: 'payload' }, { context: { jira: { issueKey: 'IT-1' } } });
    const [asAnn, asNobody] = emulator.remembered('action') as { payload: object; context: object }[];
    expect(asAnn).toMatchObject({
      payload: { animal: 'payload' },
      context: { principal: { accountId: 'ann' } },
    });
    expect(asAnn?.payload).not.toHaveProperty('context');
    expect(asNobody?.payload).toEqual({ animal: 'payload', context: { jira: { issueKey: 'IT-1' } } });
    expect(asNobody?.context).not.toHaveProperty('principal');
  });

  test('acts as the person of its connection, if that person has consented', async () => {
    expect(await run({ animal: 'asker' }, { actor: 'ann' })).toMatchObject({
      body: { status: 'succeeded', outputs: { note: 'ann' } },
    });
    for (const more of [{ actor: 'ann', consent: false }, { actor: null }, {}]) {
      expect(await run({ animal: 'asker' }, more)).toMatchObject({ body: { status: 'failed' } });
    }
  });

  test('stops the rule with its own words, or with general ones when it breaks', async () => {
    expect(await run({ animal: 'ghost' })).toEqual({
      status: 200,
      body: { status: 'failed', errors: ['There is no ghost.'] },
    });
    const broken = await run({ animal: 'dragon' });
    expect(broken.body).toMatchObject({ status: 'failed' });
    expect(JSON.stringify(broken.body)).not.toContain('fire');
    expect(await run({ animal: 'stone' })).toMatchObject({
      body: { errors: ['The output "eaten" is no integer.'] },
    });
  });

  test('is not run with inputs that no rule can be saved with', async () => {
    expect(await run({ grams: 'many', straw: 1 })).toMatchObject({
      status: 400,
      body: {
        invalidInputs: {
          animal: { message: 'animal is required' },
          grams: { message: 'grams is no integer' },
          straw: { message: 'straw is not declared' },
        },
      },
    });
    expect(await run({ animal: 'x'.repeat(110_000) })).toMatchObject({ status: 400 });
    expect(await emulator.post('/_emulator/automation', { action: 'groom', inputs: {} })).toMatchObject({
      status: 404,
    });
  });
});
