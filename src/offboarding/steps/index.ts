import type { StepName } from '../run';
import { announce } from './announce';
import { approval } from './approval';
import { bringBack } from './bring-back';
import { check } from './check';
import { closeAccount } from './close-account';
import { handOver } from './hand-over';
import { inventory } from './inventory';
import { giveBack } from './give-back';
import { rehearse } from './rehearse';
import { removeGroups } from './remove-groups';
import { removeRoles } from './remove-roles';
import { report } from './report';
import type { Step } from './step';
import { verify } from './verify';
import { waitForDeletion } from './wait-for-deletion';

/** What each name of a step does. */
export const steps: Readonly<Record<StepName, Step>> = {
  approval,
  announce,
  rehearse,
  check,
  inventory,
  'hand-over': handOver,
  'remove-roles': removeRoles,
  'remove-groups': removeGroups,
  'close-account': closeAccount,
  verify,
  report,
  'wait-for-deletion': waitForDeletion,
  'bring-back': bringBack,
  'give-back': giveBack,
};
