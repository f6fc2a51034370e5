import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A call of a product API in the source, as Atlassian's linter has to see it. */
export interface EndpointCall {
  file: string;
  /** The line of the path, the line that the linter names. */
  line: number;
  method: string;
  /** The path without its query; a value that is filled in stands as `{}`. */
  path: string;
}

export interface EndpointCalls {
  calls: EndpointCall[];
  /** Calls that the linter would not see, take for another method, or stumble over, with the reason. */
  unreadable: string[];
}

const REQUEST = /request(Jira|Confluence|Bitbucket)/;
const KNOWN_REQUEST = /^request(Jira|Confluence|Bitbucket)$/;

/** Every TypeScript file under a folder. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

function calleeName(node: ts.CallExpression): string {
  if (ts.isIdentifier(node.expression)) return node.expression.text;
  if (ts.isPropertyAccessExpression(node.expression)) return node.expression.name.text;
  if (ts.isElementAccessExpression(node.expression)) return node.expression.argumentExpression.getText();
  return '';
}

/** The method of a call's options; undefined when the linter would misread or ignore them. */
function methodOf(options: ts.Expression | undefined): string | undefined {
  if (!options) return 'GET';
  if (!ts.isObjectLiteralExpression(options) || options.properties.some(ts.isSpreadAssignment))
    return undefined;
  const method = options.properties.find(
    (property) => property.name?.getText().replace(/\W/g, '') === 'method',
  );
  if (!method) return 'GET';
  const readable =
    ts.isPropertyAssignment(method) && ts.isIdentifier(method.name) && ts.isStringLiteral(method.initializer);
  return readable ? method.initializer.text.toUpperCase() : undefined;
}

/** The path of a call; undefined when the linter would not see it, or see its parts in another order. */
function pathOf(argument: ts.Expression | undefined): string | undefined {
  if (!argument || !ts.isTaggedTemplateExpression(argument)) return undefined;
  const { template } = argument;
  if (template.getText().includes('\n')) return undefined;
  const text = ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : template.head.text + template.templateSpans.map((span) => `{}${span.literal.text}`).join('');
  return text.replace(/\?.*$/, '');
}

/** Reads every call of a product API in one source text. */
export function endpointCalls(file: string, text: string): EndpointCalls {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: EndpointCalls = { calls: [], unreadable: [] };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && REQUEST.test(calleeName(node))) {
      const [pathArgument, options] = node.arguments;
      const path = pathOf(pathArgument);
      const method = methodOf(options);
      const line = source.getLineAndCharacterOfPosition((pathArgument ?? node).getStart()).line + 1;
      const named = !ts.isElementAccessExpression(node.expression) && KNOWN_REQUEST.test(calleeName(node));
      if (named && path && method) found.calls.push({ file, line, method, path });
      else found.unreadable.push(`${file}:${line} ${node.getText().slice(0, 120)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Reads every call of a product API in src. */
export function endpointCallsOfSource(): EndpointCalls {
  const each = sourceFiles('src').map((file) => endpointCalls(file, readFileSync(file, 'utf8')));
  return {
    calls: each.flatMap(({ calls }) => calls),
    unreadable: each.flatMap(({ unreadable }) => unreadable),
  };
}
