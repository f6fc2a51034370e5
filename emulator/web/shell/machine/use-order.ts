import { useCallback, useState } from 'react';
import { useFlags } from '../frame/flags';

export interface Order {
  /** The name of what is being done, or undefined. */
  running: string | undefined;
  /** Does something and says how it went. */
  give: (name: string, act: () => Promise<string>) => Promise<void>;
}

/** Orders to the emulator: one at a time, each with a word about its outcome. */
export function useOrder(): Order {
  const flags = useFlags();
  const [running, setRunning] = useState<string | undefined>();
  const give = useCallback(
    async (name: string, act: () => Promise<string>) => {
      setRunning(name);
      try {
        flags.show({ id: name, type: 'success', title: name, description: await act(), isAutoDismiss: true });
      } catch (error) {
        const description = error instanceof Error ? error.message : String(error);
        flags.show({ id: name, type: 'error', title: `${name}: refused`, description });
      } finally {
        setRunning(undefined);
      }
    },
    [flags],
  );
  return { running, give };
}
