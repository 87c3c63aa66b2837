import type { StoredPersonView } from '../../contract/corrections';
import type { Random } from '../kernel/random';
import type { Path } from '../reached';
import type { World } from '../world';
import type { Human } from './humans';
import type { OfficerClient } from './officer-client';
import type { ProposalStory } from './proposal-story';

const minute = 60_000;
const hour = 60 * minute;

interface Wrong {
  readonly correction: object;
  readonly path: Path;
}

/** What is put right of people while families pay for them: an identity that is over, an insurance that should not have been. */
export class CorrectionStory {
  private readonly random: Random;
  private corrections = 0;

  constructor(
    private readonly world: World,
    private readonly officer: OfficerClient,
    private readonly proposals: ProposalStory,
  ) {
    this.random = world.kernel.random.fork('corrections');
  }

  /** In few stories, so that most say what they said before. */
  async live(): Promise<void> {
    const { kernel, humans } = this.world;
    if (!this.random.chance(0.15)) return;
    for (let times = this.random.pick([2, 4, 6]); times > 0; times -= 1) {
      await kernel.wait(this.random.between(minute, this.random.pick([10 * minute, 30 * minute, 3 * hour])));
      const known = humans.filter(({ confirmed, claimed }) => confirmed.length + claimed.length > 0);
      await this.correct(this.random.pick(known.length === 0 ? humans : known));
    }
  }

  /** What is wrong with what is stored of somebody, where anything is. */
  async correct(human: Human): Promise<void> {
    const { region } = human.place;
    const found = await this.officer.insist('persons.find', { region, document: human.entry.document });
    const stored = found as StoredPersonView | null;
    const wrong = stored === null ? null : this.wrongWith(stored);
    if (stored === null || wrong === null) return;
    this.corrections += 1;
    const content = {
      correctionId: this.corrections.toString(16).padStart(32, '0'),
      personId: stored.personId,
      region,
      correction: wrong.correction,
      reason: '对照了户口簿和认定的名单',
    };
    if (!(await this.proposals.live('persons.correct', content, [human]))) return;
    this.world.reached.note(wrong.path);
  }

  private wrongWith({ enrolments, certifications }: StoredPersonView): Wrong | null {
    const exempt = enrolments.find(({ basis }) => basis === 'exempt');
    const [certified] = certifications.filter(({ until }) => until === undefined);
    if (exempt !== undefined && (certified === undefined || this.random.chance(0.7))) {
      const correction = { kind: 'enrolment', year: exempt.year };
      return { correction, path: 'an insurance without payment is undone' };
    }
    if (certified === undefined) return null;
    const { code, region, since } = certified;
    const correction = { kind: 'certification', code, region, since, until: since };
    return { correction, path: 'a certification is ended' };
  }
}
