import { parseArgs } from 'node:util';
import { DEFAULT_PORT } from './server';

/** What was typed cannot be followed; the message is one line for the person at the keyboard. */
export class CommandLineError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandLineError';
  }
}

const USAGE = 'Use: npm start -- --port 8790 --seed company';
const HIGHEST_PORT = 65_535;

/**
 * Reads `--port` and `--seed`; `PORT` in the environment counts where no port is typed. Port 0 is any free one.
 * @throws CommandLineError
 */
export function readCommandLine(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
): { port: number; seed?: string } {
  const { port, seed } = parsed(words);
  const from = port === undefined ? 'PORT' : '--port';
  return {
    port: portIn(port ?? environment['PORT'] ?? String(DEFAULT_PORT), from),
    ...(seed === undefined ? {} : { seed }),
  };
}

function parsed(words: readonly string[]): { port?: string | undefined; seed?: string | undefined } {
  const { tokens } = parseArgs({
    args: [...words],
    options: { port: { type: 'string' }, seed: { type: 'string' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional')
      throw new CommandLineError(`"${token.value}" means nothing here. ${USAGE}`);
    if (token.name !== 'port' && token.name !== 'seed') {
      throw new CommandLineError(`${token.rawName} is not known. ${USAGE}`);
    }
    if (token.value === undefined || token.value === '' || isFlag(token.value, token.inlineValue)) {
      throw new CommandLineError(`${token.rawName} wants a value. ${USAGE}`);
    }
    values.set(token.name, token.value);
  }
  return { port: values.get('port'), seed: values.get('seed') };
}

/** `--port --seed company` takes `--seed` for the port; `--port -1` is a number all the same. */
const isFlag = (value: string, isInline: boolean | undefined): boolean =>
  isInline !== true && value.startsWith('--');

function portIn(text: string, from: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= HIGHEST_PORT)) {
    throw new CommandLineError(
      `${from} is "${text}"; a port is a number from 0 to ${String(HIGHEST_PORT)}. ${USAGE}`,
    );
  }
  return port;
}
