import { readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { Clock, InstalledApp, SeedInvocation } from '../../contract';
import type { SiteData } from '../model';
import { buildSite } from './build';
import { companySeed } from './company';
import { ExtendingSeed, ScaleSeed, Seed, SeedError } from './format';
import { buildScaledSite } from './scale';

export interface BuiltSite {
  data: SiteData;
  invocations: SeedInvocation[];
}

/**
 * Builds a site from whatever names a seed: `company`, the path of a JSON or YAML file, or an object of the format.
 * @throws {SeedError} when there is no such seed or it is not of the format; the message says where
 */
export function readSeed(given: unknown, { clock, app }: { clock: Clock; app: InstalledApp }): BuiltSite {
  const now = clock.now();
  const object = typeof given === 'string' ? readNamed(given) : given;
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    throw new SeedError('A seed is a name, the path of a file, or an object of the seed format.');
  }
  if ('scale' in object) {
    return buildScaledSite(parse(ScaleSeed, object), app, now);
  }
  if ('extends' in object) {
    return buildSite(parse(Seed, extendCompany(object)), app, now);
  }
  return buildSite(parse(Seed, object), app, now);
}

/** What is given replaces that part of `company` as it was written, before defaults. */
function extendCompany(object: object): unknown {
  parse(ExtendingSeed, object);
  const given = { extends: 'company', site: {}, organisation: {}, ...object };
  const { extends: _base, site, organisation, ...parts } = given;
  return {
    ...companySeed,
    ...parts,
    site: { ...companySeed.site, ...site },
    organisation: { ...companySeed.organisation, ...organisation },
  };
}

function readNamed(name: string): unknown {
  if (name === 'company') {
    return companySeed;
  }
  if (!/\.(json|ya?ml)$/i.test(name)) {
    throw new SeedError(
      `There is no seed "${name}". Use "company" or the path of a .json, .yml or .yaml file.`,
    );
  }
  try {
    const content: unknown = parseYaml(readFileSync(name, 'utf8'));
    return content;
  } catch (error) {
    throw new SeedError(
      `The seed ${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function parse<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new SeedError(`The seed is not of the seed format:\n${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}
