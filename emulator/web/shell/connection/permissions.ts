import { useCallback } from 'react';
import { z } from 'zod';
import { useActingPerson } from './person';
import { readSite } from './site';
import { useLoaded } from './use-loaded';

const answer = z.object({ permissions: z.object({ ADMINISTER: z.object({ havePermission: z.boolean() }) }) });

/** Whether the acting person may open Jira's administration. Says no until it is known. */
export function useAdministersJira(): boolean {
  const person = useActingPerson();
  const { loaded } = useLoaded(
    useCallback(
      async () =>
        (await readSite(person, '/rest/api/3/mypermissions?permissions=ADMINISTER', answer)).permissions.ADMINISTER
          .havePermission,
      [person],
    ),
  );
  return loaded.state === 'ready' && loaded.value;
}
