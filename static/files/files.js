/* global Blob, DOMParser, URL, btoa, document, window */

/**
 * Saves and prints what the page around it hands over, and picks files for it, which UI Kit can do none of. It is served as it stands, without
 * a bundler: `events` of `@forge/bridge` are these two calls of the bridge that the host puts there.
 */
const on = (event, callback) => globalThis.__bridge.callBridge('on', { event, callback });
const emit = (event, payload) => globalThis.__bridge.callBridge('emit', { event, payload });

/** The file that somebody has picked; only parts of it leave this frame. */
let picked = null;

/**
 * The page hears that this frame is there, and answers with files to be saved or asks for one; `files-frame.tsx` and
 * `pick-frame.tsx` in `static/shared`.
 */
await on('leaver.files.show', show);
await on('leaver.files.ask', ask);
await on('leaver.files.read', read);
await emit('leaver.files.ready');

/** @param handed `{files: [{name, type, content, save, print}]}`; the last two are what the buttons say, `print` where it can be printed */
function show({ files }) {
  document.getElementById('files').replaceChildren(
    ...files.map((file) => {
      const line = document.createElement('li');
      line.append(button(file.save, () => save(file)));
      if (file.print) line.append(button(file.print, () => print(file)));
      return line;
    }),
  );
}

function button(words, act) {
  const made = document.createElement('button');
  made.textContent = words;
  made.addEventListener('click', act);
  return made;
}

function save({ name, type, content }) {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** The parsed report runs no scripts; its own styles are left out, this frame's apply. */
function print({ content }) {
  const report = new DOMParser().parseFromString(content, 'text/html').body;
  document.getElementById('report').replaceChildren(...report.childNodes);
  window.print();
}

/** @param asked `{label, mostBytes}`; the lines of a larger file are not counted */
function ask({ label, mostBytes }) {
  const input = document.createElement('input');
  Object.assign(input, { id: 'file', type: 'file', accept: '.csv,.txt,text/csv,text/plain' });
  input.addEventListener('change', () => pick(input.files[0], mostBytes));
  const words = document.createElement('label');
  Object.assign(words, { htmlFor: 'file', textContent: label });
  document.getElementById('pick').replaceChildren(words, input);
}

async function pick(file, mostBytes) {
  if (!file) return;
  picked = file;
  const { name, size: bytes, lastModified } = file;
  const lines = bytes > mostBytes ? null : await linesIn(file);
  await emit('leaver.files.picked', { name, bytes, lastModified, lines });
}

/** Bytes that are read at a time. */
const SLICE = 1024 * 1024;
const [QUOTE, LINE_FEED, CARRIAGE_RETURN] = [34, 10, 13];

/** How many lines of a table hold anything; what is quoted may hold line ends. */
async function linesIn(file) {
  let lines = 0;
  let isQuoted = false;
  let isEmpty = true;
  for (let start = 0; start < file.size; start += SLICE) {
    for (const byte of await bytesOf(file.slice(start, start + SLICE))) {
      if (byte === QUOTE) isQuoted = !isQuoted;
      const isEnd = !isQuoted && (byte === LINE_FEED || byte === CARRIAGE_RETURN);
      if (isEnd && !isEmpty) lines += 1;
      isEmpty = isEnd;
    }
  }
  return isEmpty ? lines : lines + 1;
}

/** Answers with a part of the file as base64; null where the file has changed or is gone. */
async function read({ start, end }) {
  const data = await bytesOf(picked.slice(start, end)).then(base64, () => null);
  await emit('leaver.files.part', { start, data });
}

const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());

function base64(bytes) {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
