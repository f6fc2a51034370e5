// npm run test:faults: every cut of every scenario, two hundred seeds of weather and many more values for the parsers of
// what comes from outside, which takes hours. npm run test:faults -- some/file runs only that.
import './node-version.mjs';
import { installDependencies } from './dependencies.mjs';
import { runNpm } from './npm.mjs';

installDependencies();
process.env.FAULTS = 'complete';
const files = process.argv.slice(2);
process.exitCode = runNpm(
  'run',
  '--silent',
  'check:tests',
  '--',
  ...(files.length > 0 ? files : ['test/faults', 'test/fuzz']),
)
  ? 0
  : 1;
