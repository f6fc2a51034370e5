import ForgeReconciler, { I18nProvider } from '@forge/react';
import type { ReactElement } from 'react';
import { WordsProvider } from './words';

/** Starts a page of the app: what is handed in, with its words around it. */
export function startPage(page: ReactElement): void {
  ForgeReconciler.render(
    <I18nProvider>
      <WordsProvider>{page}</WordsProvider>
    </I18nProvider>,
  );
}
