import { lockPayer } from '../../household';
import type { Cloud, Documents } from '../../platform';
import type { Payer, Person, Relative } from '../../schema';

interface Listed {
  readonly payer: Payer | null;
  readonly people: readonly Person[];
}

/** The payer's list and the people of an order who stand on it: read once, by the first line that needs it. */
export class FamilyList {
  private read: Promise<Listed> | null = null;

  constructor(
    private readonly cloud: Cloud,
    /** The transaction of one attempt, or the database. */
    private readonly documents: Documents,
    readonly openId: string,
    private readonly personIds: readonly string[],
  ) {}

  async find(
    personId: string,
  ): Promise<{ readonly relative: Relative | undefined; readonly person: Person | undefined }> {
    this.read ??= this.readAll();
    const { payer, people } = await this.read;
    return {
      relative: payer?.relatives.find((one) => one.personId === personId),
      person: people.find(({ _id }) => _id === personId),
    };
  }

  /** As `lockPayer`, where a line relies on the list. */
  async lock(tx: Documents): Promise<void> {
    if (this.read === null) return;
    await lockPayer(tx, this.openId, (await this.read).payer);
  }

  private async readAll(): Promise<Listed> {
    const { cloud, documents, openId, personIds } = this;
    const [payer, people] = await Promise.all([
      documents.get('payers', openId),
      cloud.db.find('people', { filter: { _id: { in: personIds } }, limit: personIds.length }),
    ]);
    return { payer, people };
  }
}
