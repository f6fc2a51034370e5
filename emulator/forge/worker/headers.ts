/** Headers between a worker and the platform proxy. */
export const TOKEN_HEADER = 'x-emulator-invocation';
export const ACCOUNT_HEADER = 'x-emulator-account';
export const EGRESS_HEADER = 'x-emulator-egress';
