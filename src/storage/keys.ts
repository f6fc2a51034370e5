/**
 * Every key of the key-value store, with what it holds, how long and why. Keys have at most 500 characters of
 * `a-zA-Z0-9:._ -#` (facts of the platform); account ids and Jira's ids fit.
 *
 * Entities (`manifest.yml`): `run` under the run's id, for ever, what runs are listed and worked from; `claim` under
 * the leaver's account id, for ever, points to the latest run for that person and so keeps active runs unique.
 */
export const keys = {
  /** `Settings`; for ever; what administrators decided. */
  settings: 'settings',
  /** `{installedAt}`; for ever; transitions from before it are never acted on. */
  installation: 'installation',
  /** `{at}`; for ever; when an administrator last asked the Doctor. */
  doctor: 'doctor',
  /** `{scannedTo}`; for ever; how far the search for missed events has come. */
  missedScan: 'missed-scan',
  /** `Decision`; for ever; the same transition or request never acts twice. */
  decision: (id: string) => `decision:${id}`,
  /** `SettingsChange`; for ever; who changed what, one for each version of the settings. */
  settingsChange: (version: number) => `settings-change:${String(version).padStart(8, '0')}`,
  /** `Summary`; replaced when it is older than some minutes; spares the page counting every time. */
  summary: 'summary',
  /** `Plan`; as long as the run; snapshot and basis of restore. */
  plan: (runId: string) => `plan:${runId}`,
  /** `StopRequest`; 90 days; written by those who do not own the run, read by the worker that does. */
  stop: (runId: string) => `stop:${runId}`,
  /** `Effect[]`; for ever; what was done, in the small groups in which it was stored. */
  evidence: (runId: string, page: number) => `evidence:${runId}:${String(page).padStart(5, '0')}`,
} as const;
