import type {
  SentencePart,
  SourcedSentence,
  WordKind,
  WordsOfPlace,
  WordsToHandOut,
} from '../../contract/words-to-hand-out';
import type { Cite, Policy } from '../../policy';
import { inYuan } from '../../policy/money';
import { type PosterContent, type PosterRequest, posterContent } from '../content/content';
import { ordinaryAnswer } from '../content/less-to-pay';
import {
  backNote,
  contactWords,
  draftWords,
  lateWords,
  lessNotes,
  priceNotes,
  sayPeriod,
  sourceWords,
  wayWords,
  windowNotes,
} from '../layout/words';
import { byClauses } from './by-clauses';

/** What a place's notices say, sentence by sentence with its clauses. */
interface Told {
  readonly content: PosterContent;
  readonly place: string;
  readonly price: readonly SourcedSentence[];
  readonly dates: readonly SourcedSentence[];
  readonly less: readonly SourcedSentence[];
  readonly late: readonly SourcedSentence[];
  readonly ways: readonly SourcedSentence[];
  readonly asking: readonly SourcedSentence[];
  readonly sources: readonly SourcedSentence[];
  /** The clauses of price and dates, for a text of one sentence. */
  readonly mainBy: string;
}

function plain(text: string, part?: SentencePart): SourcedSentence {
  return part === undefined ? { text, by: '' } : { text, by: '', part };
}

/** The amount that everybody asks for first. */
function asPrice([first, ...others]: readonly SourcedSentence[]): readonly SourcedSentence[] {
  return first === undefined ? [] : [{ ...first, part: 'price' }, ...others];
}

function whole(text: string): string {
  return /[。！：]$/.test(text) ? text : `${text}。`;
}

function tell(policy: Policy, request: PosterRequest): Told {
  const content = posterContent(policy, request);
  const { region, year, ordinary, window, windows, lastDate, lessToPay, late, ways } = content;
  const notices = policy.noticesFor(region, year);
  const applied = notices.map(({ id }) => id);
  const by = (cites: readonly Cite[]): string => byClauses(policy, applied, cites);
  const said = (texts: readonly string[], cites: readonly Cite[]): readonly SourcedSentence[] =>
    texts.map((text) => ({ text: whole(text), by: by(cites) }));
  const pilot = request.ltciPilot === undefined ? {} : { ltciPilot: request.ltciPilot };
  const { cites } = ordinaryAnswer(policy, { region, year, ...pilot });
  const dated = notices.flatMap((notice) => [
    ...notice.windows.map(({ clause }) => ({ notice: notice.id, clause })),
    ...(notice.lastDate === null ? [] : [{ notice: notice.id, clause: notice.lastDate.clause }]),
  ]);
  const period = window === null ? null : sayPeriod(window.from, windows.at(-1)?.to ?? window.to);
  return {
    content,
    place: content.place.slice(-2).join(''),
    price: asPrice(said([`每人每年交${inYuan(ordinary.payFen)}`, ...priceNotes(content)], cites)),
    dates: said(
      [...(period === null ? [] : [`${period}交费`]), ...windowNotes({ ...content, lastDate })],
      [...dated, ...(content.coverage === null ? [] : cites)],
    ),
    less: said(
      [
        ...lessToPay.rows.map(
          (row) =>
            `${row.names.join('、')}：${row.payFen === 0 ? '个人不用交' : `个人交${inYuan(row.payFen)}`}${
              backNote(row) === '' ? '' : `，${backNote(row)}`
            }`,
        ),
        ...lessNotes(content),
      ],
      lessToPay.cites,
    ),
    // On a poster one scans its code.
    late: said(
      lateWords(content).map((text) => text.replace('扫码看自己的', '自己属于哪一种，请问经办机构')),
      late.cites,
    ),
    ways: said(wayWords({ ...content, pays: false }), ways.cites),
    asking: contactWords(content).map(({ name, phone }) =>
      plain(phone === '' ? whole(name) : `${name}：${phone}`, 'contact'),
    ),
    sources: [
      ...sourceWords(content)
        .slice(0, -1)
        .map((text) => plain(text, 'source')),
      plain('数字以通知原文为准，每个人交多少以经办机构核定的为准。', 'source'),
    ],
    mainBy: by([...cites, ...dated]),
  };
}

function titled(kind: WordKind, title: string, sentences: readonly SourcedSentence[]): WordsToHandOut {
  return { kind, title, sentences };
}

