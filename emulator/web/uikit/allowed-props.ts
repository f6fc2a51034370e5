/**
 * Which props each UI Kit component takes. Source: the types that `@forge/react` 11.17.0 publishes
 * (`@atlaskit/forge-react-types`); a test holds the two together.
 */
const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');

/**
 * What `useForm().register()` spreads over any field. Fields whose own types lack some of these get
 * them all the same, and the platform ignores them there.
 */
export const registeredFieldProps: readonly string[] = words(
  'aria-invalid defaultChecked defaultValue id isDisabled isInvalid name onBlur onChange',
);

/** Fields on which `register()` may be spread. */
export const formFields: ReadonlySet<string> = new Set(
  words(
    'Checkbox CheckboxGroup DatePicker Radio RadioGroup Range Select TextArea Textfield TimePicker Toggle UserPicker',
  ),
);

/** Props of components that `@forge/react` exports with types. */
export const publishedProps: Readonly<Record<string, readonly string[]>> = {
  AdfRenderer: words('document documentWithoutMedia replaceUnsupportedNode'),
  AtlassianIcon: words('glyph label size testId'),
  AtlassianTile: words('glyph isBold label size testId'),
  Badge: words('appearance max testId'),
  BarChart: words(
    'colorAccessor colorPalette data height plotMargin plotMarginBottom plotMarginLeft ' +
      'plotMarginRight plotMarginTop showBorder subtitle title width xAccessor yAccessor',
  ),
  Bleed: words('all block inline testId'),
  Box: words(
    'backgroundColor padding paddingBlock paddingBlockEnd paddingBlockStart paddingInline ' +
      'paddingInlineEnd paddingInlineStart role testId xcss',
  ),
  Breadcrumbs: words(
    'defaultExpanded ellipsisLabel isExpanded itemsAfterCollapse itemsBeforeCollapse label ' +
      'maxItems onExpand testId',
  ),
  BreadcrumbsItem: words('href iconAfter iconBefore testId text'),
  Button: words(
    'appearance autoFocus iconAfter iconBefore isDisabled isSelected onBlur onClick onFocus ' +
      'shouldFitContainer spacing testId type',
  ),
  ButtonGroup: words('appearance label testId titleId'),
  Calendar: words(
    'day defaultDay defaultMonth defaultPreviouslySelected defaultSelected defaultYear ' +
      'disabled locale maxDate minDate nextMonthLabel onBlur onChange onFocus onSelect ' +
      'previousMonthLabel previouslySelected selected tabIndex testId today weekStartDay year',
  ),
  Checkbox: words(
    'aria-invalid aria-labelledby defaultChecked id isChecked isDisabled isIndeterminate ' +
      'isInvalid isRequired label name onBlur onChange onFocus testId value',
  ),
  CheckboxGroup: words('defaultValue isDisabled name onChange options value'),
  ChromelessEditor: words('defaultValue features isDisabled onChange'),
  Code: words('testId'),
  CodeBlock: words(
    'highlight highlightedEndText highlightedStartText language shouldWrapLongLines ' +
      'showLineNumbers testId text',
  ),
  Comment: words(
    'actions afterContent author avatar content edited errorActions errorIconLabel ' +
      'headingLevel highlighted id isError isSaving restrictedTo savingText shouldHeaderWrap ' +
      'shouldRenderNestedCommentsInline testId time type',
  ),
  CommentEditor: words('defaultValue features isDisabled onCancel onChange onSave'),
  DatePicker: words(
    'appearance aria-invalid aria-labelledby autoFocus dateFormat defaultIsOpen defaultValue ' +
      'disabled id isDisabled isInvalid isOpen isRequired locale maxDate minDate name ' +
      'nextMonthLabel onBlur onChange onFocus placeholder previousMonthLabel selectProps ' +
      'shouldShowCalendarButton spacing testId value weekStartDay',
  ),
  DonutChart: words(
    'colorAccessor colorPalette data height innerRadius labelAccessor outerRadius showBorder ' +
      'showMarkLabels subtitle title valueAccessor width',
  ),
  DynamicTable: words(
    'caption defaultPage defaultSortKey defaultSortOrder emptyView head highlightedRowIndex ' +
      'isFixedSize isLoading isRankable label loadingSpinnerSize onRankEnd onRankStart ' +
      'onSetPage page paginationi18n rows rowsPerPage sortKey sortOrder testId',
  ),
  EmptyState: words(
    'buttonGroupLabel description header headingLevel isLoading primaryAction secondaryAction ' +
      'tertiaryAction testId width',
  ),
  ErrorMessage: words('testId'),
  FileCard: words('error fileName fileSize fileType isUploading onDelete onDownload testId uploadProgress'),
  FilePicker: words('description label onChange testId'),
  Form: words('onSubmit'),
  FormFooter: words('align'),
  FormHeader: words('description title'),
  FormSection: words('description title'),
  Frame: words('dispatch frameId height resource width'),
  Heading: words('as color id size testId'),
  HelperMessage: words('testId'),
  HorizontalBarChart: words(
    'colorAccessor colorPalette data height plotMargin plotMarginBottom plotMarginLeft ' +
      'plotMarginRight plotMarginTop showBorder subtitle title width xAccessor yAccessor',
  ),
  HorizontalStackBarChart: words(
    'colorAccessor colorPalette data height plotMargin plotMarginBottom plotMarginLeft ' +
      'plotMarginRight plotMarginTop showBorder subtitle title width xAccessor yAccessor',
  ),
  Icon: words('color glyph label primaryColor secondaryColor size'),
  Image: words('alt height size src width'),
  Inline: words('alignBlock alignInline grow rowSpace separator shouldWrap space spread testId'),
  InlineEdit: words(
    'cancelButtonLabel confirmButtonLabel defaultValue editButtonLabel editLabel editView ' +
      'hideActionButtons isEditing isRequired keepEditViewOpenOnBlur label onCancel onConfirm ' +
      'onEdit readView readViewFitContainerWidth startWithEditViewOpen testId validate',
  ),
  Label: words('id labelFor testId'),
  LineChart: words(
    'colorAccessor colorPalette data height plotMargin plotMarginBottom plotMarginLeft ' +
      'plotMarginRight plotMarginTop showBorder subtitle title width xAccessor yAccessor',
  ),
  Link: words('href openNewTab'),
  LinkButton: words(
    'appearance autoFocus href isDisabled isSelected onBlur onClick onFocus ref ' +
      'shouldFitContainer spacing target testId',
  ),
  List: words('type'),
  ListItem: words(''),
  LoadingButton: words(
    'appearance autoFocus isDisabled isLoading isSelected onBlur onClick onFocus ' +
      'shouldFitContainer spacing testId type',
  ),
  Lozenge: words('appearance isBold maxWidth testId'),
  Modal: words('autoFocus height icon label onClose shouldScrollInViewport testId title width'),
  ModalBody: words('hasInlinePadding testId'),
  ModalFooter: words('testId'),
  ModalHeader: words('testId'),
  ModalTitle: words('appearance isMultiline testId'),
  ModalTransition: words(''),
  Pagination: words(
    'defaultSelectedIndex label max nextLabel onChange pageLabel pages previousLabel ' +
      'selectedIndex testId',
  ),
  PieChart: words(
    'colorAccessor colorPalette data height labelAccessor showBorder showMarkLabels subtitle ' +
      'title valueAccessor width',
  ),
  Popup: words(
    'appearance autoFocus boundary content fallbackPlacements id isOpen label modifiers ' +
      'onClose placement role rootBoundary shouldDisableFocusLock shouldFitContainer ' +
      'shouldFitViewport shouldFlip shouldIgnoreCloseEvent shouldRenderToParent ' +
      'shouldReturnFocus shouldUseCaptureOnOutsideClick strategy testId titleId trigger xcss',
  ),
  Pressable: words(
    'backgroundColor isDisabled onClick padding paddingBlock paddingBlockEnd ' +
      'paddingBlockStart paddingInline paddingInlineEnd paddingInlineStart testId xcss',
  ),
  ProgressBar: words('appearance ariaLabel isIndeterminate testId value'),
  ProgressTracker: words('animated items label spacing testId'),
  Radio: words(
    'aria-invalid aria-labelledby ariaLabel id isChecked isDisabled isInvalid isRequired ' +
      'label name onBlur onChange onFocus onInvalid testId value',
  ),
  RadioGroup: words(
    'aria-labelledby defaultValue isDisabled isInvalid isRequired name onChange onInvalid ' +
      'options testId value',
  ),
  Range: words(
    'aria-invalid aria-labelledby defaultValue id isDisabled max min name onBlur onChange ' +
      'onFocus step testId value',
  ),
  SectionMessage: words('actions appearance testId title'),
  SectionMessageAction: words('href onClick testId'),
  Select: words(
    'appearance autoFocus closeMenuOnScroll closeMenuOnSelect defaultInputValue ' +
      'defaultMenuIsOpen defaultValue id inputId inputValue isClearable isDisabled isInvalid ' +
      'isLoading isMulti isRequired isSearchable menuIsOpen name onBlur onChange onFocus ' +
      'onInputChange openMenuOnFocus options placeholder spacing testId value',
  ),
  Spinner: words('appearance delay label size testId'),
  Stack: words('alignBlock alignInline grow space spread testId'),
  StackBarChart: words(
    'colorAccessor colorPalette data height plotMargin plotMarginBottom plotMarginLeft ' +
      'plotMarginRight plotMarginTop showBorder subtitle title width xAccessor yAccessor',
  ),
  Tab: words('testId'),
  TabList: words(''),
  TabPanel: words('testId'),
  Tabs: words('defaultSelected id onChange selected shouldUnmountTabPanelOnChange testId'),
  Tag: words('appearance color elemBefore href testId text'),
  TagGroup: words('alignment'),
  Text: words('align as color maxLines size testId weight'),
  TextArea: words(
    'appearance aria-invalid aria-labelledby autoFocus defaultValue id isCompact isDisabled ' +
      'isInvalid isMonospaced isReadOnly isRequired maxHeight maxLength minLength minimumRows ' +
      'name onBlur onChange onFocus placeholder resize spellCheck testId value',
  ),
  Textfield: words(
    'appearance aria-invalid aria-labelledby autoFocus defaultValue elemAfterInput ' +
      'elemBeforeInput id isCompact isDisabled isInvalid isMonospaced isReadOnly isRequired max ' +
      'maxLength min minLength name onBlur onChange onFocus pattern placeholder testId type ' +
      'value width',
  ),
  Tile: words('backgroundColor hasBorder isInset label size testId'),
  TimePicker: words(
    'appearance aria-invalid aria-labelledby autoFocus defaultIsOpen defaultValue hideIcon id ' +
      'isDisabled isInvalid isOpen isRequired label locale name onBlur onChange onFocus ' +
      'placeholder selectProps spacing testId timeFormat timeIsEditable times value',
  ),
  Toggle: words(
    'defaultChecked id isChecked isDisabled label name onBlur onChange onFocus size testId ' + 'value',
  ),
  Tooltip: words('content delay mousePosition position testId truncate'),
  User: words('accountId hideDisplayName'),
  UserGroup: words(''),
  UserPicker: words('defaultValue description isMulti isRequired label name onChange placeholder'),
  ValidMessage: words('testId'),
};

/** Parts that only the reconciler emits, and the old text marks without types. */
export const internalProps: Readonly<Record<string, readonly string[]>> = {
  Root: [],
  String: ['text'],
  ContentWrapper: ['name'],
  Cell: words('cellKey colSpan isIconOnlyHeader isSortable shouldTruncate testId width'),
  Row: words('isHighlighted onClick rowKey testId'),
  Em: [],
  RequiredAsterisk: [],
  Strike: [],
  Strong: [],
};

const fieldExtras = new Set(registeredFieldProps);

/**
 * Names the props of a component that the platform does not know, `children` and undefined ones aside.
 * @param type the component's name in the document
 */
export function unknownProps(type: string, props: Readonly<Record<string, unknown>>): string[] {
  const allowed = new Set(publishedProps[type] ?? internalProps[type] ?? []);
  return Object.keys(props).filter(
    (name) =>
      name !== 'children' &&
      props[name] !== undefined &&
      !allowed.has(name) &&
      !(formFields.has(type) && fieldExtras.has(name)),
  );
}
