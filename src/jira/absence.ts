import { JiraRefusal } from './call';

/** Undefined where Jira answers 404: nothing there, or nothing that the app may see. */
export async function unlessNotFound<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof JiraRefusal && error.status === 404) return undefined;
    throw error;
  }
}
