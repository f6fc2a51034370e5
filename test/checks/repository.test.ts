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
        dependencies: z.record(z.string(), z.string()).optional(),
        optionalDependencies: z.record(z.string(), z.string()).optional(),
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

/** Whether the package at a place finds another one, in its own folder or in one above. */
function isLocked(place: string, name: string): boolean {
  if (lock.packages[`${place === '' ? '' : `${place}/`}node_modules/${name}`]) return true;
  return place !== '' && isLocked(place.slice(0, Math.max(place.lastIndexOf('node_modules/') - 1, 0)), name);
}

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

  // npm leaves out what the registry of the moment does not offer for other platforms, and `npm ci` then refuses.
  test('holds every package that another one names, for all platforms', () => {
    const missing = Object.entries(lock.packages).flatMap(([place, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !isLocked(place, name)),
    );
    expect(missing).toEqual([]);
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
