import Taro from '@tarojs/taro';

/** Reads words aloud, piece by piece; one voice at a time. */
export interface Voice {
  /** Ends what is being read. `ended` is called once: `whole` where everything was read, else it can't be read any further. */
  read(words: string, ended: (whole: boolean) => void): void;
  stop(): void;
}

/** Voices refuse long texts (WeChat's plugin) or fall silent in them (browsers), so they get a sentence at a time. */
export function sentencesOf(words: string): readonly string[] {
  return (words.match(/[^。；\n]+[。；]?/g) ?? []).map((sentence) => sentence.trim()).filter(Boolean);
}

/** Says one sentence and calls `done`; answers with what ends it. */
type Say = (sentence: string, done: (ok: boolean) => void) => () => void;

/** A voice made of a way to say one sentence. */
export function voiceOf(say: Say): Voice {
  let end: () => void = () => undefined;
  const stop = (): void => {
    end();
    end = () => undefined;
  };
  return {
    read(words, ended) {
      stop();
      const [...left] = sentencesOf(words);
      let wanted = true;
      let silence: () => void = () => undefined;
      const finish = (whole: boolean): void => {
        wanted = false;
        ended(whole);
      };
      const next = (ok: boolean): void => {
        if (!wanted) return;
        const sentence = ok ? left.shift() : undefined;
        if (sentence === undefined) finish(ok);
        else silence = say(sentence, next);
      };
      end = () => {
        wanted = false;
        silence();
      };
      next(true);
    },
    stop,
  };
}

/** A browser's own voice, for the preview. */
function browserVoice(): Voice | null {
  if (typeof speechSynthesis === 'undefined' || typeof SpeechSynthesisUtterance === 'undefined') return null;
  return voiceOf((sentence, done) => {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.lang = 'zh-CN';
    utterance.rate = 0.9;
    utterance.onend = () => done(true);
    utterance.onerror = () => done(false);
    speechSynthesis.speak(utterance);
    return () => speechSynthesis.cancel();
  });
}

interface SpeechPlugin {
  /** At most 1000 bytes of content; `filename` is the address of a sound, good for three hours. */
  textToSpeech(request: {
    readonly lang: 'zh_CN';
    readonly tts: true;
    readonly content: string;
    readonly success: (answer: { readonly retcode: number; readonly filename: string }) => void;
    readonly fail: () => void;
  }): void;
}

declare function requirePlugin(name: 'WechatSI'): SpeechPlugin;

/** Null where WeChat hasn't got the plugin for this program, be it for a while: `requirePlugin` throws then. */
function findPlugin(): SpeechPlugin | null {
  try {
    return requirePlugin('WechatSI');
  } catch {
    return null;
  }
}

/** WeChat's own plugin for speech, which answers with the address of a sound. */
function weChatVoice(): Voice | null {
  const plugin = findPlugin();
  if (plugin === null) return null;
  // Who asks to be read to wants to hear it, also on an iPhone whose switch is set to silent.
  void Taro.setInnerAudioOption({ obeyMuteSwitch: false }).catch(() => undefined);
  return voiceOf((sentence, done) => {
    const player = Taro.createInnerAudioContext();
    let over = false;
    const leave = (ok: boolean): void => {
      if (over) return;
      over = true;
      player.destroy();
      done(ok);
    };
    player.onEnded(() => leave(true));
    player.onError(() => leave(false));
    plugin.textToSpeech({
      lang: 'zh_CN',
      tts: true,
      content: sentence,
      success: ({ retcode, filename }) => {
        if (over) return;
        if (retcode !== 0) return leave(false);
        player.src = filename;
        player.play();
      },
      fail: () => leave(false),
    });
    return () => leave(false);
  });
}

/**
 * What reads aloud on this phone; null where nothing does. On WeChat only where the operator has the plugin and the build
 * was made with `SPEECH_PLUGIN` (docs/deploy-to-wechat.md).
 */
export function findVoice(): Voice | null {
  if (process.env.TARO_ENV === 'h5') return browserVoice();
  return process.env.SPEECH_PLUGIN ? weChatVoice() : null;
}
