/** What may start runs without being a person, as the administrator's page sees it. Times are ISO 8601. */
import type { PersonView } from './runs';

export interface CredentialView {
  id: string;
  /** A `key` signs requests to the web address; a `rule` is one of Automation. */
  kind: 'key' | 'rule';
  name: string;
  /** Who answers for what is done with it. */
  owner: PersonView;
  /** For a rule: whether only a connection of the owner's own counts. */
  ownConnectionOnly: boolean;
  createdAt: string;
  createdBy: PersonView;
  lastUsedAt: string | null;
  revoked: { at: string; by: PersonView } | null;
}

/** Calls of the administrator's page about them. */
export interface OrchestrationCalls {
  getOrchestration: {
    payload: Record<string, never>;
    /** `address` is null where this build of the app has no web trigger. In use first, newest first. */
    result: { address: string | null; credentials: CredentialView[] };
  };
  /** The secret of a key or the permit of a rule; it is never shown again. */
  createCredential: {
    payload: {
      kind: CredentialView['kind'];
      name: string;
      ownerId: string;
      ownConnectionOnly?: boolean | undefined;
    };
    result: { credential: CredentialView; secret: string };
  };
  revokeCredential: { payload: { id: string }; result: { credentials: CredentialView[] } };
}
