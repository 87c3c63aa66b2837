import { randomBytes } from 'node:crypto';
import cloudSdk from 'wx-server-sdk';
import { callerOf } from './caller-of';
import type { Sdk } from './sdk';
import { WeChatDatabase } from './database';
import { weChatFiles } from './files';
import { weChatMessages } from './messages';
import { weChatMiniCodes } from './mini-codes';
import { weChatPay } from './pay';
import { CallNotes, type Cloud, type Database, type Settings, settingsFrom } from '..';

const sdk = cloudSdk as unknown as Sdk;
sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV });

let settings: Settings | undefined;

/** The database alone, for a command that works on a copy of the data and needs no keys. */
export function weChatDatabase(): Database {
  return new WeChatDatabase(sdk.database());
}

/**
 * The cloud for one call of a function: the caller is read anew each time, because one instance serves many.
 * The only file that knows wx-server-sdk.
 */
export function weChatCloud(): Cloud {
  settings ??= settingsFrom(process.env);
  const context = sdk.getWXContext();
  const db = weChatDatabase();
  const now = (): number => Date.now();
  const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');
  const log: Cloud['log'] = (event, facts) => {
    process.stdout.write(`${JSON.stringify({ at: new Date(now()).toISOString(), event, ...facts })}\n`);
  };
  const caller = callerOf(context);
  return {
    caller,
    settings,
    db,
    pay: weChatPay(sdk.cloudPay, {
      envId: String(context.ENV ?? ''),
      callbackFunction: 'payment',
      payer: caller.openId,
      nonce: () => randomHex(16),
      log,
    }),
    messages: weChatMessages(sdk.openapi, settings.messageTemplates),
    files: weChatFiles(sdk),
    miniCodes: weChatMiniCodes(sdk.openapi),
    notes: new CallNotes(),
    now,
    randomHex,
    log,
  };
}
