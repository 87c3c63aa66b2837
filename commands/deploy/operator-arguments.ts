import { parseArgs } from 'node:util';
import { ArgumentsError } from './arguments';
import type { RotationStep } from './rotation';

/** What `npm run operator --` is to do. */
export type OperatorTask =
  | { readonly kind: 'action'; readonly action: string; readonly request: object }
  | {
      readonly kind: 'file';
      readonly action: 'notices.propose';
      readonly file: string;
      /** Its official text, as `npm run notices:load` writes it; null without. */
      readonly paper: string | null;
      /** Milliseconds; null for as soon as it is agreed to. */
      readonly inForceFrom: number | null;
      /** Unusual figures that the author has looked at. */
      readonly confirmed: number;
    }
  | { readonly kind: 'report'; readonly month: string }
  | { readonly kind: 'rewrite' }
  | { readonly kind: 'rotation'; readonly step: RotationStep; readonly variable: string };

export interface OperatorArguments {
  readonly envId: string;
  readonly keyFile: string;
  readonly task: OperatorTask;
}

export const operatorUsage = `Usage: npm run operator -- --env ID --key FILE COMMAND
  officers.set --openid o… --name NAME --regions CODE,CODE --duties DUTY,DUTY [--second-for CODE,CODE]
  notices.propose FILE.json [--paper TEXT.json] [--from "YYYY-MM-DD HH:MM"] [--confirmed NUMBER]
                                  a notice, as docs/how-to-add-a-notice.md describes it, with its official text, as npm run
                                  notices:load writes it: an officer of its places agrees to both;
                                  how many unusual figures were looked at, as the refusal without it lists them
  audit.report YYYY-MM            who did what in a month, what was refused and read, as far as its days are sealed
  keys.add encryption|lookup      the first step of a rotation: a new key that reads
  keys.promote encryption|lookup  the second: it writes (30 minutes later)
  keys.rewrite                    the third: everything stored is written under it
  keys.drop encryption|lookup     the last: the old key goes`;

const variables: Readonly<Record<string, string>> = { encryption: 'ENCRYPTION_KEYS', lookup: 'LOOKUP_KEYS' };
const steps: Readonly<Record<string, RotationStep>> = {
  'keys.add': 'add',
  'keys.promote': 'promote',
  'keys.drop': 'drop',
};

/** @throws {ArgumentsError} */
export function readOperatorArguments(args: readonly string[]): OperatorArguments {
  const { values, positionals } = parsed(args);
  const { env: envId = '', key: keyFile = '' } = values;
  if (!/^[a-z][a-z0-9-]{2,63}$/.test(envId))
    throw new ArgumentsError('--env is the id of the cloud environment.');
  if (keyFile === '') throw new ArgumentsError('--key is the file with the keys.');
  return { envId, keyFile, task: taskOf(positionals, values) };
}

type Values = ReturnType<typeof parsed>['values'];

function taskOf([command = '', object = '', ...rest]: readonly string[], values: Values): OperatorTask {
  if (rest.length > 0) throw new ArgumentsError(`${rest.join(' ')} is too much.`);
  const step = steps[command];
  if (step !== undefined) {
    const variable = variables[object];
    if (variable === undefined) throw new ArgumentsError(`${command} takes "encryption" or "lookup".`);
    return { kind: 'rotation', step, variable };
  }
  if (command === 'keys.rewrite') return { kind: 'rewrite' };
  if (command === 'audit.report') {
    if (!/^\d{4}-\d\d$/.test(object)) throw new ArgumentsError('audit.report takes a month: 2026-10.');
    return { kind: 'report', month: object };
  }
  if (command === 'notices.propose') {
    if (object === '') throw new ArgumentsError(`${command} takes a file.`);
    return {
      kind: 'file',
      action: command,
      file: object,
      paper: values.paper ?? null,
      inForceFrom: hourOf(values.from),
      confirmed: countOf(values.confirmed),
    };
  }
  if (command !== 'officers.set')
    throw new ArgumentsError(command === '' ? 'A command is missing.' : `${command}?`);
  const { openid: openId = '', name = '', regions = '', duties = '' } = values;
  const secondFor = list(values['second-for'] ?? '');
  const request = {
    openId,
    name,
    regions: list(regions),
    duties: list(duties),
    ...(secondFor.length === 0 ? {} : { secondFor }),
  };
  return { kind: 'action', action: command, request };
}

function countOf(text = '0'): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new ArgumentsError('--confirmed is how many unusual figures were looked at: 2.');
}

/** The hour in China. */
function hourOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const ms = /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(text)
    ? Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
    : NaN;
  if (Number.isNaN(ms)) throw new ArgumentsError('--from is an hour in China: "2026-09-01 08:00".');
  return ms;
}

function list(text: string): readonly string[] {
  return text.split(/[,，]/).filter((one) => one !== '');
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        env: text,
        key: text,
        openid: text,
        name: text,
        regions: text,
        duties: text,
        'second-for': text,
        from: text,
        paper: text,
        confirmed: text,
      },
    });
  } catch (error) {
    throw new ArgumentsError(error instanceof Error ? error.message : String(error));
  }
}
