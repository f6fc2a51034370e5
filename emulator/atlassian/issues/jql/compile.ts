import type { SiteContext } from '../../context';
import { dayOf, isMomentFunction, readMoment, type DateSetting } from './dates';
import {
  compareMoment,
  compareNumber,
  compareText,
  emptyTest,
  OPPOSITES,
  rankTest,
  type Compare,
  type Test,
} from './comparisons';
import { EMPTY_ID, type IdentityField, type JqlField } from './field-kinds';
import { findField } from './fields';
import { changedTest, wasTest } from './history';
import { personField } from './person-fields';
import { JqlError, type Clause, type Operand } from './syntax';

/** A clause that knows its fields and values. */
export interface CompiledClause {
  matches: Test;
  /** Ids of issues among which all that match are; null when only a look at every issue can tell. */
  candidates: ReadonlySet<string> | null;
}

/** Reads fields, values and functions of a query on behalf of one caller. */
export class Compiler {
  readonly dates: DateSetting;

  constructor(private readonly context: SiteContext) {
    const person = context.data.people.get(context.accountId ?? '');
    this.dates = { now: context.clock.now(), zone: person?.timeZone ?? 'utc' };
  }

  /** @throws {JqlError} with a message for each field, value and function that does not exist */
  clause(clause: Clause): CompiledClause {
    switch (clause.kind) {
      case 'and':
      case 'or':
        return joinClauses(clause.kind, this.all(clause.clauses));
      case 'not':
        return this.negated(clause.clause);
      case 'compare':
        return this.compare(clause, this.field(clause.field));
      case 'was': {
        const field = this.historyField(clause.field);
        const isNegated = clause.operator === 'was not' || clause.operator === 'was not in';
        const test = wasTest(this, field, this.idsOf(field, clause.operand), clause.predicates);
        return unindexed(isNegated ? (issue) => !test(issue) : test);
      }
      case 'changed':
        return unindexed(changedTest(this, this.historyField(clause.field), clause.predicates));
    }
  }

  field(name: string): JqlField {
    const field = findField(this.context, name, this.dates.zone);
    if (!field) {
      throw new JqlError([`Field '${name}' does not exist or you do not have permission to view it.`]);
    }
    return field;
  }

  /** The ids that an operand means for a field. */
  idsOf(field: IdentityField, operand: Operand): string[] {
    switch (operand.kind) {
      case 'empty':
        return [EMPTY_ID];
      case 'list':
        return operand.values.flatMap((value) => this.idsOf(field, value));
      case 'value': {
        const ids = field.resolve(operand.text);
        if (ids === null) {
          throw new JqlError([`The value '${operand.text}' does not exist for the field '${field.name}'.`]);
        }
        return [...ids];
      }
      case 'function': {
        const ids = field.call(operand.name, operand.arguments);
        if (ids === null) {
          throw unknownFunction(operand);
        }
        return [...ids];
      }
    }
  }

  /** The people that the predicate `BY` names. */
  peopleOf(operand: Operand): string[] {
    return this.idsOf(
      personField(this.context, 'by', () => []),
      operand,
    );
  }

  moment(operand: Operand, fieldName: string): number {
    return readMoment(operand, fieldName, this.dates);
  }

  /** The day around a moment, for `ON`. */
  day(operand: Operand, fieldName: string): { start: number; end: number } {
    return dayOf(this.moment(operand, fieldName), this.dates);
  }

  private all(clauses: readonly Clause[]): CompiledClause[] {
    const messages: string[] = [];
    const compiled = clauses.flatMap((clause) => {
      try {
        return [this.clause(clause)];
      } catch (error) {
        if (!(error instanceof JqlError)) {
          throw error;
        }
        messages.push(...error.messages);
        return [];
      }
    });
    if (messages.length > 0) {
      throw new JqlError(messages);
    }
    return compiled;
  }

