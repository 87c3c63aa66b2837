import { messageKinds } from './messages';
import type { MessageKind } from './messages';
import written from './subscription-templates.json';

/**
 * What a message fills in, and the type of keyword that takes it, e.g. `amount1`: an amount in yuan, a day, a sentence of
 * at most 20 characters. A keyword's number is the template's own.
 */
const keywordTypes = { amount: 'amount', day: 'date', words: 'thing' } as const;
export type MessageValue = keyof typeof keywordTypes;

const valuesOf: Readonly<Record<MessageKind, readonly MessageValue[]>> = {
  payment: ['amount', 'words'],
  settlement: ['amount', 'words'],
  refund: ['amount', 'words'],
  notice: ['day', 'words'],
  claim: ['day', 'words'],
  deadline: ['day', 'words'],
  cover: ['day', 'words'],
  answer: ['day', 'words'],
  'in-my-name': ['day', 'words'],
  'office-work': ['day', 'words'],
};

/**
 * A subscription template as the mini-program's console shows it: its id, and the keyword for each value. `longTerm`: WeChat
 * granted one that a consent is good for more than one message of.
 */
export type MessageTemplate = Readonly<
  { id: string; longTerm?: true } & Partial<Record<MessageValue, string>>
>;

/** Kinds of which there may be more than one message to tell. */
const oftenTold: readonly MessageKind[] = ['deadline', 'in-my-name', 'office-work'];

/** The templates that there are, by kind of message; what has none is neither asked about nor sent. */
export type MessageTemplates = Readonly<Partial<Record<MessageKind, MessageTemplate>>>;

/** The configuration of templates can't be read; says where. */
export class MessageTemplatesError extends Error {
  constructor(problem: string) {
    super(`MESSAGE_TEMPLATES ${problem}`);
    this.name = 'MessageTemplatesError';
  }
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below.
  }
  throw new MessageTemplatesError('is no JSON object');
}

function templateOf(kind: MessageKind, value: unknown): MessageTemplate | null {
  const { id, longTerm, ...keywords } = (value ?? {}) as Partial<
    Record<MessageValue | 'id' | 'longTerm', unknown>
  >;
  if (id === undefined || id === '') return null;
  if (typeof id !== 'string') throw new MessageTemplatesError(`: the id of ${kind} is no text`);
  if (longTerm !== undefined && !(longTerm === true && oftenTold.includes(kind)))
    throw new MessageTemplatesError(`: "longTerm" can be true, of ${oftenTold.join(', ')} alone`);
  const named = valuesOf[kind].map((name) => [name, keywordFor(kind, name, keywords[name])] as const);
  return { id, ...(longTerm === true ? { longTerm } : {}), ...Object.fromEntries(named) };
}

function keywordFor(kind: MessageKind, name: MessageValue, keyword: unknown): string {
  const type = keywordTypes[name];
  if (typeof keyword === 'string' && new RegExp(`^${type}\\d{1,2}$`).test(keyword)) return keyword;
  throw new MessageTemplatesError(`: the keyword "${name}" of ${kind} must be ${type}1, ${type}2 and so on`);
}

function kindOf(name: string): MessageKind {
  const kind = messageKinds.find((known) => known === name);
  if (kind === undefined) throw new MessageTemplatesError(`: there is no kind of message "${name}"`);
  return kind;
}

/**
 * The one configuration of subscription templates, for the app, which asks for consent by their ids, and for the functions,
 * which fill in their keywords: `subscription-templates.json`, or in its place the variable `MESSAGE_TEMPLATES` in the same form.
 * @throws {MessageTemplatesError}
 */
export function messageTemplatesFrom(variable: string | undefined): MessageTemplates {
  const given = variable === undefined || variable === '' ? written : parsed(variable);
  const templates = Object.entries(given).map(([name, value]) => {
    const kind = kindOf(name);
    return [kind, templateOf(kind, value)] as const;
  });
  return Object.fromEntries(templates.filter(([, template]) => template !== null));
}
