// Lint rules: typescript-eslint strict and type-checked, plus the folder boundaries of docs/architecture.md.
import { fileURLToPath } from 'node:url';
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';
import { boundaryRules } from './scripts/lint/boundaries.mjs';

export default tseslint.config(
  { ignores: ['node_modules/', '.cache/', 'dist/', 'coverage/', 'static/**/build/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: fileURLToPath(new URL('.', import.meta.url)) },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': 'off', // unions and objects are written the way that reads best
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='jest'][callee.property.name='mock']",
          message: 'Tests enter through the handlers and never mock modules.',
        },
      ],
      // The parts are plain objects of functions handed to functions (no classes, no this): they may be taken apart.
      '@typescript-eslint/unbound-method': 'off',
      // A key that comes from outside may be written as what it is, a key.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      eqeqeq: 'error',
    },
  },
  {
    // What the app logs is read by administrators: only what went wrong. Forge has no browser.
    files: ['src/**/*.ts'],
    rules: {
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-globals': ['error', 'window', 'document', 'localStorage', 'XMLHttpRequest'],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        performance: 'readonly',
        setInterval: 'readonly',
        fetch: 'readonly',
        URL: 'readonly',
      },
    },
  },
  boundaryRules,
);
