import { useState } from 'react';
import type { SettingsView } from '../../src/contract/settings';
import { messageOf } from '../shared/call';
import { isConflict } from './conflict';
import type { Refusal } from './settings/save-bar';

/** Saves what was typed, one time after the other, and says what came of it. */
export interface Saving {
  isBusy: boolean;
  /** Why it was not saved the last time. */
  refusal: Refusal | null;
  save: (send: () => Promise<void>) => Promise<void>;
  /** Forgets the refusal, because what was refused is discarded. */
  forget: () => void;
}

/** @param settings as they were when the typing began: somebody else may have changed them since */
export function useSaving(settings: Pick<SettingsView, 'version'>): Saving {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const save = async (send: () => Promise<void>): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setRefusal(null);
    try {
      await send();
    } catch (error) {
      setRefusal({ problem: messageOf(error), isConflict: await isConflict(settings) });
    }
    setBusy(false);
  };
  const forget = (): void => {
    setRefusal(null);
  };
  return { isBusy, refusal, save, forget };
}
