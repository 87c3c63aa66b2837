import { sceneOf } from '../contract/poster';
import type { Phone } from './phone';

/** What one states of someone in the calculator and on the form. */
export interface Told {
  /** `YYYY-MM-DD` */
  readonly birth: string;
  /** Codes of `determination.md`; recognised before the window opened. Empty: none. */
  readonly identities: readonly string[];
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Does something that leads to another page, and waits for it to be there. */
export async function moving(phone: Phone, act: () => Promise<void>): Promise<void> {
  const before = await phone.words();
  await act();
  const end = Date.now() + 15_000;
  for (;;) {
    const now = await phone.words();
    if (now !== '' && now !== before) return;
    if (Date.now() > end) throw new Error(`${await phone.route()} stays as it was:\n${now}`);
    await pause(20);
  }
}

export function proceed(phone: Phone): Promise<void> {
  return moving(phone, () => phone.tap('continue'));
}

/**
 * Scans the poster of a place: its code carries the region, and the poster's number where it has one, percent-encoded, as
 * WeChat hands it over.
 */
export async function scanPoster(phone: Phone, region: string, poster?: string): Promise<void> {
  await phone.open(`pages/index/index?scene=${encodeURIComponent(sceneOf({ region, poster }))}`);
  await phone.appears('care-switch');
  await showEverything(phone);
}

/** In care mode the first page asks three questions; what else can be done it shows at a tap. */
export async function showEverything(phone: Phone): Promise<void> {
  if (await phone.has('care-more')) await phone.tap('care-more');
  await phone.appears('choose-calculate');
}

async function typeDay(phone: Phone, id: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  await phone.input(`${id}-year`, year);
  await phone.input(`${id}-month`, String(Number(month)));
  await phone.input(`${id}-day`, String(Number(date)));
}

/** What every question has one of. */
const anyAnswer = [
  'day-year',
  'answer-long',
  'answer-still',
  'answer-here',
  'answer-none',
  'answer-no',
  'years-input',
];
/** Recognised long ago, still so, where one is insured. */
const nothingUnusual = ['answer-long', 'answer-still', 'answer-here'];

/** A page's heading may be there before its answers: waits for one that can be given. */
async function canAnswer(phone: Phone): Promise<void> {
  const end = Date.now() + 15_000;
  for (;;) {
    for (const id of anyAnswer) if (await phone.has(id)) return;
    if (Date.now() > end) throw new Error(`nothing to answer here:\n${await phone.words()}`);
    await pause(20);
  }
}

/** Answers the question on the page as someone would who knows `told` and nothing unusual. */
async function answerQuestion(phone: Phone, told: Told): Promise<void> {
  await canAnswer(phone);
  const first = told.identities[0];
  if (await phone.has('day-year')) return typeDay(phone, 'day', told.birth);
  if (await phone.has('years-input')) return phone.tap('answer-unknown');
  for (const id of nothingUnusual) if (await phone.has(id)) return phone.tap(id);
  if (first !== undefined && (await phone.has(`answer-${first}`))) {
    for (const identity of told.identities) await phone.tap(`answer-${identity}`);
    return;
  }
  return phone.tap((await phone.has('answer-none')) ? 'answer-none' : 'answer-no');
}

/** From the first page through every question to the page that shows all answers, and on to the result. */
export async function calculate(phone: Phone, told: Told): Promise<void> {
  await moving(phone, () => phone.tap('choose-calculate'));
  await answerAll(phone, told);
}

/** Waits until the page says the same for a moment: a question's heading changes before its answers do. */
async function settles(phone: Phone): Promise<void> {
  for (let before = ''; ;) {
    const now = await phone.words();
    if (now !== '' && now === before) return;
    before = now;
    await pause(150);
  }
}

/** Up to the question that has this control, which stays unanswered. */
export async function answerUntil(phone: Phone, told: Told, control: string): Promise<void> {
  await canAnswer(phone);
  for (let questions = 0; !(await phone.has(control)); questions += 1) {
    if (questions > 15) throw new Error(`no question has ${control}:\n${await phone.words()}`);
    await answerQuestion(phone, told);
    await proceed(phone);
    await settles(phone);
  }
}

/** From the first question to the result. */
export async function answerAll(phone: Phone, told: Told): Promise<void> {
  for (let questions = 0; (await phone.route()) !== 'packages/calculator/check/index'; questions += 1) {
    if (questions > 15) throw new Error(`more than 15 questions:\n${await phone.words()}`);
    await answerQuestion(phone, told);
    await proceed(phone);
  }
  await proceed(phone);
  await phone.appears('headline');
}

export interface Person {
  readonly name: string;
  /** A number of our own making: see {@link residentNumber}. */
  readonly number: string;
}

/**
 * A resident identity number for someone who doesn't exist: area code 369902, which no place has, a birth date, a
 * running number, and the check digit of GB 11643 (ISO 7064, mod 11-2).
 */
export function residentNumber(birth: string, running: number): string {
  const seventeen = `369902${birth.replace(/-/g, '')}${String(running).padStart(3, '0')}`;
  const sum = [...seventeen].reduce((total, digit, at) => total + Number(digit) * 2 ** (17 - at), 0);
  return `${seventeen}${'10X98765432'[sum % 11]}`;
}

/** On the form's first page: says who somebody is, and goes on to the second. */
export async function sayWho(phone: Phone, { name, number }: Person, relation = 'parent'): Promise<void> {
  await phone.input('person-name-input', name);
  await phone.input('document-number-input', number);
  await moving(phone, () => phone.tap(`relation-${relation}`));
}

/** From the result: keeps the answer as a record on the server, for someone of the family who agreed and owes nothing yet. */
export async function enrol(phone: Phone, person: Person): Promise<void> {
  await moving(phone, () => phone.tap('continue'));
  await sayWho(phone, person);
  await phone.tap('consent-on-behalf');
  await proceed(phone);
  await phone.appears('done');
}
