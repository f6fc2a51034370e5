import { showFlag } from '@forge/bridge';

/** Says that something worked, in a corner of the page, where screen readers announce it. */
export function notifyDone(id: string, title: string, description?: string): void {
  showFlag({
    id,
    type: 'success',
    title,
    isAutoDismiss: true,
    ...(description === undefined ? {} : { description }),
  });
}
