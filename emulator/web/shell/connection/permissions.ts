import { useCallback } from 'react';
import { z } from 'zod';
import { useActingPerson } from './person';
import { readSite } from './site';
import { useLoaded, type Loaded } from './use-loaded';

const answer = z.object({ permissions: z.object({ ADMINISTER: z.object({ havePermission: z.boolean() }) }) });

/** Whether the acting person may open Jira's administration. */
export function useAdministersJira(): Loaded<boolean> {
  const person = useActingPerson();
  const { loaded } = useLoaded(
    useCallback(
      async () =>
        (await readSite(person, '/rest/api/3/mypermissions?permissions=ADMINISTER', answer)).permissions
          .ADMINISTER.havePermission,
      [person],
    ),
  );
  return loaded;
}
