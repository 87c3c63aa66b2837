import type { UndoOutcome } from '../../contract/imports';
import type { UploadKindName, UploadView } from '../../contract/uploads';
import type { Random } from '../kernel/random';
import type { World } from '../world';
import type { Human } from './humans';
import type { OfficerClient } from './officer-client';
import type { ProposalStory } from './proposal-story';

const second = 1_000;
const minute = 60 * second;

interface OfficeFile {
  readonly kind: UploadKindName;
  readonly region: string;
  readonly csv: string;
}

/** Who felt it since a moment (ms): a line that changes nothing is left out of what is handed in. */
type Touched = (since: number) => readonly Human[];

/** In these an officer has something to decide, or nothing has. */
const stillStates: readonly string[] = ['checked', 'proposed', 'undo-proposed', 'failed'];

/** A file that an officer puts on the page: it is read and checked there or by the timer, handed in, agreed to, and perhaps taken back. */
export class UploadStory {
  private readonly random: Random;

  constructor(
    private readonly world: World,
    private readonly officers: readonly [OfficerClient, OfficerClient],
    private readonly proposals: ProposalStory,
  ) {
    this.random = world.kernel.random.fork('uploads');
  }

  /** Whether it came to hold, and every line of it was taken back since. */
  async live(file: OfficeFile, about: Touched): Promise<boolean> {
    const { reached } = this.world;
    const uploadId = await this.putThere(file);
    if (uploadId === null) return false;
    const checked = await this.untilStill(uploadId);
    if (checked?.state !== 'checked') return false;
    const [officer] = this.officers;
    if ((await officer.insistOnFile('uploads.propose', { uploadId })) === null) return false;
    const handedIn = await this.untilStill(uploadId);
    const proposalId = handedIn?.proposal?.proposalId;
    if (handedIn?.state !== 'proposed' || proposalId === undefined) return false;
    if (!(await this.proposals.decide(proposalId, about))) return false;
    reached.note('an uploaded file holds');
    return this.random.chance(0.4) && (await this.takeBack(uploadId, about));
  }

  /** The phone puts it where the server made place for it, now and then late, or never. */
  private async putThere({ csv, ...of }: OfficeFile): Promise<string | null> {
    const { kernel, functions } = this.world;
    const [officer] = this.officers;
    const uploadId = this.random.hex(16);
    const body = new TextEncoder().encode(csv);
    const request = { uploadId, name: '账户.csv', bytes: body.length, ...of };
    const place = (await officer.insistOnFile('uploads.begin', request)) as { readonly path: string } | null;
    if (place === null || this.random.chance(0.1)) return null;
    if (this.random.chance(0.2)) await kernel.wait(this.random.between(second, 10 * minute));
    functions.files.upload(officer.officerId, place.path, body);
    return uploadId;
  }

  private async takeBack(uploadId: string, about: Touched): Promise<boolean> {
    const [officer] = this.officers;
    await this.world.kernel.wait(this.random.between(second, 30 * minute));
    if ((await officer.insistOnFile('uploads.undo', { uploadId })) === null) return false;
    const proposalId = (await this.untilStill(uploadId))?.undo?.proposalId;
    if (proposalId === undefined || !(await this.proposals.decide(proposalId, about))) return false;
    this.world.reached.note('an uploaded file is taken back');
    const outcome = this.proposals.outcomeOf(proposalId) as UndoOutcome | null;
    return outcome?.rejected.length === 0;
  }

  /** By whoever has its page open, by both officers at once, or by the timer where nobody has; null where it never comes to that. */
  private async untilStill(uploadId: string): Promise<UploadView | null> {
    const { kernel } = this.world;
    const isClosed = this.random.chance(0.3);
    const asked = isClosed ? 'uploads.get' : 'uploads.go-on';
    const [officer, colleague] = this.officers;
    for (let looks = 0; looks < 12; looks += 1) {
      if (!isClosed && this.random.chance(0.2)) {
        kernel.start(async () => void (await colleague.insistOnFile('uploads.go-on', { uploadId })));
      }
      const view = (await officer.insistOnFile(asked, { uploadId })) as UploadView | null;
      if (view !== null && stillStates.includes(view.state)) {
        if (isClosed) this.world.reached.note('an upload is left to the timer');
        return view;
      }
      await kernel.wait(
        isClosed ? this.random.between(5 * minute, 40 * minute) : this.random.between(second, minute),
      );
    }
    return null;
  }
}
