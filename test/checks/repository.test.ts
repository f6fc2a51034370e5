import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.looseObject({
        version: z.string().optional(),
        integrity: z.string().optional(),
        resolved: z.string().optional(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

const manifest = z
  .object({
    private: z.boolean(),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

/** Addresses of package registries and their mirrors, in pieces so that this file does not hold one. */
const REGISTRY = new RegExp(
  [
    'registry\\.npmjs' + '\\.org',
    'registry\\.yarnpkg' + '\\.com',
    'npm\\.pkg\\.github' + '\\.com',
    '/api/npm' + '/',
  ].join('|'),
);

describe('package-lock.json', () => {
  test('names no host, so that every machine uses the registry that it is set up for', () => {
    const withHost = Object.entries(lock.packages).filter(([, { resolved }]) => resolved?.includes('://'));
    expect(withHost.map(([place]) => place)).toEqual([]);
  });

  test('holds a checksum for every package', () => {
    const without = Object.entries(lock.packages).filter(
      ([place, entry]) =>
        place !== '' && !entry.integrity && entry['link'] !== true && entry['inBundle'] !== true,
    );
    expect(without.map(([place]) => place)).toEqual([]);
  });

  test('agrees with package.json', () => {
    const { dependencies, devDependencies } = z
      .object({
        dependencies: z.record(z.string(), z.string()),
        devDependencies: z.record(z.string(), z.string()),
      })
      .parse(lock.packages['']);
    expect({ dependencies, devDependencies }).toEqual({
      dependencies: manifest.dependencies,
      devDependencies: manifest.devDependencies,
    });
  });
});

describe('the repository', () => {
  test('names no package registry in any tracked file', () => {
    const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      encoding: 'utf8',
    });
    const files = tracked.split('\0').filter((name) => name !== '');
    const naming = files.filter((name) => {
      try {
        return REGISTRY.test(readFileSync(name, 'utf8'));
      } catch {
        return false; // deleted in the work tree
      }
    });
    expect(naming).toEqual([]);
  });

  test('installs without running scripts of packages', () => {
    const settings = readFileSync('.npmrc', 'utf8').split('\n');
    expect(settings).toEqual(
      expect.arrayContaining(['ignore-scripts=true', 'omit-lockfile-registry-resolved=true']),
    );
  });

  test('cannot be published by accident', () => {
    expect(manifest.private).toBe(true);
  });
});
