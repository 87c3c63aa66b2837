import { ArgumentsError } from '../deploy/arguments';
import { CopyError } from './copy';

/** A command that reads stored data: a data folder, or a copy of one. */
export interface CopyCommand {
  readonly usage: string;
  /** Reads the arguments and the data; whether all was well. Throws an {@link ArgumentsError} or a {@link CopyError}. */
  readonly run: () => Promise<boolean>;
  /** Words for what else may stop it; null where it is a fault of the program. */
  readonly explain?: (error: unknown) => string | null;
}

/**
 * Ends with 0 where all was well, with 1 where something wasn't or the data can't be read, with 2 where the command was
 * written wrongly.
 */
export async function runOnCopy({ usage, run, explain = () => null }: CopyCommand): Promise<void> {
  try {
    process.exitCode = (await run()) ? 0 : 1;
  } catch (error) {
    const isUsage = isWrittenWrongly(error);
    const words = isUsage ? `${error.message}\n${usage}\n` : (wordsFor(error) ?? explain(error));
    if (words === null) throw error;
    process.stderr.write(words);
    process.exitCode = isUsage ? 2 : 1;
  }
}

function isWrittenWrongly(error: unknown): error is Error {
  const isParsing =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  return isParsing || error instanceof ArgumentsError;
}

function wordsFor(error: unknown): string | null {
  return error instanceof CopyError ? `The data can't be read: ${error.message}.\n` : null;
}
