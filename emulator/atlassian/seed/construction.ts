import type { SiteData } from '../model';
import type { Names } from './names';

/** A site under construction: its data, and the names by which the rest of the seed refers to what is there. */
export interface Construction {
  data: SiteData;
  /** Epoch milliseconds: "days ago" counts from here. */
  now: number;
  people: Names;
  groups: Names;
  roles: Names;
  statuses: Names;
  resolutions: Names;
  workflows: Names;
  issueTypes: Names;
  customFields: Names;
  projects: Names;
  requestTypes: Names;
}

/** An ISO time so many days before the emulator started. */
export function daysAgo(construction: Construction, days: number): string {
  return new Date(construction.now - days * 86_400_000).toISOString();
}
