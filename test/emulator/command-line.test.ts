import { spawnSync } from 'node:child_process';
import { CommandLineError, readCommandLine } from '../../emulator/command-line';

describe('the command line', () => {
  it.each([
    [[], {}, { port: 8790 }],
    [[], { PORT: '8800' }, { port: 8800 }],
    [['--port', '8801'], { PORT: '8800' }, { port: 8801 }],
    [['--port=0', '--seed', 'company'], {}, { port: 0, seed: 'company' }],
    [['--seed', './my-site.yml'], {}, { port: 8790, seed: './my-site.yml' }],
  ])('%j with the environment %j means %j', (words, environment, meant) => {
    expect(readCommandLine(words, environment)).toEqual(meant);
  });

  it.each([
    [['--port', 'abc'], '--port is "abc"; a port is a number from 0 to 65535.'],
    [['--port', '-1'], '--port is "-1"; a port is a number'],
    [['--port', '70000'], '--port is "70000"; a port is a number'],
    [['--port', '8790.5'], '--port is "8790.5"; a port is a number'],
    [['--port'], '--port wants a value.'],
    [['--port='], '--port wants a value.'],
    [['--port', '--seed', 'company'], '--port wants a value.'],
    [['--seed'], '--seed wants a value.'],
    [['--sed', 'company'], '--sed is not known.'],
    [['-p', '8790'], '-p is not known.'],
    [['8790'], '"8790" means nothing here.'],
  ])('%j is refused in one line that says what is wrong and how it is used', (words, message) => {
    const read = () => readCommandLine(words, {});
    expect(read).toThrow(CommandLineError);
    expect(read).toThrow(message);
    expect(read).toThrow(/^[^\n]+ Use: npm start -- --port 8790 --seed company$/);
  });

  it('does not take a port of the environment that is none', () => {
    expect(() => readCommandLine([], { PORT: 'http' })).toThrow('PORT is "http"; a port is a number');
  });

  it.each([
    [['--port', 'abc'], '--port is "abc"'],
    [['--port', '0', '--seed', 'nope'], 'There is no seed "nope".'],
  ])('npm start -- %j prints one line and ends with 2', (words, message) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs', ...words], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(message)]);
  });
});
