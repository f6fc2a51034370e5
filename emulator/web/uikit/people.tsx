import Avatar from '@atlaskit/avatar';
import { HelperMessage, Label, RequiredAsterisk } from '@atlaskit/form';
import { AsyncSelect } from '@atlaskit/select';
import { useEffect, useId, useState, type ReactElement } from 'react';
import { handlerProp, listProp, textProp, type Props, type Render } from './component';
import { useServices, type PersonSummary } from './services';

interface PickerOption {
  label: string;
  value: string;
  person: PersonSummary;
}

function option(person: PersonSummary): PickerOption {
  return { label: person.name, value: person.id, person };
}

/** What `onChange` of UI Kit's picker hands out (`UserPickerValue` in `@atlaskit/forge-react-types`). */
function pickerValue({ person }: PickerOption): PersonSummary & { type: 'user' } {
  return { ...person, type: 'user' };
}

function defaultIds(props: Props): string[] {
  const single = textProp(props, 'defaultValue');
  if (single !== undefined) return [single];
  return listProp(props, 'defaultValue').filter((id) => typeof id === 'string');
}

function PersonLine({ person }: { person: PersonSummary }): ReactElement {
  return (
    <span className="uikit-person">
      <Avatar size="xsmall" src={person.avatarUrl} />
      <span>{person.name}</span>
      {person.email === undefined ? null : <span className="uikit-person-email">{person.email}</span>}
    </span>
  );
}

function UserPicker({ props }: { props: Props }): ReactElement {
  const services = useServices();
  const ownId = useId();
  const id = textProp(props, 'id') ?? ownId;
  const isMulti = props['isMulti'] === true;
  const [chosen, setChosen] = useState<readonly PickerOption[]>([]);
  const wanted = defaultIds(props).join(' ');

  useEffect(() => {
    let current = true;
    const ids = wanted.split(' ').filter((accountId) => accountId !== '');
    void Promise.all(ids.map((accountId) => services.findPerson(accountId))).then((people) => {
      if (current && people.length > 0)
        setChosen(people.flatMap((person) => (person ? [option(person)] : [])));
    });
    return () => {
      current = false;
    };
  }, [wanted, services]);

  const change = (picked: readonly PickerOption[]): void => {
    setChosen(picked);
    const values = picked.map(pickerValue);
    handlerProp(props, 'onChange')(isMulti ? values : (values[0] ?? null));
  };
  const load = async (query: string): Promise<PickerOption[]> =>
    (await services.searchPeople(query)).map(option);
  const shared = {
    inputId: id,
    name: textProp(props, 'name') ?? '',
    placeholder: textProp(props, 'placeholder') ?? 'Search people',
    defaultOptions: true,
    loadOptions: load,
    isClearable: true,
    isDisabled: props['isDisabled'] === true,
    isInvalid: props['isInvalid'] === true,
    formatOptionLabel: ({ person }: PickerOption) => <PersonLine person={person} />,
    noOptionsMessage: () => 'No matches found',
    onBlur: handlerProp(props, 'onBlur'),
    menuPlacement: 'auto' as const,
  };
  return (
    <div>
      <Label htmlFor={id}>
        {textProp(props, 'label')}
        {props['isRequired'] === true ? <RequiredAsterisk /> : null}
      </Label>
      {isMulti ? (
        <AsyncSelect<PickerOption, true> {...shared} isMulti value={chosen} onChange={change} />
      ) : (
        <AsyncSelect<PickerOption>
          {...shared}
          value={chosen[0] ?? null}
          onChange={(picked) => {
            change(picked === null ? [] : [picked]);
          }}
        />
      )}
      {textProp(props, 'description') === undefined ? null : (
        <HelperMessage>{textProp(props, 'description')}</HelperMessage>
      )}
    </div>
  );
}

function User({ props }: { props: Props }): ReactElement {
  const services = useServices();
  const accountId = textProp(props, 'accountId') ?? '';
  const [person, setPerson] = useState<PersonSummary | undefined>();
  useEffect(() => {
    let current = true;
    void services.findPerson(accountId).then((found) => {
      if (current) setPerson(found);
    });
    return () => {
      current = false;
    };
  }, [accountId, services]);
  const name = person?.name ?? 'Unknown user';
  if (props['hideDisplayName'] === true)
    return <Avatar size="small" name={name} src={person?.avatarUrl ?? ''} />;
  return (
    <span className="uikit-person">
      <Avatar size="xsmall" src={person?.avatarUrl ?? ''} />
      <span>{name}</span>
    </span>
  );
}

/** People: picked, or shown. */
export const peopleComponents: Readonly<Record<string, Render>> = {
  UserPicker: ({ props }) => <UserPicker props={props} />,
  User: ({ props }) => <User props={props} />,
  UserGroup: ({ children }) => <span className="uikit-people">{children}</span>,
};
