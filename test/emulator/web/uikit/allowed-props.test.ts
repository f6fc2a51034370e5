import ts from 'typescript';
import { internalProps, publishedProps, unknownProps } from '../../../../emulator/web/uikit/allowed-props';

/** Components whose props are typed, but which the package does not export or types elsewhere. */
const NOT_EXPORTED = new Set(['Banner', 'Blanket', 'Flex', 'Grid']);

function publishedTypes(): Map<string, Set<string>> {
  const entry = require
    .resolve('@atlaskit/forge-react-types/package.json')
    .replace('package.json', 'dist/types/index.d.ts');
  const program = ts.createProgram([entry], {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const symbol = source && checker.getSymbolAtLocation(source);
  if (symbol === undefined) throw new Error('The published types of UI Kit have no entry.');
  const table = new Map<string, Set<string>>();
  for (const exported of checker.getExportsOfModule(symbol)) {
    const name = /^(\w+)Props$/.exec(exported.getName())?.[1];
    if (name === undefined || NOT_EXPORTED.has(name)) continue;
    const type = checker.getDeclaredTypeOfSymbol(checker.getAliasedSymbol(exported));
    const members = type.isUnion() ? type.types : [type];
    const props = members.flatMap((member) =>
      checker.getPropertiesOfType(member).map((prop) => prop.getName()),
    );
    table.set(name, new Set(props.filter((prop) => prop !== 'children')));
  }
  return table;
}

/** Names of the components that `@forge/react` exports; most are their own names as texts. */
function exportedComponents(): string[] {
  const source = ts.sys.readFile(
    require.resolve('@forge/react').replace(/index\.js$/, 'components/ui-kit-components.js'),
  );
  const names = [...(source ?? '').matchAll(/^exports\.(\w+) = '(\w+)'/gm)].map((match) => match[2] ?? '');
  return [
    ...names,
    'AdfRenderer',
    'CheckboxGroup',
    'Comment',
    'DynamicTable',
    'Em',
    'InlineEdit',
    'Popup',
    'Strike',
    'Strong',
  ];
}

test('the table of props says what the published types of UI Kit say', () => {
  const types = publishedTypes();
  expect(types.size).toBeGreaterThan(70);
  for (const [name, props] of types) {
    expect({ name, props: [...(publishedProps[name] ?? [])].sort() }).toEqual({
      name,
      props: [...props].sort(),
    });
  }
});

test('every component that @forge/react exports has its props in the table', () => {
  const known = new Set([...Object.keys(publishedProps), ...Object.keys(internalProps)]);
  const exported = exportedComponents();
  expect(exported.length).toBeGreaterThan(80);
  expect(exported.filter((name) => !known.has(name))).toEqual([]);
});

test('a prop that the platform does not know is named, undefined ones and children are not', () => {
  expect(unknownProps('Text', { style: {}, weight: 'bold', children: [], color: undefined })).toEqual([
    'style',
  ]);
});

test('a field takes what register() of useForm spreads over it', () => {
  expect(
    unknownProps('Toggle', { id: 'a', isInvalid: false, 'aria-invalid': false, onBlur: () => undefined }),
  ).toEqual([]);
});
