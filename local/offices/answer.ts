/** How an office answers a file. */
export const answerWays = ['all', 'one-refused', 'off-by-a-fen', 'half'] as const;
export type AnswerWay = (typeof answerWays)[number];

export function isAnswerWay(text: unknown): text is AnswerWay {
  return (answerWays as readonly unknown[]).includes(text);
}

export const fileKinds = ['registration', 'reimbursements', 'deductions'] as const;
export type FileKind = (typeof fileKinds)[number];

/** A line of a file that the product gave out, by its headings. */
export type Line = Readonly<Record<string, string>>;

/** What is answered to one line: worked, or not and why. */
interface Said {
  readonly worked: boolean;
  readonly amount: string;
  readonly today: string;
  /** Of the line in its file, from 1. */
  readonly at: number;
}

interface Form {
  readonly act: string;
  /** A line with another first heading than this is no person's: the sum below a batch. */
  readonly isLine: (line: Line) => boolean;
  readonly columns: readonly string[];
  readonly answer: (line: Line, said: Said) => readonly string[];
}

/** By kind of file, as the product's handbook has the columns of answers. */
export const forms: Readonly<Record<FileKind, Form>> = {
  registration: {
    act: 'registration.read-answer',
    isLine: () => true,
    columns: ['文件编号', '行号', '金额(元)', '结果', '原因', '登记编号', '登记日期'],
    answer: (line, { worked, amount, today, at }) => {
      const number = line['文件编号'] ?? '';
      const head = [number, line['行号'] ?? '', amount];
      if (!worked) return [...head, '失败', '模拟：身份信息核对不上', '', ''];
      const isRegistered = number.startsWith('YB') && line['类型'] === '参保';
      return [...head, '成功', '', ...(isRegistered ? [`MN-${number}-${at}`, today] : ['', ''])];
    },
  },
  reimbursements: {
    act: 'reimbursements.answer',
    isLine: (line) => !(line['补贴编号'] ?? '').startsWith('合计'),
    columns: ['补贴编号', '结果', '金额(元)', '发放日期', '原因'],
    answer: (line, { worked, amount, today }) =>
      worked
        ? [line['补贴编号'] ?? '', '已发放', amount, today, '']
        : [line['补贴编号'] ?? '', '未发放', amount, '', '模拟：账号不存在'],
  },
  deductions: {
    act: 'mutual-aid.read-result',
    isLine: () => true,
    columns: ['扣款编号', '结果', '原因'],
    answer: (line, { worked }) => [
      line['扣款编号'] ?? '',
      worked ? '成功' : '失败',
      worked ? '' : '模拟：余额不足',
    ],
  },
};

/** `380.00` as `380.01`. */
function oneFenMore(amount: string): string {
  const fen = Math.round(Number(amount) * 100) + 1;
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

/** The rows with which an office answers a file's lines in one of the ways; of `half` every second line waits. */
export function answersTo(
  kind: FileKind,
  lines: readonly Line[],
  way: AnswerWay,
  today: string,
): readonly (readonly string[])[] {
  const form = forms[kind];
  return lines.filter(form.isLine).flatMap((line, index) => {
    if (way === 'half' && index % 2 === 1) return [];
    const isFirst = index === 0;
    const amount = line['金额(元)'] ?? '';
    const said: Said = {
      worked: !(way === 'one-refused' && isFirst),
      amount: way === 'off-by-a-fen' && isFirst ? oneFenMore(amount) : amount,
      today,
      at: index + 1,
    };
    return [form.answer(line, said)];
  });
}
