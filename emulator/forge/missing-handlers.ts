import type { ForgeApp } from './manifest/app';
import { Refusal } from './refusal';

/**
 * @param exported what each handler file exports, as the loaded bundle tells
 * @throws Refusal when the manifest names a handler that the code does not have
 */
export function refuseMissingHandlers(app: ForgeApp, exported: Record<string, string[]>): void {
  for (const { key, file, exportName } of app.functions.values()) {
    if (exported[file]?.includes(exportName)) continue;
    throw new Refusal(
      'handler-missing',
      `The function "${key}" names the handler ${file}.${exportName}, which the code does not export.`,
      `Export a function "${exportName}" from src/${file}.`,
    );
  }
}
