/** Runs a program to its end with no standard input. Never throws: `code` is 127 where the program isn't there. */
export function run(
  command: string,
  args: readonly string[],
  options?: {
    readonly label?: string;
    readonly quiet?: boolean;
    readonly env?: Readonly<Record<string, string>>;
  },
): Promise<{ readonly code: number; readonly output: string; readonly seconds: number }>;
