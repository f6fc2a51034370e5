/** What `/` shows when no browser shell is mounted: where everything is. */
export const INDEX_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Leaver emulator</title>
<h1>Leaver emulator</h1>
<ul>
  <li><code>/rest/…</code> the Jira site: basic authentication with a seeded e-mail and the token <code>emulator</code></li>
  <li><a href="/_emulator/state">/_emulator/state</a> what the site holds</li>
  <li><a href="/_emulator/storage">/_emulator/storage</a> what the app holds</li>
  <li><a href="/_emulator/requests">/_emulator/requests</a> what the app asked</li>
  <li><code>POST /_emulator/{reset,invoke,event,schedule,drain,clock,faults}</code></li>
</ul>
</html>
`;
