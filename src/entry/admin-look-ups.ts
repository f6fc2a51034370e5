import { z } from 'zod';
import type { AdminCalls } from '../contract/calls';
import { checklist } from '../offboarding/administration/checklist';
import { examineSite, type DoctorParts } from '../offboarding/administration/doctor';
import { transitionsFrom } from '../offboarding/administration/ticket-outcome-probe';
import type { Catalogue, Directory, InstallationStore, RunStore, SettingsStore } from '../offboarding/ports';
import { iso, type Clock } from '../offboarding/time';
import { CallRefused, type Definition } from './authorised';

export interface LookUpParts extends Pick<DoctorParts, 'keys' | 'probe' | 'mayReachOut' | 'tickets'> {
  settings: SettingsStore;
  installation: InstallationStore;
  runs: RunStore;
  catalogue: Catalogue;
  directory: Directory;
  clock: Clock;
}

export type DefineAdmin = <Payload, Key extends keyof AdminCalls>(
  functionKey: Key,
  payload: z.ZodType<Payload>,
  handle: Definition<Payload, AdminCalls[Key]['result']>['handle'],
) => void;

const id = z.string().min(1).max(200);
const query = z.object({ query: z.string().max(200) });
const names = z.array(id).max(200);
const ids = z.object({ ids: names });

/** Calls that change nothing of the settings: what there is to choose from, and what the site lets the app do. */
export function defineLookUps(define: DefineAdmin, parts: LookUpParts): void {
  const { catalogue, directory, installation } = parts;
  define('getChecklist', z.unknown(), async () => ({
    items: await checklist(parts, await parts.settings.read(), await installation.doctorSeen()),
  }));
  define(
    'runDoctor',
    z.object({ testAccountId: id.optional(), testGroupId: id.optional() }).default({}),
    async ({ testAccountId, testGroupId }, { accountId }) => {
      const test =
        testAccountId !== undefined && testGroupId !== undefined
          ? { accountId: testAccountId, groupId: testGroupId }
          : undefined;
      const findings = await examineSite(parts, await parts.settings.read(), accountId, test);
      await installation.recordDoctor(parts.clock.now());
      return { at: iso(parts.clock.now()), findings };
    },
  );
  define('searchGroups', query, async (payload) => ({ groups: await catalogue.searchGroups(payload.query) }));
  define('nameGroups', ids, async (payload) => ({ groups: await catalogue.groups(payload.ids) }));
  define('namePeople', ids, async (payload) => ({ people: await catalogue.people(payload.ids) }));
  define('listProjects', query, async (payload) => ({ projects: await catalogue.projects(payload.query) }));
  define('getRuleChoices', z.object({ projectKey: id }), async ({ projectKey }) => {
    const choices = await catalogue.ruleChoices(projectKey);
    if (!choices) throw new CallRefused(`Leaver cannot see the project ${projectKey}.`);
    return choices;
  });
  define(
    'getTransitions',
    z.object({ projectKey: id, issueTypes: names, statuses: names, resolutions: names }),
    async ({ projectKey, issueTypes, ...target }) => {
      const offered = await transitionsFrom(catalogue, { projectKey, issueTypes, target });
      return { transitions: offered?.map(({ name, status }) => ({ name, status: status.name })) ?? null };
    },
  );
  define('checkPerson', z.object({ accountId: id }), async ({ accountId }) => {
    const [{ operators }, [person]] = await Promise.all([
      parts.settings.read(),
      catalogue.people([accountId]),
    ]);
    if (!person) throw new CallRefused(`Jira knows no account ${accountId}.`);
    const [operator, auditor, administrator] = await Promise.all([
      operators.check === 'groups'
        ? directory.operatorStanding(accountId, operators).then(({ may }) => may === true)
        : directory.holds(accountId, 'offboard-people'),
      directory.holds(accountId, 'audit-offboarding'),
      directory.administersJira(accountId),
    ]);
    return { operator, auditor, administrator: auditor === null ? null : administrator };
  });
}
