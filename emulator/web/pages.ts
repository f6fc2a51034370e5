import type { AppDescription } from './description';

/** JSON inside a script element must not end that element. */
function embedded(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/**
 * The page of the shell; everything visible is drawn by `shell/main.tsx`.
 * @param styles names of the bundle's style sheets: those of parts that load later are wanted from the start
 */
export function shellPage(app: AppDescription, styles: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Jira</title>
${styles.map((name) => `<link rel="stylesheet" href="/_shell/assets/${name}">`).join('\n')}
<script id="app-description" type="application/json">${embedded(app)}</script>
</head>
<body>
<div id="shell"></div>
<script type="module" src="/_shell/assets/main.js"></script>
</body>
</html>`;
}

/** Puts the bridge where `@forge/bridge` looks for it before any script of the app runs. */
export const bridgeScript = `globalThis.__bridge = window.frameElement.forgeBridge;
addEventListener('error', async (event) => {
  const source = event.target instanceof HTMLScriptElement ? event.target.src : null;
  const error = source === null ? (event.error ?? event.message) : await (await fetch(source)).text();
  void globalThis.__bridge.callBridge('onError', { error });
}, true);
`;

/** The empty page in which a UI Kit bundle runs; what it draws appears in the shell. */
export const realmPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>App</title>
<script src="bridge.js"></script>
</head>
<body><script src="app.js"></script></body>
</html>`;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** The content type of a file by its name. */
export function contentType(name: string): string {
  return CONTENT_TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}
