import type { OffboardRequest } from '../../../src/contract/calls';
import type { ImportRowState, ImportView } from '../../../src/contract/imports';
import { newRequestId } from '../../../static/shared/request-id';
import { call, request } from '../../pages/calls';
import { OPERATOR, type TestSite } from '../site';

/** A file of these people's account ids. */
export const listOf = async (site: TestSite, ...emails: string[]): Promise<string> =>
  `${(await Promise.all(emails.map((email) => site.accountId(email)))).join('\n')}\n`;

/** An operator's way through an import, by the calls that the page makes. */
export class ImportOnSite {
  private constructor(
    private readonly site: TestSite,
    readonly id: string,
    private readonly as: string,
  ) {}

  /** Uploads a file and lets it be read and judged with the columns that were recognised. */
  static async judged(site: TestSite, content: string | Uint8Array, as = OPERATOR): Promise<ImportOnSite> {
    const begun = await ImportOnSite.uploaded(site, content, as);
    await begun.confirmColumns();
    await site.drain({ horizonSeconds: 0 });
    return begun;
  }

  /** The same with a file of these people, by their addresses. */
  static async ofPeople(site: TestSite, ...emails: string[]): Promise<ImportOnSite> {
    return ImportOnSite.judged(site, await listOf(site, ...emails));
  }

  static async uploaded(site: TestSite, content: string | Uint8Array, as = OPERATOR): Promise<ImportOnSite> {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const begun = await ImportOnSite.begun(site, bytes.length, as);
    await begun.upload(bytes);
    return begun;
  }

  /** @param requestId the same one twice begins once */
  static async begun(
    site: TestSite,
    bytes: number,
    as = OPERATOR,
    requestId = newRequestId(),
  ): Promise<ImportOnSite> {
    const file = { requestId, name: 'leavers.csv', bytes, lastModified: 0 };
    const { id } = await call(site, 'operator', 'beginImport', file, as);
    return new ImportOnSite(site, id, as);
  }

  /** Sends what is not there yet. */
  async upload(bytes: Uint8Array): Promise<ImportView> {
    const { chunkBytes } = await call(this.site, 'operator', 'listImports', {}, this.as);
    let view = await this.view();
    while (view.stage === 'uploading') {
      const start = view.received * chunkBytes;
      const data = Buffer.from(bytes.subarray(start, start + chunkBytes)).toString('base64');
      view = await this.putChunk(view.received, data);
    }
    return view;
  }

  putChunk(number: number, data: string): Promise<ImportView> {
    return call(this.site, 'operator', 'putImportChunk', { id: this.id, number, data }, this.as);
  }

  async confirmColumns(): Promise<ImportView> {
    const { mapping } = await this.view();
    if (!mapping) throw new Error('There is nothing to be mapped.');
    const payload = { id: this.id, columns: mapping.columns };
    return call(this.site, 'operator', 'confirmImportColumns', payload, this.as);
  }

  view(as = this.as): Promise<ImportView> {
    return call(this.site, 'operator', 'getImport', { id: this.id }, as);
  }

  async rows(states?: ImportRowState[]) {
    const payload = { id: this.id, startAt: 0, states };
    return (await call(this.site, 'operator', 'listImportRows', payload, this.as)).rows;
  }

  /** What every line says, by its number. */
  async states(): Promise<Record<number, ImportRowState>> {
    return Object.fromEntries((await this.rows()).map(({ line, state }) => [line, state]));
  }

  /** Looks at the plan of the first row, or of a later one, and begins it. */
  async startCanary(changes: Partial<OffboardRequest> = {}, passed = 0): Promise<ImportView> {
    const first = (await this.rows(['found']))[passed];
    const asked = request({ procedure: 'revoke-access', ...changes });
    const payload = { people: [first?.person?.accountId ?? 'nobody'], request: asked };
    const { people } = await call(this.site, 'operator', 'preview', payload, this.as);
    const [person] = people;
    const fingerprint = person?.allowed ? person.fingerprint : '';
    const canary = { id: this.id, line: first?.line ?? 0, request: asked, fingerprint };
    return call(this.site, 'operator', 'startCanary', canary, this.as);
  }

  confirm(typedCount: number | null, as = this.as): Promise<ImportView> {
    return call(this.site, 'operator', 'confirmImport', { id: this.id, typedCount }, as);
  }

  steer(to: 'pause' | 'resume' | 'stop', as = this.as): Promise<ImportView> {
    return call(this.site, 'operator', 'steerImport', { id: this.id, to }, as);
  }

  /** The whole result file, without its head. */
  async resultLines(): Promise<string[]> {
    let content = '';
    for (let part = 1, parts = 1; part <= parts; part += 1) {
      const read = await call(this.site, 'operator', 'readImportResult', { id: this.id, part }, this.as);
      content += read.content;
      parts = read.parts;
    }
    return content.split('\r\n').slice(1, -1);
  }
}
