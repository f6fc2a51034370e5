// npm run manifest -- [--no-egress] [--write <file>]: prints the manifest, or writes it. Without egress the app calls
// nothing outside Jira, and fits "Runs on Atlassian"; the tab Channels then says why there are no keys.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { manifestWithoutEgress } from './manifest/without-egress';

const { values } = parseArgs({
  options: { 'no-egress': { type: 'boolean', default: false }, write: { type: 'string' } },
});
const manifest = readFileSync(path.resolve(__dirname, '..', 'manifest.yml'), 'utf8');
const wanted = values['no-egress'] ? manifestWithoutEgress(manifest) : manifest;
if (values.write === undefined) process.stdout.write(wanted);
else writeFileSync(values.write, wanted);
