import { supportedOrganisationRoutes } from '../../emulator/atlassian/organisation/supported';
import { supportedRoutes } from '../../emulator/atlassian/supported';
import { EFFECTS_OF_TARGET } from '../../emulator/faults';
import {
  SUPPORTED_EGRESS,
  SUPPORTED_EXPRESSION_METHODS,
  SUPPORTED_MODULES,
  SUPPORTED_ROUTES,
} from '../../emulator/forge/supported';

const code = (text: string): string => `\`${text}\``;
const list = (texts: readonly string[]): string => texts.map(code).join(', ');
const lines = (texts: readonly string[]): string => texts.map((text) => `- ${text}`).join('\n');

/** What the emulator supports, as Markdown, from the tables that it runs on. */
export function supportedReference(): string {
  const expressions = Object.entries(SUPPORTED_EXPRESSION_METHODS);
  return [
    '### Modules of the manifest',
    lines(SUPPORTED_MODULES.map(({ kind, what }) => `${code(kind)}: ${what}`)),
    '### Addresses that the packages call',
    lines(SUPPORTED_ROUTES.map(({ remote, path, what }) => `${remote}, ${code(path)}: ${what}`)),
    '### Outside hosts',
    lines(SUPPORTED_EGRESS.map(code)),
    '### Methods in filter expressions',
    lines(expressions.map(([type, methods]) => `on a ${type}: ${list(methods)}`)),
    '### Faults',
    lines(Object.entries(EFFECTS_OF_TARGET).map(([target, effects]) => `${code(target)}: ${list(effects)}`)),
    '### Operations of the Jira site',
    'Each with the scopes that it asks of the app.',
    lines(
      supportedRoutes.map(
        ({ method, path, scopes }) => `${code(`${method} ${path}`)}: ${list(scopes) || 'none'}`,
      ),
    ),
    "### Operations of the organisation's APIs",
    'Each below `https://api.atlassian.com` for the app, and below `/api.atlassian.com` for other clients.',
    lines(supportedOrganisationRoutes.map(({ method, path }) => code(`${method} ${path}`))),
  ].join('\n\n');
}
