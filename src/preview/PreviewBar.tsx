import { useEffect, useState } from 'react';
import { setCare, usePreferences } from '../state/preferences';
import { sayDay } from '../words/days';
import { changeState, readState } from './state';
import type { PreviewState } from './state';

function nameOf(state: PreviewState): string {
  return state.users.find(({ id }) => id === state.user)?.name ?? '没有人';
}

interface PanelProps {
  readonly state: PreviewState;
  readonly onApply: (change: { readonly date: string; readonly user: string }) => void;
}

/** Takes effect at once, on the page as it stands. */
function CareField() {
  const { care } = usePreferences();
  return (
    <label className="preview__field">
      关怀版
      <input id="preview-care" type="checkbox" checked={care} onChange={() => setCare(!care)} />
    </label>
  );
}

function Panel({ state, onApply }: PanelProps) {
  const [date, setDate] = useState(state.date);
  const [user, setUser] = useState(state.user);
  return (
    <div className="preview__panel">
      <label className="preview__field">
        日期
        <input
          id="preview-date"
          className="preview__input"
          type="date"
          value={date}
          onChange={(event) => setDate(event.target.value)}
        />
      </label>
      <label className="preview__field">
        您是
        <select
          id="preview-user"
          className="preview__input"
          value={user}
          onChange={(event) => setUser(event.target.value)}
        >
          {state.users.map(({ id, name, about }) => (
            <option key={id} value={id}>
              {about ? `${name}（${about}）` : name}
            </option>
          ))}
        </select>
      </label>
      <CareField />
      <a className="preview__link" id="preview-offices" href="/offices" target="_blank" rel="noreferrer">
        模拟的医保、税务、银行
      </a>
      <button
        id="preview-apply"
        className="preview__button"
        type="button"
        onClick={() => onApply({ date, user })}
      >
        就这样
      </button>
    </div>
  );
}

/** The bar of the preview: which day it is, who holds the phone, and whether in care mode, each to be changed. */
export function PreviewBar() {
  const [state, setState] = useState<PreviewState | null>(null);
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    readState().then(setState, (error: Error) => setProblem(error.message));
  }, []);
  const apply = (change: { readonly date: string; readonly user: string }) => {
    changeState(change).then(
      () => window.location.reload(),
      (error: Error) => setProblem(error.message),
    );
  };
  const words = state ? `${sayDay(state.date)} · ${nameOf(state)}` : problem || '…';
  return (
    <div className="preview__bar">
      <div className="preview__line">
        <span>{`预览 · ${words}`}</span>
        <button
          id="preview-open"
          className="preview__button"
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? '收起' : '更改'}
        </button>
      </div>
      {open && state ? <Panel state={state} onApply={apply} /> : null}
      {problem && state ? <div role="alert">{problem}</div> : null}
    </div>
  );
}
