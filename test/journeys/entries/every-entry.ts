/**
 * Every function of the manifest with who reaches it. A function without a row fails `callers.test.ts`: whoever adds a way
 * in says here who may use it, and where that is tried.
 */
export const ENTRIES: Readonly<
  Record<
    string,
    | 'a page, as its rows say'
    | 'a transition'
    | 'a comment'
    | 'a signed request'
    | 'a permit'
    | 'the platform alone'
  >
> = {
  'answer-operator': 'a page, as its rows say',
  'answer-admin': 'a page, as its rows say',
  'answer-ticket': 'a page, as its rows say',
  'on-ticket-transitioned': 'a transition',
  'validate-transition': 'a transition',
  'on-candidate-commented': 'a comment',
  'answer-web': 'a signed request',
  'run-action': 'a permit',
  'on-installed': 'the platform alone',
  'on-person-active': 'the platform alone',
  'on-issue-viewed': 'the platform alone',
  'on-person-changed': 'the platform alone',
  'run-worker': 'the platform alone',
  'run-people': 'the platform alone',
  'run-importer': 'the platform alone',
  'on-tick': 'the platform alone',
  'on-missed': 'the platform alone',
  'on-daily': 'the platform alone',
  'on-weekly': 'the platform alone',
};
