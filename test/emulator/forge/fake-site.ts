import type {
  Caller,
  PersonalData,
  SentNotification,
  ProductEvent,
  Site,
  SiteSwitches,
  ValidateTransition,
} from '../../../emulator/contract';

/** A site that answers every request with what it was asked, and counts what took effect. */
export interface FakeSite extends Site {
  /** `METHOD path` of every request that took effect, with who made it. */
  effects: { call: string; caller: Caller; lag: number | undefined }[];
  switches: SiteSwitches;
  accounts: Map<string, PersonalData>;
  sent: SentNotification[];
  emit(event: ProductEvent): void;
  validate: ValidateTransition;
}

const PEOPLE: Record<string, string> = { 'ann@acme.example': 'ann', 'bob@acme.example': 'bob' };

export function createFakeSite(): FakeSite {
  const listeners: ((event: ProductEvent) => void)[] = [];
  const site: FakeSite = {
    cloudId: '11111111-2222-4333-8444-555555555555',
    effects: [],
    switches: {},
    accounts: new Map(),
    sent: [],
    validate: () => Promise.reject(new Error('Nobody validates.')),
    async jira(request, caller, conditions) {
      const { pathname, search } = new URL(request.url);
      const call = `${request.method} ${pathname}${search}`;
      site.effects.push({ call, caller, lag: conditions?.readLagMilliseconds });
      const text = await request.text();
      const missing = pathname.endsWith('/issue/NONE-1');
      const answer = {
        id: '10001',
        key: pathname.split('/').at(-1),
        caller,
        text,
        headers: [...request.headers.keys()],
      };
      return { response: Response.json(answer, { status: missing ? 404 : 200 }), points: 2 };
    },
    organisation(request, conditions) {
      const { pathname, search } = new URL(request.url);
      const call = `${request.method} ${pathname}${search}`;
      site.effects.push({ call, caller: { kind: 'anonymous' }, lag: conditions?.readLagMilliseconds });
      return Promise.resolve(Response.json({ headers: [...request.headers.keys()] }, { status: 404 }));
    },
    authenticate(authorization) {
      const [email = ''] = Buffer.from((authorization ?? '').replace('Basic ', ''), 'base64')
        .toString()
        .split(':');
      const accountId = PEOPLE[email];
      return accountId === undefined ? { kind: 'anonymous' } : { kind: 'person', accountId };
    },
    onProductEvent: (listener) => listeners.push(listener),
    onValidateTransition: (validate) => {
      site.validate = validate;
    },
    state: () => ({ effects: site.effects.length }),
    setSwitches: (switches) => Object.assign(site.switches, switches),
    clearSwitches: () => {
      site.switches = {};
    },
    setReadLag: () => undefined,
    personalData: (accountId) => site.accounts.get(accountId),
    changeOwnAccount(accountId, { closed = false }) {
      const known = site.accounts.has(accountId);
      if (known) site.accounts.set(accountId, { closed, changedAt: Date.now() });
      return known;
    },
    notifications: () => site.sent,
    emit(event) {
      for (const listener of listeners) listener(event);
    },
  };
  return site;
}
