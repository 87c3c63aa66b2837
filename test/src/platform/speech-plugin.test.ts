/** @jest-environment node */
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { Voice } from '../../../src/platform/speech';

const plugin = '{"version":"0.3.5","provider":"wx069ba97219f66d99"}';

/** `src/platform/speech.ts` as a build for WeChat has it, told of the plugin or not. */
function builtFor(speechPlugin: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [path.resolve(__dirname, '../../../src/platform/speech.ts')],
    bundle: true,
    format: 'cjs',
    external: ['@tarojs/taro'],
    define: {
      'process.env.TARO_ENV': '"weapp"',
      'process.env.SPEECH_PLUGIN': JSON.stringify(speechPlugin),
    },
    minifySyntax: true,
    treeShaking: true,
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

interface Request {
  readonly content: string;
  readonly success: (answer: { readonly retcode: number; readonly filename: string }) => void;
  readonly fail: () => void;
}

/** WeChat's side, simulated: its plugin, and its players of sound. */
class WeChatSound {
  readonly asked: Request[] = [];
  readonly played: string[] = [];
  readonly options: object[] = [];
  /** Players that nobody has put away. */
  open = 0;
  private ended: () => void = () => undefined;
  private broken: () => void = () => undefined;

  readonly taro = {
    setInnerAudioOption: (option: object) => Promise.resolve(this.options.push(option)),
    createInnerAudioContext: () => {
      this.open += 1;
      const player = {
        src: '',
        onEnded: (told: () => void) => (this.ended = told),
        onError: (told: () => void) => (this.broken = told),
        play: () => this.played.push(player.src),
        destroy: () => (this.open -= 1),
      };
      return player;
    },
  };
  readonly plugin = { textToSpeech: (request: Request) => this.asked.push(request) };

  answer(retcode = 0): void {
    const request = this.asked.at(-1);
    request?.success({ retcode, filename: retcode === 0 ? `https://sound/${this.asked.length}` : '' });
  }
  end(): void {
    this.ended();
  }
  break(): void {
    this.broken();
  }
}

function voiceOn(sound: WeChatSound, requirePlugin: (name: string) => object): Voice | null {
  const module = { exports: {} as { findVoice?: () => Voice | null } };
  const run = new Function('require', 'module', 'exports', 'requirePlugin', builtFor(plugin));
  run(() => ({ __esModule: true, default: sound.taro }), module, module.exports, requirePlugin);
  return module.exports.findVoice?.() ?? null;
}

describe('reading aloud on WeChat', () => {
  let sound: WeChatSound;
  let names: string[];
  let voice: Voice | null;
  beforeEach(() => {
    sound = new WeChatSound();
    names = [];
    voice = voiceOn(sound, (name) => (names.push(name), sound.plugin));
  });

  it('has no trace of a plugin in a build that was told of none', () => {
    expect(builtFor('')).not.toMatch(/requirePlugin|WechatSI|textToSpeech/);
    expect(builtFor(plugin)).toMatch(/requirePlugin/);
  });

  it('asks the plugin for a sound for each sentence, and plays one after the other', () => {
    const ended = jest.fn();
    voice?.read('要交。应交380元。', ended);
    expect(names).toEqual(['WechatSI']);
    expect(sound.asked).toMatchObject([{ lang: 'zh_CN', tts: true, content: '要交。' }]);
    sound.answer();
    expect(sound.played).toEqual(['https://sound/1']);
    sound.end();
    expect(sound.asked.map(({ content }) => content)).toEqual(['要交。', '应交380元。']);
    sound.answer();
    sound.end();
    expect(ended.mock.calls).toEqual([[true]]);
    expect(sound.open).toBe(0);
  });

  it('is heard on an iPhone that is switched to silent', () => {
    expect(sound.options).toEqual([{ obeyMuteSwitch: false }]);
  });

  it.each([
    ['the plugin answers with an error', (at: WeChatSound) => at.answer(-20003)],
    ['the plugin is not reached, or asked too often', (at: WeChatSound) => at.asked[0]?.fail()],
    ['the sound can’t be played', (at: WeChatSound) => (at.answer(), at.break())],
  ])('tells that not all was read where %s', (_, happen) => {
    const ended = jest.fn();
    voice?.read('要交。应交380元。', ended);
    happen(sound);
    expect(ended.mock.calls).toEqual([[false]]);
    expect([sound.asked.length, sound.open]).toEqual([1, 0]);
  });

  it('plays nothing that comes after it was stopped', () => {
    voice?.read('要交。', jest.fn());
    voice?.stop();
    sound.answer();
    expect([sound.played, sound.open]).toEqual([[], 0]);
  });

  it('is none where WeChat withdrew the plugin: the page stands without it', () => {
    const withdrawn = () => {
      throw new Error('plugin WechatSI is not found');
    };
    expect(voiceOn(new WeChatSound(), withdrawn)).toBeNull();
  });
});
