import { useState, type ReactElement } from 'react';
import type { TabProps } from '../page/page-props';
import { RuleForm } from './form/rule-form';
import { RuleList } from './rule-list';

/** Every ticket rule, or the form for one of them in place of the list. */
export function RulesTab(props: TabProps): ReactElement {
  const [edited, setEdited] = useState<{ id: string | null } | null>(null);
  /** The rule whose form was closed last: the keyboard goes back there. */
  const [lastId, setLastId] = useState<string | null | undefined>(undefined);
  const rule = props.settings.ticketRules.find(({ id }) => id === edited?.id) ?? null;
  const isGone = edited !== null && edited.id !== null && rule === null;

  const open = (id: string | null): void => {
    setEdited({ id });
    setLastId(id);
  };
  if (edited === null || isGone) return <RuleList {...props} lastId={lastId} onEdit={open} />;
  return (
    <RuleForm
      // Settings that were read again show what somebody else made of this rule; a new rule keeps what was typed.
      key={JSON.stringify(rule)}
      {...props}
      rule={rule}
      onClose={() => {
        setEdited(null);
      }}
    />
  );
}
