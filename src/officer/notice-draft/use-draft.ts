import { useMemo, useState } from 'react';
import type { DraftView } from '../../../contract/notice-drafts';
import type { NoticeDocument } from '../../../policy';
import type { IsoDay } from '../../../policy/calendar';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { checkDraft, type DraftError, errorsOf, type Surroundings } from './draft-check';
import { type Form, useForm } from './form/use-form';
import { type Loose, parsedNotice } from './loose';

function documentIn(json: string): NoticeDocument | null {
  return parsedNotice(json) as NoticeDocument | null;
}

/** What the draft is held against, read once. */
function useSurroundings({ before, under }: DraftView, today: IsoDay): Surroundings {
  return useMemo(
    () => ({
      today,
      before: before === null ? null : documentIn(before.json),
      under: under.flatMap((json) => documentIn(json) ?? []),
    }),
    [before, under, today],
  );
}

/** What is saved of a draft, and what the server said of it. */
function useSaving({ draftId, region, ...draft }: DraftView, { root }: Form, trials: DraftView['trials']) {
  const [revision, setRevision] = useState(draft.revision);
  const [said, setSaid] = useState({ problems: draft.problems, toConfirm: draft.toConfirm });
  const [saved, setSaved] = useState({ root, trials, now: false });
  const act = useAct(async () => {
    const json = JSON.stringify(root);
    const answer = await ask('officer', 'notices.draft-save', { draftId, revision, region, json, trials });
    setRevision(answer.revision);
    setSaid(answer);
    setSaved({ root, trials, now: true });
  });
  const dirty = saved.root !== root || saved.trials !== trials;
  return { ...said, revision, setRevision, act, dirty, justSaved: saved.now && !dirty };
}

/** What the live check found, and besides what only the server knows: other offices' places, trial cases. */
function together(live: readonly DraftError[], others: readonly DraftError[]): readonly DraftError[] {
  const known = new Set(live.map(({ message }) => message));
  return [...live, ...others.filter(({ message }) => !known.has(message))];
}

/** A draft while it is written: as it stands, what is wrong with it now, and what of it is saved. */
export function useDraft(draft: DraftView, stored: Loose, today: IsoDay) {
  const surroundings = useSurroundings(draft, today);
  const form = useForm(stored, { under: surroundings.under });
  const [trials, setTrials] = useState(draft.trials);
  const notice = form.root as Loose;
  const check = useMemo(() => checkDraft(notice, surroundings), [notice, surroundings]);
  const saving = useSaving(draft, form, trials);
  const errors = together(check.errors, saving.dirty ? [] : errorsOf(notice, saving.problems));
  return { surroundings, form, notice, trials, setTrials, check, saving, errors };
}

export type WrittenDraft = ReturnType<typeof useDraft>;
