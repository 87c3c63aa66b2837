import { MessageTemplatesError, messageTemplatesFrom } from '../../contract/message-templates';
import { isRegionCode, regionName } from '../../policy/region-names';
import { knowWholeCountry } from '../../policy/regions/whole-country';
import { type BureauKeys, readBureauKeys } from './bureau-keys';
import type { Merchant } from './merchants';
import { readMerchants } from './merchants-setting';
import type { Settings, VersionedKey } from './settings';

/** A function was deployed without what it needs; the operator reads which variable and how to make it. */
export class ConfigurationError extends Error {
  constructor(
    readonly variable: string,
    problem: string,
  ) {
    super(`${variable} ${problem} (see docs/deploy-to-wechat.md, "The key file")`);
    this.name = 'ConfigurationError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads a function's configuration from its environment. Throws {@link ConfigurationError}. */
export function settingsFrom(environment: Environment): Settings {
  knowWholeCountry();
  return {
    encryptionKeys: keysFrom(environment, 'ENCRYPTION_KEYS'),
    lookupKeys: keysFrom(environment, 'LOOKUP_KEYS'),
    merchants: merchantsFrom(environment),
    bureauKeys: bureauKeysFrom(environment),
    commissionedRegions: commissionedRegionsFrom(environment),
    messageTemplates: templatesFrom(environment),
  };
}

/** `2:<64 hexadecimal digits>,1:<64 …>`: the first one writes, all of them read. */
function keysFrom(environment: Environment, variable: string): readonly VersionedKey[] {
  const text = environment[variable];
  if (text === undefined || text === '') throw new ConfigurationError(variable, 'is not set');
  const keys = text.split(',').map((part): VersionedKey => {
    const match = /^([1-9]\d{0,3}):([0-9a-f]{64})$/.exec(part.trim());
    if (match === null) throw new ConfigurationError(variable, 'is not a list of version:64-hex-digits');
    return { version: Number(match[1]), bytes: Uint8Array.from(Buffer.from(match[2] as string, 'hex')) };
  });
  if (new Set(keys.map(({ version }) => version)).size !== keys.length) {
    throw new ConfigurationError(variable, 'must list each version once');
  }
  return keys;
}

/**
 * Without a declaration nobody could say whose money comes in: better not to start. `[]` says that nobody can pay by
 * WeChat.
 */
function merchantsFrom({ MERCHANTS: text = '' }: Environment): readonly Merchant[] {
  if (text === '') {
    throw new ConfigurationError(
      'MERCHANTS',
      'is not set; MERCHANT_ID of an earlier release is "legacy" in it',
    );
  }
  const merchants = readMerchants(text);
  if ('problem' in merchants) throw new ConfigurationError('MERCHANTS', merchants.problem);
  return merchants;
}

/** Not set: no bureau's file is taken. */
function bureauKeysFrom({ BUREAU_FILE_KEYS: text = '' }: Environment): readonly BureauKeys[] {
  if (text === '') return [];
  const keys = readBureauKeys(text);
  if ('problem' in keys) throw new ConfigurationError('BUREAU_FILE_KEYS', keys.problem);
  return keys;
}

/** `360983,140500`. Not set: no office has, and the product isn't named among the ways of paying. */
function commissionedRegionsFrom({ COMMISSIONED_REGIONS: text = '' }: Environment): readonly string[] {
  const codes = text.split(',').map((code) => code.trim());
  if (codes.length === 1 && codes[0] === '') return [];
  const wrong = codes.findIndex((code) => !isRegionCode(code) || regionName(code) === null);
  if (wrong < 0) return codes;
  throw new ConfigurationError(
    'COMMISSIONED_REGIONS',
    `at ${wrong}: is no code of a place; write codes of 6, 9 or 12 digits with commas between them`,
  );
}

function templatesFrom({ MESSAGE_TEMPLATES: variable }: Environment): Settings['messageTemplates'] {
  try {
    return messageTemplatesFrom(variable);
  } catch (error) {
    if (!(error instanceof MessageTemplatesError)) throw error;
    throw new ConfigurationError('MESSAGE_TEMPLATES', error.message.replace(/^MESSAGE_TEMPLATES /, ''));
  }
}
