import { z } from 'zod';
import { parseJiraTime } from '../../offboarding/ticket-fields';

/** For answers whose body says nothing that is needed. */
export const nothing = (): undefined => undefined;

/** A time as Jira writes it: what happened at no time could be neither ordered nor compared. */
export const jiraTime = z.string().refine((text) => !Number.isNaN(parseJiraTime(text)));
