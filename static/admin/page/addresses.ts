/**
 * Jira's screen where global permissions are granted to groups.
 * Source: https://support.atlassian.com/jira-cloud-administration/docs/manage-global-permissions/
 */
export const GLOBAL_PERMISSIONS = '/secure/admin/GlobalPermissions!default.jspa';
