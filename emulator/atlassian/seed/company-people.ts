import { LABS_SITE, NORD_SITE } from './company-organisation';
import type { SeedInput } from './format';

type People = SeedInput['people'];

/** Those whom `docs` and tests name. */
const NAMED: People = [
  {
    email: 'site-admin@acme.example',
    name: 'Sofia Adler',
    groups: ['site-admins', 'org-admins', 'jira-users-acme', 'wiki-users'],
    organisationRoles: ['org-admin'],
    addedDaysAgo: 1500,
  },
  {
    email: 'jira-admin@acme.example',
    name: 'Jonas Brandt',
    groups: ['jira-administrators', 'jira-users-acme', 'jira-servicemanagement-users-acme', 'wiki-users'],
    addedDaysAgo: 1200,
  },
  {
    email: 'operator@acme.example',
    name: 'Olga Petrova',
    groups: ['offboarding-operators', 'jira-users-acme', 'jira-servicemanagement-users-acme'],
  },
  {
    email: 'second-operator@acme.example',
    name: 'Samuel Okafor',
    groups: ['offboarding-operators', 'jira-users-acme', 'jira-servicemanagement-users-acme'],
  },
  {
    email: 'auditor@acme.example',
    name: 'Anneli Virtanen',
    groups: ['offboarding-auditors', 'jira-users-acme'],
  },
  {
    email: 'colleague@acme.example',
    name: 'Carla Conti',
    groups: ['jira-users-acme', 'wiki-users', 'engineering'],
  },
  {
    email: 'leaver@acme.example',
    name: 'Leo Lindqvist',
    groups: [
      'jira-users-acme',
      'jira-servicemanagement-users-acme',
      'wiki-users',
      'engineering',
      'release-managers',
      'design',
    ],
    addedDaysAgo: 900,
    apiTokens: [{ label: 'Release script' }, { label: 'Backup', createdDaysAgo: 300 }],
  },
  {
    email: 'contractor@acme.example',
    name: 'Chiara Novak',
    groups: ['partners-default', 'engineering', 'wiki-users'],
    managed: false,
    addedDaysAgo: 120,
  },
  {
    email: 'synced@acme.example',
    name: 'Sven Yilmaz',
    groups: ['idp-engineering', 'idp-office', 'jira-users-acme', 'engineering'],
    synced: true,
  },
  {
    email: 'dormant@acme.example',
    name: 'Dora Meyer',
    groups: ['jira-users-acme', 'wiki-users'],
    addedDaysAgo: 800,
    lastActiveDaysAgo: 200,
  },
];

const ENGINEERS: People = [
  ['amara.diallo', 'Amara Diallo'],
  ['ben.fischer', 'Ben Fischer'],
  ['chen.wei', 'Chen Wei'],
  ['daria.kowalska', 'Daria Kowalska'],
  ['elias.haddad', 'Elias Haddad'],
  ['freya.olsen', 'Freya Olsen'],
  ['gabriel.santos', 'Gabriel Santos'],
].map(([local, name]) => ({
  email: `${local ?? ''}@acme.example`,
  name: name ?? '',
  groups: ['jira-users-acme', 'wiki-users', 'engineering', 'idp-engineering'],
  synced: true,
}));

const OFFICE: People = [
  ['hanna.reyes', 'Hanna Reyes'],
  ['ivo.marek', 'Ivo Marek'],
  ['julia.schmidt', 'Julia Schmidt'],
  ['kenji.tanaka', 'Kenji Tanaka'],
  ['lena.vogel', 'Lena Vogel'],
  ['marco.rossi', 'Marco Rossi'],
  ['nadia.rahman', 'Nadia Rahman'],
].map(([local, name]) => ({
  email: `${local ?? ''}@acme.example`,
  name: name ?? '',
  groups: ['jira-users-acme', 'wiki-users', 'idp-office'],
  synced: true,
}));

const OTHERS: People = [
  {
    email: 'agent@acme.example',
    name: 'Arjun Mehta',
    groups: ['jira-users-acme', 'jira-servicemanagement-users-acme'],
  },
  {
    email: 'second-agent@acme.example',
    name: 'Bea Lambert',
    groups: ['jira-users-acme', 'jira-servicemanagement-users-acme'],
    restriction: 'authPolicy.saml',
  },
  {
    email: 'oscar.berg@acme.example',
    name: 'Oscar Berg',
    groups: ['jira-users-acme', 'design', 'wiki-users'],
    directRoles: [{ product: 'jira-software', siteUrl: LABS_SITE }],
  },
  {
    email: 'paula.gomez@acme.example',
    name: 'Paula Gomez',
    groups: ['jira-users-acme', 'design'],
    restriction: 'externalDirectory.google',
  },
  {
    email: 'quentin.moreau@acme.example',
    name: 'Quentin Moreau',
    groups: ['jira-users-acme', 'release-managers', 'engineering'],
    lifecycleConflict: 'billing-contact',
    directRoles: [{ product: 'confluence' }],
  },
  {
    email: 'rosa.lindqvist@acme.example',
    name: 'Rosa Lindqvist',
    groups: ['jira-users-acme', 'wiki-users'],
    emailVisible: false,
  },
  {
    email: 'leaver.two@acme.example',
    name: 'Leonie Leaver',
    groups: ['jira-users-acme', 'design'],
    emailVisible: false,
  },
  {
    email: 'tom@studio-nord.example',
    name: 'Tom Larsen',
    groups: ['partners-default', 'design'],
    managed: false,
  },
  {
    email: 'uma@studio-nord.example',
    name: 'Uma Shah',
    groups: ['jira-users-acme', 'design'],
    managed: false,
    lastActiveDaysAgo: 35,
    directRoles: [{ product: 'jira-software', siteUrl: NORD_SITE }],
  },
  {
    email: 'viktor.stan@acme.example',
    name: 'Viktor Stan',
    groups: ['jira-users-acme'],
    lastActiveDaysAgo: null,
  },
  {
    email: 'wanda.nowak@acme.example',
    name: 'Wanda Nowak',
    lastActiveDaysAgo: 60,
  },
  { email: 'xaver.huber@acme.example', name: 'Xaver Huber', active: false, lastActiveDaysAgo: 300 },
  { email: 'yara.silva@acme.example', name: 'Yara Silva', active: false, lastActiveDaysAgo: 420 },
  { email: 'customer@client.example', name: 'Casper Jansen', type: 'customer', managed: false },
];

/** App accounts have no address; what stands here only names them inside the seed. */
const APPS: People = [
  { email: 'automation@apps.invalid', name: 'Automation for Jira', type: 'app' },
  { email: 'slack@apps.invalid', name: 'Slack', type: 'app' },
];

export const companyPeople: People = [...NAMED, ...ENGINEERS, ...OFFICE, ...OTHERS, ...APPS];
