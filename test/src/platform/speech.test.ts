import { findVoice, sentencesOf, voiceOf } from '../../../src/platform/speech';

type Done = (ok: boolean) => void;

/** A voice that says a sentence when it is told to, and notes what it said. */
function recorded() {
  const said: string[] = [];
  const cut: string[] = [];
  let done: Done = () => undefined;
  const voice = voiceOf((sentence, ended) => {
    said.push(sentence);
    done = ended;
    return () => cut.push(sentence);
  });
  return { voice, said, cut, sayEnded: (ok = true) => done(ok) };
}

describe('reading aloud', () => {
  it('goes sentence by sentence, and tells when all is read', () => {
    const { voice, said, sayEnded } = recorded();
    const ended = jest.fn();
    voice.read('要交。应交380元，到12月25日为止。', ended);
    expect(said).toEqual(['要交。']);
    sayEnded();
    expect(said).toEqual(['要交。', '应交380元，到12月25日为止。']);
    expect(ended).not.toHaveBeenCalled();
    sayEnded();
    expect(ended.mock.calls).toEqual([[true]]);
  });

  it('stops in the middle of a sentence, and says nothing more', () => {
    const { voice, said, cut, sayEnded } = recorded();
    const ended = jest.fn();
    voice.read('一。二。', ended);
    voice.stop();
    expect(cut).toEqual(['一。']);
    sayEnded();
    expect(said).toEqual(['一。']);
    expect(ended).not.toHaveBeenCalled();
  });

  it('ends where a sentence can’t be said, and tells that not all was read', () => {
    const { voice, said, sayEnded } = recorded();
    const ended = jest.fn();
    voice.read('一。二。', ended);
    sayEnded(false);
    expect(said).toEqual(['一。']);
    expect(ended.mock.calls).toEqual([[false]]);
  });

  it('begins anew where something else is to be read', () => {
    const { voice, said, cut } = recorded();
    voice.read('一。二。', jest.fn());
    voice.read('三。', jest.fn());
    expect([said, cut]).toEqual([['一。', '三。'], ['一。']]);
  });

  it('cuts a text at its full stops and lines alone', () => {
    expect(sentencesOf('父母。应交380元，到12月25日为止；还有一项。\n第2位')).toEqual([
      '父母。',
      '应交380元，到12月25日为止；',
      '还有一项。',
      '第2位',
    ]);
  });
});

describe('the voice of a browser', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'speechSynthesis');
    Reflect.deleteProperty(globalThis, 'SpeechSynthesisUtterance');
  });

  it('is none where the browser has none', () => {
    expect(findVoice()).toBeNull();
  });

  it('speaks Chinese', () => {
    const said: unknown[] = [];
    Object.assign(globalThis, {
      speechSynthesis: { speak: (utterance: unknown) => said.push(utterance), cancel: () => undefined },
      SpeechSynthesisUtterance: class {
        constructor(readonly text: string) {}
      },
    });
    findVoice()?.read('有医保。', jest.fn());
    expect(said).toMatchObject([{ text: '有医保。', lang: 'zh-CN' }]);
  });
});
