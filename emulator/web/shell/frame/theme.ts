import { setGlobalTheme } from '@atlaskit/tokens';
import { useSyncExternalStore } from 'react';

export type ColorMode = 'light' | 'dark';

const STORED = 'emulator.color-mode';
const CHANGED = 'shell:color-mode-changed';

/** The mode in force: the last choice, else what the system prefers. */
export function colorMode(): ColorMode {
  const stored = window.localStorage.getItem(STORED);
  if (stored === 'light' || stored === 'dark') return stored;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** The state that Atlassian's design tokens are in; pages of the app get it with their context. */
export function themeState(): { colorMode: ColorMode; light: 'light'; dark: 'dark'; spacing: 'spacing' } {
  return { colorMode: colorMode(), light: 'light', dark: 'dark', spacing: 'spacing' };
}

export async function applyTheme(): Promise<void> {
  await setGlobalTheme({ ...themeState(), typography: 'typography', shape: 'shape' });
}

/** Follows the system while nobody has chosen a mode here, as Jira does. */
export function followSystem(): void {
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    if (window.localStorage.getItem(STORED) === null) void announceTheme();
  });
}

/** Switches the mode and tells everybody who asked. */
export async function setColorMode(mode: ColorMode): Promise<void> {
  window.localStorage.setItem(STORED, mode);
  await announceTheme();
}

async function announceTheme(): Promise<void> {
  await applyTheme();
  window.dispatchEvent(new Event(CHANGED));
}

export function onColorModeChange(callback: () => void): () => void {
  window.addEventListener(CHANGED, callback);
  return () => {
    window.removeEventListener(CHANGED, callback);
  };
}

export function useColorMode(): ColorMode {
  return useSyncExternalStore(onColorModeChange, colorMode);
}

/** Gives a frame of the app the design tokens of the page: their styles and the attributes that select them. */
export function copyTheme(realm: Window): void {
  const target = realm.document;
  for (const { name, value } of document.documentElement.attributes) {
    if (name.startsWith('data-')) target.documentElement.setAttribute(name, value);
  }
  for (const style of document.querySelectorAll('style[data-theme]')) {
    const theme = style.getAttribute('data-theme') ?? '';
    if (target.querySelector(`style[data-theme="${theme}"]`) === null) {
      target.head.append(target.importNode(style, true));
    }
  }
}
