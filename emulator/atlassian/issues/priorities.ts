export interface Priority {
  id: string;
  name: string;
  color: string;
}

/** The priorities that a Jira site has unless somebody changed them, most urgent first. */
export const PRIORITIES: readonly Priority[] = [
  { id: '1', name: 'Highest', color: '#d04437' },
  { id: '2', name: 'High', color: '#f15C75' },
  { id: '3', name: 'Medium', color: '#f79232' },
  { id: '4', name: 'Low', color: '#707070' },
  { id: '5', name: 'Lowest', color: '#999999' },
];

export const DEFAULT_PRIORITY = 'Medium';
