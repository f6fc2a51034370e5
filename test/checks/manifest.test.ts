import { ProcessorBuilder, ValidationTypes } from '@forge/manifest';
import { readManifest } from './manifest-file';

describe('manifest.yml', () => {
  // The two validations that `forge lint` and `forge deploy` run; each finds what the other does not.
  test.each([ValidationTypes.FULL, ValidationTypes.PRODUCT_TRIGGER])(
    "passes Atlassian's validation %s",
    async (type) => {
      const { errors } = await ProcessorBuilder.instance().withValidation(type).build().process();
      expect(errors ?? []).toEqual([]);
    },
  );

  // Not caught by either validation. Limit: https://developer.atlassian.com/platform/forge/limits-scheduled-triggers/
  test('has at most five scheduled triggers, one of them every five minutes', () => {
    const { scheduledTrigger } = readManifest().modules;
    expect(scheduledTrigger.length).toBeLessThanOrEqual(5);
    expect(scheduledTrigger.filter(({ interval }) => interval === 'fiveMinute').length).toBeLessThanOrEqual(
      1,
    );
  });

  // A name that does not exist is accepted by the validator and never delivered.
  test('listens only to product events that exist', () => {
    const EVENTS = [
      'avi:jira:created:issue',
      'avi:jira:updated:issue',
      'avi:jira:viewed:issue',
      'avi:jira:commented:issue',
      'avi:jira:assigned:issue',
      'avi:jira:created:user',
      'avi:jira:updated:user',
      'avi:jira:deleted:user',
      'avi:forge:installed:app',
      'avi:forge:upgraded:app',
    ];
    const events = readManifest().modules.trigger.flatMap((trigger) => trigger.events);
    expect(events.filter((event) => !EVENTS.includes(event))).toEqual([]);
  });
});
