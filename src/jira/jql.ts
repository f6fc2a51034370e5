/** A text as JQL takes it for nothing but a text. Source: https://support.atlassian.com/jira-software-cloud/docs/jql-fields/ */
export const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
