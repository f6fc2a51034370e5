import { Buffer } from 'node:buffer';
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';

/** What the first entry of a chain follows. */
const GENESIS = '0'.repeat(64);
/** Marks a file as an export of this product, with the version of its form. */
const FORMAT = 'leaver-evidence/1';

/** What each kind of export claims to show of the site's log: all of it, or just what leads on from its runs. */
const WHOLE_LOG = 'period';
/** No export has more parts: whoever says so wants the check never to end. */
const MOST_PARTS = 100_000;
/** All that an entry, a personal field and a run consist of: what stands beside it, no hash covers. */
const ENTRY = ['facts', 'personal', 'previous', 'hash'];
const PERSONAL = ['commitment', 'salt', 'value'];
const RUN = ['runId', 'entries'];

/** A file cannot be checked; the message says why. */
export class Unreadable extends Error {}

/**
 * Recomputes every hash of the exports and compares the ends with heads that were kept elsewhere.
 * @param exports_ parsed exports; parts of one export count as one
 * @param heads `{runs: {runId: [hash]}, log: {number: hash}, key: public key or undefined}`
 * @returns `problems`: what was changed, removed, reordered or cut; `unproven`: what no head or key covers;
 *   `beside`: the same of the log beside runs whose own ends do not hang on it
 */
export function verify(exports_, heads) {
  const { runs, log, checkpoint, problems, showsWholeLog, removed } = joined(exports_);
  const unproven = [];
  const inLog = headsInLog(log);
  const provenTo = lastKept(log, heads.log);
  let entries = 0;
  for (const { runId, entries: chain } of runs) {
    const where = `run ${runId}`;
    entries += chain.length;
    problems.push(...chainProblems(where, chain, checkpoint), ...sequenceProblems(where, runId, chain));
    const isCut = chain.length > 0 && chain[0].facts?.sequence !== 1;
    if (isCut) unproven.push(`${where}: its beginning is not in the export`);
    const hashes = new Set(chain.map(({ hash }) => hash));
    const outside = list(heads.runs[runId]);
    const logged = inLog.get(runId) ?? [];
    for (const hash of [...outside, ...logged.map(({ head }) => head)]) {
      const mayBeGone = isCut && checkpoint;
      if (!hashes.has(hash) && !mayBeGone) {
        problems.push(`${where}: the entry ${hash}, kept elsewhere, is not there`);
      }
    }
    const last = chain.at(-1)?.hash;
    const isProven =
      outside.includes(last) || logged.some(({ head, number }) => head === last && number <= provenTo);
    if (!isProven) unproven.push(`${where}: no head that was kept elsewhere proves where it ends`);
    if (isOver(chain) && !logged.some(({ head }) => head === last)) {
      unproven.push(
        `${where}: its end is not in the site's log, which was cut unless the run had just ended`,
      );
    }
  }
  for (const runId of Object.keys(heads.runs)) {
    if (runs.some((run) => run.runId === runId)) continue;
    if (checkpoint && removed.has(runId)) unproven.push(`run ${runId}: retention has taken its entries away`);
    else problems.push(`run ${runId}: it is not in the export`);
  }
  problems.push(...logProblems(log, heads.log, showsWholeLog));
  unproven.push(...logBeginning(log, checkpoint, heads, problems, showsWholeLog));
  const end = log.at(-1);
  const openEnd =
    end && end.number > provenTo
      ? [`the site's log: no head proves that it ends with entry ${String(end.number)}`]
      : [];
  if (showsWholeLog) unproven.push(...openEnd);
  return {
    problems,
    unproven,
    beside: showsWholeLog ? [] : openEnd,
    checked: { runs: runs.length, entries, log: log.length },
  };
}

/** Whether a run has come to its end and was not tried again since: the log holds whatever was its last entry then. */
function isOver(chain) {
  const kinds = chain.map(({ facts }) => facts?.kind);
  return kinds.lastIndexOf('ended') > kinds.lastIndexOf('retried');
}

/** The number of the last entry of the log whose hash was kept elsewhere; 0 when none is. */
const lastKept = (log, heads) =>
  log.reduce((last, { number, hash }) => (heads[String(number)] === hash ? Math.max(last, number) : last), 0);

/** A run that was gone on with after its end stands in the log several times. */
function headsInLog(log) {
  const found = new Map();
  for (const { number, runs } of log) {
    for (const { runId, head } of list(runs)) {
      found.set(runId, [...(found.get(runId) ?? []), { head, number }]);
    }
  }
  return found;
}

function joined(exports_) {
  const runs = new Map();
  const log = new Map();
  const problems = [];
  const parts = new Set();
  const removed = new Set();
  let of = 1;
  let checkpoint;
  let showsWholeLog = true;
  for (const one of exports_) {
    if (one?.format !== FORMAT || !Array.isArray(one.runs)) {
      throw new Unreadable(`This is no export of evidence (${FORMAT}).`);
    }
    for (const run of one.runs) {
      problems.push(...uncovered(`run ${run?.runId}`, run, RUN));
      const known = runs.get(run?.runId);
      const entries = list(run?.entries).map(asEntry);
      runs.set(run?.runId, { runId: String(run?.runId), entries: [...(known?.entries ?? []), ...entries] });
    }
    for (const row of list(one.log)) {
      const known = log.get(row?.number);
      if (known && known.hash !== row.hash)
        problems.push(`the site's log: entry ${row.number} is there twice`);
      if (Number.isInteger(row?.number)) log.set(row.number, row);
      else problems.push("the site's log: an entry has no number");
    }
    for (const run of list(one.removed)) removed.add(run?.runId);
    checkpoint = one.checkpoint ?? checkpoint;
    if (one.scope && one.scope.kind !== WHOLE_LOG) showsWholeLog = false;
    parts.add(one.part ?? 1);
    const { of: told = 1 } = one;
    if (Number.isInteger(told) && told >= 1 && told <= MOST_PARTS) of = Math.max(of, told);
    else problems.push('the export does not say how many parts it has');
  }
  for (let part = 1; part <= of; part += 1) {
    if (!parts.has(part)) problems.push(`part ${String(part)} of ${String(of)} was not given`);
  }
  return { runs: [...runs.values()], log: [...log.values()], checkpoint, problems, showsWholeLog, removed };
}

