import type { RefusedLine, RegistrationFileView } from '../../contract/registration';
import type { Registrations } from '../bureau/registrations';
import type { World } from '../world';
import type { OfficerClient } from './officer-client';
import type { ProposalStory } from './proposal-story';

const minute = 60_000;

interface Taken {
  readonly csv: string;
}

/** An office takes the files of who was enrolled to bureau and tax office, reads their answers, and sends what was refused again. */
export class RegistrationStory {
  constructor(
    private readonly world: World,
    private readonly officer: OfficerClient,
    private readonly proposals: ProposalStory,
  ) {}

  /** All files of a district that aren't answered whole. */
  async answer(district: string, registrations: Registrations): Promise<void> {
    const files = await this.officer.list<RegistrationFileView>(
      'registration.files',
      { region: district },
      'files',
    );
    for (const file of files) {
      if (file.open > 0) await this.answerFile(file, registrations);
      await this.sendAgain(file.number);
    }
  }

  private async answerFile(
    { number, region }: RegistrationFileView,
    registrations: Registrations,
  ): Promise<void> {
    const { kernel, peopleDone, reached } = this.world;
    const { random } = kernel;
    const taken = (await this.officer.insist('registration.file', { number })) as Taken | null;
    if (taken === null) return;
    await kernel.wait(random.between(minute, 10 * minute));
    const csv = registrations.answer(taken.csv, () => !peopleDone && random.chance(0.2));
    const answer = { region, number, csv };
    await this.proposals.live('registration.read-answer', answer, []);
    if (peopleDone || !random.chance(0.3)) return;
    reached.note('an answer to a file of enrolments is read again');
    await this.proposals.live('registration.read-answer', answer, []);
  }

  private async sendAgain(number: string): Promise<void> {
    const found = await this.officer.insist('registration.refused', { number });
    const { lines } = (found ?? { lines: [] }) as { readonly lines: readonly RefusedLine[] };
    for (const { line, whyNot } of lines) {
      if (whyNot !== undefined) continue;
      const sent = await this.officer.insist('registration.send-again', { number, line });
      if (sent !== null) this.world.reached.note('a refused enrolment is sent again');
    }
  }
}
