import type { Change, ChangeItem, Issue } from '../../model';
import type { Compiler } from './compile';
import { EMPTY_ID, type IdentityField } from './field-kinds';
import { JqlError, type Operand, type Predicate } from './syntax';

type Test = (issue: Issue) => boolean;

/** A value that a field had, from when until when, and who set it. */
interface Period {
  id: string;
  start: number;
  end: number;
  author: string;
}

interface Step {
  change: Change;
  item: ChangeItem;
}

/** `status WAS "In Progress" BEFORE -2d BY x`: the field had one of the values in a period that fits. */
export function wasTest(
  compiler: Compiler,
  field: IdentityField,
  ids: readonly string[],
  predicates: readonly Predicate[],
): Test {
  const wanted = new Set(ids);
  const tests = predicates.map((predicate) => periodTest(compiler, field, predicate));
  return (issue) =>
    periodsOf(field, issue).some((period) => wanted.has(period.id) && tests.every((test) => test(period)));
}

/** `status CHANGED TO Done AFTER -3h`: one change of the field fits all that is said. */
export function changedTest(
  compiler: Compiler,
  field: IdentityField,
  predicates: readonly Predicate[],
): Test {
  const tests = predicates.map((predicate) => stepTest(compiler, field, predicate));
  return (issue) => stepsOf(field, issue).some((step) => tests.every((test) => test(step)));
}

function periodTest(
  compiler: Compiler,
  field: IdentityField,
  { operator, operand }: Predicate,
): (period: Period) => boolean {
  switch (operator) {
    case 'before': {
      const limit = compiler.moment(operand, field.name);
      return ({ start }) => start < limit;
    }
    case 'after': {
      const limit = compiler.moment(operand, field.name);
      return ({ end }) => end > limit;
    }
    case 'on':
    case 'during': {
      const span = operator === 'on' ? compiler.day(operand, field.name) : readSpan(compiler, field, operand);
      return ({ start, end }) => start <= span.end && end > span.start;
    }
    case 'by': {
      const authors = new Set(compiler.peopleOf(operand));
      return ({ author }) => authors.has(author);
    }
    case 'from':
    case 'to':
      throw new JqlError([`The predicate '${operator}' can only be used with 'CHANGED'.`]);
  }
}

function stepTest(
  compiler: Compiler,
  field: IdentityField,
  { operator, operand }: Predicate,
): (step: Step) => boolean {
  const at = ({ change }: Step) => Date.parse(change.created);
  switch (operator) {
    case 'before': {
      const limit = compiler.moment(operand, field.name);
      return (step) => at(step) < limit;
    }
    case 'after': {
      const limit = compiler.moment(operand, field.name);
      return (step) => at(step) > limit;
    }
    case 'on':
    case 'during': {
      const span = operator === 'on' ? compiler.day(operand, field.name) : readSpan(compiler, field, operand);
      return (step) => at(step) >= span.start && at(step) <= span.end;
    }
    case 'by': {
      const authors = new Set(compiler.peopleOf(operand));
      return ({ change }) => authors.has(change.authorAccountId);
    }
    case 'from': {
      const ids = new Set(compiler.idsOf(field, operand));
      return ({ item }) => ids.has(item.from ?? EMPTY_ID);
    }
    case 'to': {
      const ids = new Set(compiler.idsOf(field, operand));
      return ({ item }) => ids.has(item.to ?? EMPTY_ID);
    }
  }
}

/** `DURING (a, b)` */
function readSpan(
  compiler: Compiler,
  field: IdentityField,
  operand: Operand,
): { start: number; end: number } {
  const [start, end, ...more] = operand.kind === 'list' ? operand.values : [];
  if (!start || !end || more.length > 0) {
    throw new JqlError(["The 'during' predicate needs a list of two dates."]);
  }
  return { start: compiler.moment(start, field.name), end: compiler.moment(end, field.name) };
}

function stepsOf({ historyId }: IdentityField, issue: Issue): Step[] {
  return issue.changes.flatMap((change) =>
    change.items.filter(({ fieldId }) => fieldId === historyId).map((item) => ({ change, item })),
  );
}

function periodsOf(field: IdentityField, issue: Issue): Period[] {
  const steps = stepsOf(field, issue);
  const [first] = steps;
  const initial: Period = {
    id: first ? (first.item.from ?? EMPTY_ID) : (field.idsOf(issue)[0] ?? EMPTY_ID),
    start: Date.parse(issue.created),
    end: first ? Date.parse(first.change.created) : Number.POSITIVE_INFINITY,
    author: issue.creatorAccountId,
  };
  const later = steps.map(({ change, item }, index): Period => {
    const next = steps[index + 1];
    return {
      id: item.to ?? EMPTY_ID,
      start: Date.parse(change.created),
      end: next ? Date.parse(next.change.created) : Number.POSITIVE_INFINITY,
      author: change.authorAccountId,
    };
  });
  return [initial, ...later];
}
