/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  // Types are checked by tsc once for everything; here each file is only translated.
  transform: { '^.+\\.tsx?$': 'ts-jest' },
  // Each emulator in a test has worker threads of its own, so that more workers here would not be faster.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  testTimeout: 120_000,
  cacheDirectory: '<rootDir>/.cache/jest',
};
