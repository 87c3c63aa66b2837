/** A notice's id → the clauses that answer the question there. A notice that is missing doesn't say. */
type Answering = Readonly<Record<string, readonly string[]>>;

export interface ResidentQuestion {
  readonly key: string;
  readonly words: string;
  readonly answeredBy: Answering;
}

const province = 'jilin-province-2024';
const city = 'jilin-city-2024';
const jincheng = 'jincheng-2024';
const hunan = 'hunan-2024';
const ruizhou = 'ruizhou-2024';

function question(key: string, words: string, answeredBy: Answering): ResidentQuestion {
  return {
    key,
    words,
    answeredBy,
  };
}

/** What residents ask most, in their words, and where each notice answers it. */
export const residentsAsk: readonly ResidentQuestion[] = [
  question('how-much', '今年要交多少钱？', {
    [province]: ['1'],
    [city]: ['1'],
    [jincheng]: ['1'],
    [hunan]: ['2.3'],
    [ruizhou]: ['2.1'],
  }),
  question('until-when', '最晚什么时候交？', {
    [province]: ['3'],
    [jincheng]: ['2'],
    [hunan]: ['2.5'],
    [ruizhou]: ['2.2'],
  }),
  question('missed', '错过了集中缴费，还能交吗？', {
    [province]: ['3'],
    [hunan]: ['2.5'],
    [ruizhou]: ['2.2', '4.1', '4.5', '4.7'],
  }),
  question('when-covered', '交了以后什么时候能报销？等待期里住院怎么办？', {
    [province]: ['3'],
    [hunan]: ['2.5'],
    [ruizhou]: ['4.1', '4.2'],
  }),
  question('last-year', '去年没交，今年要等吗？', {}),
  question('how-long-wait', '要等多久？', { [province]: ['3'], [hunan]: ['2.5'], [ruizhou]: ['4.1'] }),
  question('shorter-wait', '等待期能缩短吗？哪些人不用等？', {
    [province]: ['3'],
    [hunan]: ['2.5'],
    [ruizhou]: ['4.4', '4.5', '4.7'],
  }),
  question('newborn-when', '孩子刚出生，多久内要参保？', {
    [province]: ['3'],
    [hunan]: ['2.5'],
    [ruizhou]: ['4.4'],
  }),
  question('newborn-year', '孩子年底出生，交哪一年的？', { [ruizhou]: ['4.4'] }),
  question('newborn-pays', '新生儿要不要交费？', { [hunan]: ['2.5'], [ruizhou]: ['4.4'] }),
  question('dibao-tekun', '低保、特困要交多少？', {
    [province]: ['2'],
    [city]: ['2.1'],
    [jincheng]: ['4.3', '4.4'],
    [hunan]: ['2.4'],
    [ruizhou]: ['3.1', '4.2'],
  }),
  question('several-identities', '同时有几种困难身份，怎么算？', { [jincheng]: ['4.1'], [ruizhou]: ['3.1'] }),
  question('recognised-later', '全额交了以后才认定困难身份，能退吗？', {
    [city]: ['1'],
    [hunan]: ['2.4'],
    [ruizhou]: ['3.2'],
  }),
  question('reimbursed-when', '补贴什么时候发，怎么领？', {
    [city]: ['3', '4.2.1', '4.2.2', '4.2.3', '5.1'],
  }),
  question('insured-elsewhere', '在外地参保，还有资助吗？', {
    [city]: ['5.3'],
    [hunan]: ['2.4'],
    [ruizhou]: ['4.3'],
  }),
  question('students', '大学生在哪里交？', { [hunan]: ['2.6'], [ruizhou]: ['3.3', '4.3'] }),
  question('no-household', '户口不在这里，能参保吗？', {
    [jincheng]: ['3.1'],
    [hunan]: ['2.1', '2.6'],
    [ruizhou]: ['1'],
  }),
  question('employee', '有职工医保，或者打短工，还要交吗？', {
    [hunan]: ['2.1', '2.6'],
    [ruizhou]: ['1', '4.6'],
  }),
  question('employee-ended', '职工医保断了，怎么接上？', { [hunan]: ['2.5'], [ruizhou]: ['4.6', '4.7'] }),
  question('refund', '交错了、交重了、人去世了，能退吗？', {}),
  question('by-phone', '能用手机给父母交吗？', {
    [province]: ['4.3'],
    [jincheng]: ['3.2', '3.3'],
    [hunan]: ['3.3'],
  }),
  question('not-registered', '显示“没有登记”或者金额不对，怎么办？', { [jincheng]: ['3.1'] }),
  question('family-account', '我的医保个人账户能给家人交吗？', { [jincheng]: ['3.3'], [hunan]: ['3.3'] }),
  question('receipt', '票据在哪里开？', {}),
  question('never-ill', '一年没生病，是不是白交了？', {
    [province]: ['4.4'],
    [hunan]: ['3.4'],
    [ruizhou]: ['5.2'],
  }),
];
