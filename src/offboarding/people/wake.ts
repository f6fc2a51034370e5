import type { SettingsStore } from '../ports';
import type { PeopleStore } from './port';
import { isUnderWay } from './work';

/** Tells the consumer that learns about people to go on; the store says where. */
export interface PeopleWake {
  /**
   * @param delaySeconds 0 to 900
   * @param isChanged signs of activity came in, so that the figures are made anew today
   */
  goOn(delaySeconds?: number, isChanged?: boolean): Promise<void>;
}

export interface WakeParts {
  people: PeopleStore;
  settings: SettingsStore;
  peopleWake: PeopleWake;
}

/** Every day: there is always something to do. */
export async function wakeDaily({ settings, peopleWake }: WakeParts): Promise<void> {
  if ((await settings.read()).inactivity.on) await peopleWake.goOn();
}

/** Every hour: what stopped for want of points, or died, goes on. */
export async function wakeIfUnderWay({ people, peopleWake }: WakeParts): Promise<void> {
  if (isUnderWay(await people.state())) await peopleWake.goOn();
}
