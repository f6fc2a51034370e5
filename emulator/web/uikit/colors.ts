import { token } from '@atlaskit/tokens';
import tokenNames from '@atlaskit/tokens/token-names';

function isTokenName(name: string): name is keyof typeof tokenNames {
  return Object.hasOwn(tokenNames, name);
}

/** The CSS variable of a design token; any other colour stays as it is. */
export function cssColor(name: string): string {
  return isTokenName(name) ? token(name) : name;
}
