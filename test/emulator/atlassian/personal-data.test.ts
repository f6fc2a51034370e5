import { openSite, person } from './open-site';

const COLLEAGUE = person('colleague@acme.example');

test('what people change of their account is known with its time, and shows in Jira', () => {
  const { site, clock, events } = openSite();
  expect(site.personalData(COLLEAGUE)).toEqual({ closed: false, changedAt: null });
  expect(site.personalData('nobody')).toBeUndefined();
  clock.advance(60_000);
  expect(site.changeOwnAccount(COLLEAGUE, { displayName: 'Carla New' })).toBe(true);
  expect(site.personalData(COLLEAGUE)).toEqual({ closed: false, changedAt: clock.now() });
  expect(JSON.stringify(site.state())).toContain('Carla New');
  expect(events).toMatchObject([{ eventType: 'avi:jira:updated:user', user: { displayName: 'Carla New' } }]);
});

test('a closed account is erased, once', () => {
  const { site } = openSite();
  expect(site.changeOwnAccount(COLLEAGUE, { closed: true })).toBe(true);
  expect(site.personalData(COLLEAGUE)).toMatchObject({ closed: true });
  expect(JSON.stringify(site.state())).not.toContain('colleague@acme.example');
  expect(site.changeOwnAccount(COLLEAGUE, { closed: true })).toBe(false);
});