  /** Jira moves NOT inwards, so that `NOT assignee = x` leaves out issues of nobody as `assignee != x` does. */
  private negated(clause: Clause): CompiledClause {
    switch (clause.kind) {
      case 'and':
      case 'or': {
        const inner = clause.clauses.map((part): Clause => ({ kind: 'not', clause: part }));
        return joinClauses(clause.kind === 'and' ? 'or' : 'and', this.all(inner));
      }
      case 'not':
        return this.clause(clause.clause);
      case 'compare':
        return this.compare({ ...clause, operator: OPPOSITES[clause.operator] }, this.field(clause.field));
      case 'was':
      case 'changed': {
        const { matches } = this.clause(clause);
        return unindexed((issue) => !matches(issue));
      }
    }
  }

  private historyField(name: string): IdentityField {
    const field = this.field(name);
    if (field.kind !== 'identity' || field.historyId === null) {
      throw new JqlError([`History searches do not support the '${name}' field.`]);
    }
    return field;
  }

  private compare(clause: Compare, field: JqlField): CompiledClause {
    if (clause.operator === 'is' || clause.operator === 'is not') {
      return unindexed(emptyTest(clause, field));
    }
    switch (field.kind) {
      case 'identity':
        return this.compareIdentity(clause, field);
      case 'moment':
        return unindexed(compareMoment(clause, field, (operand) => this.moment(operand, field.name)));
      case 'number':
        return unindexed(compareNumber(clause, field));
      case 'text':
        return unindexed(compareText(clause, field));
    }
  }

  private compareIdentity(clause: Compare, field: IdentityField): CompiledClause {
    const { operator, operand } = clause;
    const isList = operator === 'in' || operator === 'not in';
    if (!isList && operand.kind === 'list') {
      throw new JqlError([`Operator '${operator}' does not support list values for field '${field.name}'.`]);
    }
    const ids = new Set(this.idsOf(field, operand));
    const holds: Test = (issue) => {
      const own = field.idsOf(issue);
      return own.length === 0 ? ids.has(EMPTY_ID) : own.some((id) => ids.has(id));
    };
    const { indexed } = field;
    switch (operator) {
      case '=':
      case 'in': {
        const isIndexed = indexed !== null && !ids.has(EMPTY_ID);
        return { matches: holds, candidates: isIndexed ? union([...ids].map(indexed)) : null };
      }
      case '!=':
      case 'not in':
        return unindexed((issue) => field.idsOf(issue).length > 0 && !holds(issue));
      default:
        return unindexed(rankTest(clause, field, [...ids]));
    }
  }
}

function joinClauses(kind: 'and' | 'or', parts: readonly CompiledClause[]): CompiledClause {
  const sets = parts.map(({ candidates }) => candidates);
  if (kind === 'or') {
    const known = sets.filter((set) => set !== null);
    return {
      matches: (issue) => parts.some(({ matches }) => matches(issue)),
      candidates: known.length === sets.length ? union(known) : null,
    };
  }
  const smallest = sets.filter((set) => set !== null).sort((one, other) => one.size - other.size)[0];
  return {
    matches: (issue) => parts.every(({ matches }) => matches(issue)),
    candidates: smallest ?? null,
  };
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const [only] = sets;
  return only && sets.length === 1 ? only : new Set(sets.flatMap((set) => [...set]));
}

function unindexed(matches: Test): CompiledClause {
  return { matches, candidates: null };
}

function unknownFunction(operand: Extract<Operand, { kind: 'function' }>): JqlError {
  const call = `${operand.name}(${operand.arguments.join(', ')})`;
  const { name } = operand;
  if (isMomentFunction(name) || ['currentuser', 'membersof', 'updatedby'].includes(name.toLowerCase())) {
    return new JqlError([`A value provided by the function '${call}' is invalid for the field.`]);
  }
  return new JqlError([`Unable to find JQL function '${call}'.`]);
}
