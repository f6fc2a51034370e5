/* global Blob, DOMParser, URL, document, window */

/**
 * Saves and prints what the page around it hands over, which UI Kit can do neither of. It is served as it stands, without
 * a bundler: `events` of `@forge/bridge` are these two calls of the bridge that the host puts there.
 */
const on = (event, callback) => globalThis.__bridge.callBridge('on', { event, callback });
const emit = (event) => globalThis.__bridge.callBridge('emit', { event, payload: undefined });

/** The page hears that this frame can take files, and answers with them; `static/shared/files-frame.tsx`. */
await on('leaver.files.show', show);
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
