import type { StepName } from '../run';
import { announce } from './announce';
import { check } from './check';
import { closeAccount } from './close-account';
import { rehearse } from './rehearse';
import { removeGroups } from './remove-groups';
import { report } from './report';
import type { Step } from './step';
import { verify } from './verify';
import { waitForDeletion } from './wait-for-deletion';

/** What each name of a step does. */
export const steps: Readonly<Record<StepName, Step>> = {
  announce,
  rehearse,
  check,
  'remove-groups': removeGroups,
  'close-account': closeAccount,
  verify,
  report,
  'wait-for-deletion': waitForDeletion,
};
