import { Refusal } from '../refusal';
import type { WebTrigger } from './app';
import type { Modules } from './schema';

/**
 * The web triggers by key. `urlFormat` changes only the host of the real address: here it is `/x1/{key}` for both.
 * @throws Refusal when two outputs of a static one share a key
 */
export function buildWebTriggers({ webtrigger }: Modules): Map<string, WebTrigger> {
  return new Map(
    webtrigger.map(({ key, function: functionKey, response }): [string, WebTrigger] => {
      if (response.type === 'dynamic') return [key, { key, functionKey, outputs: undefined }];
      const outputs = new Map(response.outputs.map(({ key: name, ...output }) => [name, output]));
      if (outputs.size < response.outputs.length) {
        throw new Refusal(
          'output-repeated',
          `The web trigger "${key}" has two outputs with the same key.`,
          'Give each its own key.',
        );
      }
      return [key, { key, functionKey, outputs }];
    }),
  );
}