/** What somebody may have put beside what the hashes cover, to be read as if it were evidence. */
const uncovered = (where, value, names) =>
  Object.keys(value ?? {})
    .filter((name) => !names.includes(name))
    .map((name) => `${where}: no hash covers its field ${name}`);

const asEntry = (entry) => (entry && typeof entry === 'object' ? entry : {});

/** Where retention has taken the beginning away, a checkpoint stands in for it. */
function logBeginning(log, checkpoint, heads, problems, showsWholeLog) {
  const [first] = log;
  if (!first || first.number === 1) return [];
  const where = "the site's log";
  if (!checkpoint || first.number !== checkpoint.number + 1) {
    return showsWholeLog
      ? [`${where}: what was before entry ${String(first.number)} is not in the export`]
      : [];
  }
  if (first.previous !== checkpoint.hash) problems.push(`${where}: it does not follow the checkpoint`);
  if (!isSigned(checkpoint)) problems.push(`${where}: the signature of the checkpoint is wrong`);
  if (heads.key !== undefined && heads.key !== checkpoint.publicKey) {
    problems.push(`${where}: the checkpoint was signed with another key than the one that was kept`);
  }
  const isKept = heads.key !== undefined || heads.log[String(checkpoint.number)] !== undefined;
  return isKept
    ? []
    : [
        `${where}: no key that was kept elsewhere proves the checkpoint after entry ${String(checkpoint.number)}`,
      ];
}

function isSigned({ signature, ...signed }) {
  try {
    const key = createPublicKey({
      key: Buffer.from(signed.publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    });
    return verifySignature(null, Buffer.from(canonical(signed)), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** @param checkpoint where there is one, the first entries of a run may be gone */
function chainProblems(where, entries, checkpoint) {
  const problems = [];
  let previous = checkpoint && entries[0]?.facts?.sequence !== 1 ? entries[0]?.previous : GENESIS;
  for (const [index, entry] of entries.entries()) {
    const at = `${where}, entry ${String(index + 1)}`;
    if (entry.previous !== previous) problems.push(`${at}: it does not follow the entry before it`);
    if (entry.hash !== hashOfEntry(entry)) problems.push(`${at}: it was changed`);
    problems.push(...uncovered(at, entry, ENTRY));
    for (const [name, field] of Object.entries(entry.personal ?? {})) {
      const { commitment, salt, value } = field ?? {};
      problems.push(...uncovered(`${at}, ${name}`, field, PERSONAL));
      if (value === undefined && salt === undefined) continue;
      if (commitment !== sha256([salt, value])) problems.push(`${at}: the field ${name} was changed`);
    }
    previous = entry.hash;
  }
  return problems;
}

/** Entries of a run are numbered without a gap, and name it. */
function sequenceProblems(where, runId, entries) {
  const first = Number(entries[0]?.facts?.sequence ?? 1);
  const wrong = entries.findIndex(
    ({ facts }, index) => facts?.sequence !== first + index || facts.runId !== runId,
  );
  return wrong < 0 ? [] : [`${where}, entry ${String(wrong + 1)}: it belongs to another place or run`];
}

function logProblems(log, heads, showsWholeLog) {
  const problems = [];
  const [first] = log;
  let previous = first && first.number === 1 ? GENESIS : first?.previous;
  let number = first?.number ?? 1;
  for (const row of log) {
    const at = `the site's log, entry ${String(row.number)}`;
    const { hash, ...rest } = row;
    if (row.number !== number) problems.push(`${at}: entry ${String(number)} is missing before it`);
    if (row.previous !== previous) problems.push(`${at}: it does not follow the entry before it`);
    if (hash !== sha256(rest)) problems.push(`${at}: it was changed`);
    previous = hash;
    number = row.number + 1;
  }
  const byNumber = new Map(log.map((row) => [String(row.number), row.hash]));
  for (const [kept, hash] of Object.entries(heads)) {
    const isShown = showsWholeLog ? Number(kept) >= (first?.number ?? 1) : byNumber.has(kept);
    if (isShown && byNumber.get(kept) !== hash) {
      problems.push(`the site's log: entry ${kept} is missing or not the one whose hash was kept`);
    }
  }
  return problems;
}

const hashOfEntry = ({ facts, personal, previous }) =>
  sha256({
    facts,
    personal: Object.fromEntries(
      Object.entries(personal ?? {}).map(([name, field]) => [name, field?.commitment]),
    ),
    previous,
  });

const sha256 = (value) => createHash('sha256').update(canonical(value)).digest('hex');

/** The one text of a value: names sorted by code unit, no blanks. */
function canonical(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const names = Object.keys(value).sort((left, right) => (left < right ? -1 : 1));
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

const list = (value) => (Array.isArray(value) ? value : []);
