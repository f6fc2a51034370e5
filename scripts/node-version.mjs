// Imported first by every script: an old Node gets a sentence instead of a stack trace.
const NEEDED_MAJOR = 20;

const [major] = process.versions.node.split('.');
if (Number(major) < NEEDED_MAJOR) {
  console.error(
    `Leaver needs Node ${NEEDED_MAJOR} or newer; this is Node ${process.versions.node}. ` +
      'Install a current release from https://nodejs.org and try again.',
  );
  process.exit(1);
}
