import type { Hands } from './apply';
import { apply, take } from './apply';
import { remainingByHand } from './by-hand';
import type { FunctionCode } from './code';
import { collectionDifferences } from './collection-differences';
import type { Declared } from './declared';
import type { Difference } from './difference';
import { isRepairable } from './difference';
import { functionDifferences } from './function-differences';
import { migrate } from './migrate';
import type { Program, Uploader } from './program';
import { markedFunction, markProgram, programDifference } from './program';
import type { Remote } from './remote';
import { readRemote, readSettledFunction } from './remote';
import { storageDifference } from './storage-difference';
import type { Settled, ValueSources } from './variables';
import { settleVariables } from './variables';

/** A release as it is built. */
export interface Release {
  readonly declared: Declared;
  readonly code: ReadonlyMap<string, FunctionCode>;
  readonly program: Program;
}

/** What a deployment works with, besides the cloud itself. */
export interface Outside extends Hands {
  readonly uploader: Uploader;
  readonly sources: ValueSources;
  /** Keeps generated keys for the office's safe, before anything is called with them. */
  readonly keep: (settled: Settled) => void;
}

/** How a run ended. */
export interface Outcome {
  /** What still differs from what is declared, `extra` left out. */
  readonly remaining: readonly Difference[];
  /** False where everything was as declared from the beginning. */
  readonly changed: boolean;
}

/**
 * Brings an environment to what a release declares: reads what stands, repairs what differs, has data migrated, uploads
 * the mini-program, and reads everything back. It only adds and updates; what isn't declared is named and stays. Cut
 * off anywhere, the same run goes on from there.
 */
export async function deploy(release: Release, outside: Outside): Promise<Outcome> {
  const { say } = outside;
  say('Reading the environment');
  const before = await read(release, outside);
  const settled = settleVariables(release.declared, before, outside.sources);
  outside.keep(settled);
  const differences = differencesOf(release, before, settled);
  await repair(outside, differences);
  const blocked = differences.some(({ kind }) => kind === 'by-hand');
  const uploaded = blocked ? false : await migrateAndUpload(release, outside, before);
  say('Reading everything back');
  const after = await read(release, outside);
  const remaining = differencesOf(release, after, settled);
  report(outside, release, after, remaining);
  return {
    remaining: remaining.filter(({ kind }) => kind !== 'extra'),
    changed: uploaded || differences.some(isRepairable),
  };
}

function read({ declared }: Release, { service, envId, sleep }: Outside): Promise<Remote> {
  return readRemote(
    service,
    {
      envId,
      collections: declared.collections.map(({ name }) => name),
      functions: declared.functions.map(({ name }) => name),
    },
    { sleep },
  );
}

/** Collections before the functions that use them, the mini-program last. */
export function differencesOf({ declared, code, program }: Release, remote: Remote, { values }: Settled) {
  const last = programDifference(program, remote);
  return [
    ...storageDifference(remote),
    ...collectionDifferences(declared.collections, remote),
    ...functionDifferences({ declared, values, code }, remote),
    ...(last === null ? [] : [last]),
  ];
}

async function repair(outside: Outside, differences: readonly Difference[]): Promise<void> {
  const repairable = differences.filter((one) => isRepairable(one) && one.steps.length > 0);
  outside.say(repairable.length === 0 ? 'Everything stands as declared' : 'Creating and updating');
  await apply(outside, repairable);
}

/** True where the mini-program was uploaded. Both wait until nothing is left that only a person can settle. */
async function migrateAndUpload({ program }: Release, outside: Outside, before: Remote): Promise<boolean> {
  const { service, envId, say, sleep } = outside;
  say('Migrating data');
  await migrate(service, envId, say);
  const marked = await readSettledFunction({ service, envId, options: { sleep } }, markedFunction);
  const remote: Remote = { ...before, functions: new Map([[markedFunction, marked]]) };
  if (programDifference(program, remote) === null) return false;
  say(`Uploading the mini-program ${program.version}`);
  await outside.uploader.upload(program);
  await take(outside, { call: markProgram(program, remote), until: markedFunction });
  return true;
}

function report(
  { say }: Outside,
  { declared }: Release,
  remote: Remote,
  remaining: readonly Difference[],
): void {
  const wrong = remaining.filter(({ kind }) => kind !== 'extra');
  say(
    wrong.length === 0
      ? 'Nothing differs from what is declared'
      : 'Still different: settle it, then run this again',
  );
  for (const { what, words } of wrong) say(`  ${what}: ${words}`);
  const extra = remaining.filter(({ kind }) => kind === 'extra');
  if (extra.length > 0) say('Not declared, left as it is');
  for (const { what, words } of extra) say(`  ${what}: ${words}`);
  say('By hand, in this order (docs/deploy-to-wechat.md); what is done is done');
  for (const line of remainingByHand(declared, remote)) say(`  ${line}`);
}
