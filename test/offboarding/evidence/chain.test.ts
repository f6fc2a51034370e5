import fc from 'fast-check';
import { canonical, type Json } from '../../../src/offboarding/evidence/canonical';
import {
  commitmentTo,
  erased,
  GENESIS,
  hashOfEntry,
  headOf,
  seal,
  type Entry,
  type SealedEntry,
} from '../../../src/offboarding/evidence/chain';

const json = fc.jsonValue() as fc.Arbitrary<Json>;
const entry: fc.Arbitrary<Entry> = fc.record({
  facts: fc.dictionary(fc.string(), json),
  personal: fc.dictionary(fc.string(), fc.string()),
});
const entries = fc.array(entry, { minLength: 1, maxLength: 6 });

let salts = 0;
const salt = () => `salt ${String((salts += 1))}`;

const holds = (chain: readonly SealedEntry[]): boolean =>
  chain.every(
    (one, index) => one.previous === (chain[index - 1]?.hash ?? GENESIS) && one.hash === hashOfEntry(one),
  );

describe('the chain of evidence', () => {
  it('holds for whatever was recorded, in one piece or in several', () => {
    fc.assert(
      fc.property(entries, entries, (first, second) => {
        const begun = seal(first, GENESIS, salt);
        const chain = [...begun, ...seal(second, headOf(begun), salt)];
        expect(holds(chain)).toBe(true);
        expect(chain).toHaveLength(first.length + second.length);
      }),
    );
  });

  it('still holds when a person was erased, and nothing of the value is left', () => {
    fc.assert(
      fc.property(entries, fc.string({ minLength: 8 }), (some, who) => {
        const chain = seal([...some, { facts: {}, personal: { who } }], GENESIS, salt);
        const without = chain.map((one) => erased(one, (value) => value === who));
        expect(holds(without)).toBe(true);
        const last = without.at(-1)?.personal['who'];
        expect(last).toEqual({ commitment: chain.at(-1)?.personal['who']?.commitment });
      }),
    );
  });

  it('commits to a value without telling it: the same value has another commitment each time', () => {
    expect(commitmentTo('Mia', salt())).not.toBe(commitmentTo('Mia', salt()));
  });

  it('writes equal values as the same text, whatever the order of their fields', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonical(turned)).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
