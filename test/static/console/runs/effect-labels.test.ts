import { EFFECT_KINDS } from '../../../../src/offboarding/effects';
import { PROCEDURES, SOURCES } from '../../../../src/offboarding/words';
import { englishText } from '../../../../static/shared/texts';

test.each(EFFECT_KINDS)('a change of the kind %s has a label, done and to be done', (kind) => {
  expect(englishText(`effects.kinds.${kind}`)).toBeDefined();
  expect(englishText(`effects.blockedKinds.${kind}`)).toBeDefined();
});

test.each([...PROCEDURES, 'restore'])('a run of %s says what it carries out', (procedure) => {
  expect(englishText(`runProcedures.${procedure}`)).toBeDefined();
});

test.each(PROCEDURES)('the form says what %s does', (procedure) => {
  expect(englishText(`offboard.procedures.${procedure}`)).toBeDefined();
});

test.each(SOURCES)('a run that came by %s says so', (source) => {
  expect(englishText(`source.${source}`)).toBeDefined();
});