/** The mark of a draft comes first, before anything is said. */
function marked({ content }: Told): readonly SourcedSentence[] {
  const draft = draftWords(content);
  return draft === null ? [] : [plain(`【${draft}】`, 'mark')];
}

function leaflet(told: Told): WordsToHandOut {
  const { content, place } = told;
  return titled('leaflet', `${place}${content.year}年度城乡居民医保缴费须知`, [
    ...marked(told),
    plain('一、交多少', 'heading'),
    ...told.price,
    plain('二、什么时候交', 'heading'),
    ...told.dates,
    ...(told.less.length === 0 ? [] : [plain('三、这些人少交或者不用交', 'heading'), ...told.less]),
    plain(`${told.less.length === 0 ? '三' : '四'}、过了时间`, 'heading'),
    ...told.late,
    plain(`${told.less.length === 0 ? '四' : '五'}、怎么交`, 'heading'),
    ...told.ways,
    plain(`${told.less.length === 0 ? '五' : '六'}、问谁`, 'heading'),
    ...told.asking,
    ...told.sources,
  ]);
}

function letter(told: Told): WordsToHandOut {
  const { content, place } = told;
  return titled('letter', `致${place}居民的一封信`, [
    ...marked(told),
    plain('居民朋友：', 'greeting'),
    plain(`${content.year}年度城乡居民基本医疗保险的缴费，按通知告诉您：`),
    ...told.price,
    ...told.dates,
    ...told.less,
    ...told.late,
    ...told.ways,
    ...told.asking,
    ...told.sources,
    plain('（落款单位）　　　　年　　月　　日', 'signature'),
  ]);
}

function notice(told: Told): WordsToHandOut {
  const { content, place } = told;
  return titled('notice', `${place}${content.year}年度城乡居民医保缴费告知书`, [
    ...marked(told),
    plain('＿＿＿＿＿＿（户主）：', 'greeting'),
    ...told.price,
    ...told.dates,
    ...told.less,
    ...told.late,
    ...told.asking,
    plain('已收到本告知书。签收人：＿＿＿＿＿＿　　　　年　　月　　日', 'signature'),
  ]);
}

/** One short sentence of price and dates. A pause in between, days of the month and a premium beside it stand in it: who reads it alone isn't sent in vain. */
function short({ content, mainBy }: Told): SourcedSentence {
  const { ordinary, window, windows, year } = content;
  const beside = priceNotes(content).join('，');
  const [first, last] = window?.daysOfMonth ?? [];
  const days = first === undefined || last === undefined ? '' : `（每个月${first}日到${last}日）`;
  const parts = windows.map(({ from, to }) => sayPeriod(from, to)).join('、');
  const until = parts === '' ? '' : `，${parts}${days}交费`;
  const price = `每人${inYuan(ordinary.payFen)}${beside === '' ? '' : `（${beside}）`}`;
  return { text: `${year}年度居民医保${price}${until}`, by: mainBy };
}

function message(told: Told): WordsToHandOut {
  const first = short(told);
  const aided: readonly SourcedSentence[] =
    told.less.length === 0 ? [] : [{ text: '享受资助的人少交或者不用交。', by: told.less[0]?.by ?? '' }];
  const asked = told.asking.map(({ text }) => text.replace(/。$/, '')).join('，');
  return titled('message', '短信、微信群', [
    { ...first, text: whole(`${told.place}：${first.text}`) },
    ...aided,
    plain(whole(asked)),
  ]);
}

function banner(told: Told): WordsToHandOut {
  return titled('banner', '横幅', [short(told)]);
}

const draftRefused =
  '当地有一份通知还是征求意见稿。短信和横幅写不下这句话，会让人当成正式规定，所以不做；正式印发以后再来。';

/**
 * Words for leaflet, letter, notice to a household, message and banner of a place and year: from its notices and contacts, each sentence
 * with the clauses that carry it, nothing from anywhere else. Under a draft the long ones begin with its mark, the short ones are left out.
 * @throws {PosterError} for an unknown place, one without a notice, and one in which the notices differ
 */
export function wordsToHandOut(policy: Policy, request: PosterRequest): WordsOfPlace {
  const told = tell(policy, request);
  const { year } = told.content;
  const long = [leaflet(told), letter(told), notice(told)];
  if (draftWords(told.content) === null)
    return { year, words: [...long, message(told), banner(told)], leftOut: [] };
  const leftOut = (['message', 'banner'] as const).map((kind) => ({ kind, why: draftRefused }));
  return { year, words: long, leftOut };
}
