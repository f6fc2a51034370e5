import { JiraRefusal } from './call';

/** Jira's words when it refuses; undefined when it does not. */
export async function refusalOf(write: () => Promise<void>): Promise<string | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    if (error instanceof JiraRefusal) return error.words;
    throw error;
  }
}
