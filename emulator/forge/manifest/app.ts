import type { Expression } from '../expression/parse';
import type { ValueType } from './action-schema';
import type { AttributeType, OnError } from './schema';

/** What the manifest declares, checked and joined: the host works on this and never on the YAML. */
export interface ForgeApp {
  /** UUID without the `ari:` prefix. */
  appId: string;
  name: string;
  memoryMB: number;
  scopes: ReadonlySet<string>;
  /** Hosts that the app may call, as patterns: `api.atlassian.com`, `*.example.com`. */
  egress: readonly string[];
  functions: ReadonlyMap<string, AppFunction>;
  triggers: readonly Trigger[];
  consumers: ReadonlyMap<string, Consumer>;
  schedules: readonly Schedule[];
  webTriggers: ReadonlyMap<string, WebTrigger>;
  /** What rules of Automation can do with the app, by the action's key. */
  automationActions: ReadonlyMap<string, AutomationAction>;
  pages: ReadonlyMap<PageName, Page>;
  validators: readonly Validator[];
  globalPermissions: readonly { key: string; name: string; description: string }[];
  entities: ReadonlyMap<string, Entity>;
}

export interface AppFunction {
  key: string;
  /** File below `src/` without its ending, and the name that it exports. */
  file: string;
  exportName: string;
  /** The lowest limit of all modules that share the function. */
  limitSeconds: number;
}

export interface Trigger {
  key: string;
  functionKey: string;
  events: ReadonlySet<string>;
  ignoreSelf: boolean;
  expression: Expression | undefined;
  onError: OnError;
}

export interface Consumer {
  key: string;
  queue: string;
  functionKey: string;
}

export interface Schedule {
  key: string;
  functionKey: string;
  interval: 'fiveMinute' | 'hour' | 'day' | 'week';
}

export interface WebTrigger {
  key: string;
  functionKey: string;
  /** The only answers of a static web trigger, by their key; undefined for a dynamic one, which answers what it likes. */
  outputs: ReadonlyMap<string, StaticOutput> | undefined;
}

export interface StaticOutput {
  statusCode: number;
  contentType?: string | undefined;
  body?: string | undefined;
}

export interface AutomationAction {
  key: string;
  functionKey: string;
  inputs: ReadonlyMap<string, { type: ValueType; required: boolean }>;
  outputs: ReadonlyMap<string, { type: ValueType; nullable: boolean }>;
}

/** How the emulator's addresses call the three UI modules. */
export const PAGE_NAMES = ['operator', 'admin', 'ticket'] as const;
export type PageName = (typeof PAGE_NAMES)[number];

export interface Page {
  name: PageName;
  /** Such as `jira:globalPage`. */
  moduleKind: string;
  key: string;
  title: string;
  functionKey: string;
  /** Path of the page's code below the project's root. */
  resourcePath: string;
}

export interface Validator {
  key: string;
  name: string;
  functionKey: string;
}

export interface Entity {
  name: string;
  attributes: ReadonlyMap<string, AttributeType>;
  /** By name; the built-in `by-key` is not among them. */
  indexes: ReadonlyMap<string, EntityIndex>;
}

export interface EntityIndex {
  name: string;
  partition: readonly string[];
  range: string;
}
