import type { Upload } from '../../server/schema';
import type { Invariants } from './invariant';

const underWay: readonly Upload['state'][] = [
  'awaited',
  'reading',
  'checking',
  'comparing',
  'proposing',
  'undoing',
  'taking',
  'taking-back',
];

export const uploads: Invariants = {
  *'no upload is left under way'(evidence) {
    for (const { _id, state, tries } of evidence.all('uploads')) {
      if (underWay.includes(state)) yield `${_id} is still ${state}, after ${tries} tries`;
    }
  },

  *'a file that was read lies where a phone put it no more'({ world }) {
    for (const path of world.functions.files.paths) {
      if (path.startsWith('uploads/in/')) yield path;
    }
  },

  *'an upload that holds is whole: each line went, stayed as it was, or is said to be wrong'(evidence) {
    const parts = evidence.all('upload-parts');
    for (const { _id, state, counts, done, parts: count } of evidence.all('uploads')) {
      if (state !== 'proposed') continue;
      const own = parts.filter(({ uploadId }) => uploadId === _id);
      const { rows, unchanged, problems, leftOut, going, notHere = 0 } = counts;
      if (own.length !== count || rows !== going + unchanged + problems + leftOut + notHere)
        yield `${_id}: ${done} of ${count} parts, ${own.length} kept; ${JSON.stringify(counts)}`;
    }
  },
};
