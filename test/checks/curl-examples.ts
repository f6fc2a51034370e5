/** The curl commands of a page, each as it stands there. */
export const curlExamples = (page: string): string[] =>
  [...page.matchAll(/^```sh\n(.*?)\n```$/gms)].flatMap(([, block = '']) => block.split(/\n(?=curl )/));

const ADDRESS = /http:\/\/localhost:8790([^\s']+)/;

/** Sends what curl would send; the pages use `-X`, `-u`, `-H` for JSON and keys and `-d`, and nothing else of it. */
export async function send(command: string, url: string): Promise<Response> {
  const body = /-d '([^']*)'/.exec(command)?.[1];
  const credentials = /-u (\S+)/.exec(command)?.[1];
  const bearer = /-H 'Authorization: ([^']*)'/.exec(command)?.[1];
  return fetch(url + (ADDRESS.exec(command)?.[1] ?? ''), {
    method: /-X (\w+)/.exec(command)?.[1] ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      'content-type': 'application/json',
      ...(bearer === undefined ? {} : { authorization: bearer }),
      ...(credentials === undefined
        ? {}
        : { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }),
    },
    ...(body === undefined ? {} : { body }),
  });
}
