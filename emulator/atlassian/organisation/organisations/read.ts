import { z } from 'zod';
import { json, pathParameter, type RouteAnswer } from '../../routing';
import type { OrganisationContext } from '../context';
import { unknownOrganisation } from '../errors';
import { cutPage, decodeCursor, encodeCursor } from '../pages';
import type { OrganisationRequest } from '../routing';

/** Not documented. */
const ORGANISATIONS_PER_PAGE = 20;

const ADMIN = 'https://api.atlassian.com/admin/v1/orgs';

/** `GET /v1/orgs`: the organisations that the key sees. */
export function listOrganisations(context: OrganisationContext, { query }: OrganisationRequest): RouteAnswer {
  const cursor = query.get('cursor');
  const offset = cursor === null ? 0 : decodeCursor(z.null(), cursor).offset;
  const { values, next } = cutPage(seenBy(context), offset, ORGANISATIONS_PER_PAGE);
  const addressOf = (position: number) =>
    `${ADMIN}?cursor=${encodeCursor({ offset: position, query: null })}`;
  return json({
    data: values.map(describe),
    links: {
      self: offset === 0 ? ADMIN : addressOf(offset),
      ...(next === null ? {} : { next: addressOf(next) }),
    },
  });
}

/** `GET /v1/orgs/{orgId}`. */
export function getOrganisation(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const id = pathParameter(request, 'orgId');
  const found = seenBy(context).find((candidate) => candidate.id === id);
  if (!found) throw unknownOrganisation(id);
  return json({ data: describe(found) });
}

function seenBy({ organisation, key }: OrganisationContext): { id: string; name: string }[] {
  const seen = [key.ownerId, ...key.otherOrganisationIds];
  const { id, name } = organisation;
  return [{ id, name }, ...organisation.others].filter((candidate) => seen.includes(candidate.id));
}

function describe({ id, name }: { id: string; name: string }) {
  const self = `${ADMIN}/${id}`;
  return {
    id,
    type: 'orgs',
    attributes: { name },
    relationships: {
      domains: { links: { related: `${self}/domains` } },
      users: { links: { related: `${self}/users` } },
    },
    links: { self },
  };
}
