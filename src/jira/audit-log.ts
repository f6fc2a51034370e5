import type { AuditLog } from '../offboarding/watch/ways';
import { JiraRefusal } from './call';
import type { JiraClient } from './client';
import { getAuditRecords } from './endpoints/audit';

/** What the log calls it when somebody is put into a group. */
const ADDED = /added to group/i;
const GROUP = 'GROUP';

/** The site's audit log; it is closed on some sites, and then it tells nothing. */
export function createAuditLog(jira: JiraClient): AuditLog {
  return {
    membershipsGiven: async (accountId, since) => {
      try {
        const records = await jira.call(getAuditRecords(accountId, since));
        return records
          .filter(({ summary, associatedItems }) => {
            const isAbout = associatedItems?.some(({ id }) => id === accountId) ?? false;
            return ADDED.test(summary ?? '') && isAbout;
          })
          .flatMap(({ objectItem, associatedItems, authorAccountId, authorKey }) => {
            const items = [...(objectItem ? [objectItem] : []), ...(associatedItems ?? [])];
            const group = items.find(({ typeName }) => typeName === GROUP);
            return group
              ? [
                  {
                    groupId: group.id ?? '',
                    groupName: group.name ?? '',
                    authorId: authorAccountId ?? authorKey ?? null,
                  },
                ]
              : [];
          });
      } catch (error) {
        if (error instanceof JiraRefusal) return [];
        throw error;
      }
    },
  };
}
