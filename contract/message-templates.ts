import { messageKinds } from './messages';
import type { MessageConsent } from './messages';
import written from './subscription-templates.json';

/** A subscription template as the mini-program's console shows it. */
export interface MessageTemplate {
  readonly id: string;
  /** The keyword that takes the amount, e.g. `amount1`; its number is the template's own. */
  readonly amount: string;
  /** The keyword that takes a sentence of at most 20 characters, e.g. `thing2`. */
  readonly words: string;
}

/** The templates that there are, by kind of message; what has none is neither asked about nor sent. */
export type MessageTemplates = Readonly<Partial<Record<MessageConsent, MessageTemplate>>>;

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

function templateOf(kind: string, value: unknown): MessageTemplate | null {
  const { id, amount, words } = (value ?? {}) as Partial<Record<keyof MessageTemplate, unknown>>;
  if (id === undefined || id === '') return null;
  if (typeof id !== 'string') throw new MessageTemplatesError(`: the id of ${kind} is no text`);
  if (typeof amount !== 'string' || !/^amount\d{1,2}$/.test(amount)) {
    throw new MessageTemplatesError(`: the keyword "amount" of ${kind} must be amount1, amount2 and so on`);
  }
  if (typeof words !== 'string' || !/^thing\d{1,2}$/.test(words)) {
    throw new MessageTemplatesError(`: the keyword "words" of ${kind} must be thing1, thing2 and so on`);
  }
  return { id, amount, words };
}

/**
 * The one configuration of subscription templates, for the app, which asks for consent by their ids, and for the functions,
 * which fill in their keywords: `subscription-templates.json`, or in its place the variable `MESSAGE_TEMPLATES` in the same form.
 * @throws {MessageTemplatesError}
 */
export function messageTemplatesFrom(variable: string | undefined): MessageTemplates {
  const given = variable === undefined || variable === '' ? written : parsed(variable);
  const templates = Object.entries(given).map(([kind, value]) => {
    if (!messageKinds.some((known) => known === kind)) {
      throw new MessageTemplatesError(`: there is no kind of message "${kind}"`);
    }
    return [kind, templateOf(kind, value)] as const;
  });
  return Object.fromEntries(templates.filter(([, template]) => template !== null));
}
