import { useEffect, useRef } from 'react';

/** Reads again whenever a tab is come back to: what stands there is from before. @param isShown whether it is chosen */
export function useReturn(isShown: boolean, reload: () => Promise<void>): void {
  const wasShown = useRef(isShown);
  useEffect(() => {
    if (isShown && !wasShown.current) void reload();
    wasShown.current = isShown;
  }, [isShown, reload]);
}
