import { readFileSync } from 'node:fs';
import path from 'node:path';
import compiler from 'miniprogram-compiler';
import wcsc from 'miniprogram-compiler/src/wcsc.js';
import { filesUnder } from '../../harness/weapp/dist-files';

const maxBuffer = 64 * 1024 * 1024;

/** A file that WeChat's compiler refuses, with its words. */
export interface Refusal {
  readonly file: string;
  readonly words: string;
}

function filesWith(dist: string, ending: string): string[] {
  return filesUnder(dist).filter((file) => file.endsWith(ending));
}

/** What `wcc` refuses among the templates of a build, each compiled by itself. */
export function refusedTemplates(dist: string): Refusal[] {
  const wxsList = filesWith(dist, '.wxs');
  return filesWith(dist, '.wxml').flatMap((file) => {
    try {
      compiler.wxmlToJs(dist, { wxmlList: [file], wxsList, maxBuffer });
      return [];
    } catch (error) {
      return [{ file, words: String(error) }];
    }
  });
}

/** A style sheet and what it imports, theirs too: the compiler knows of no file that it isn't given. */
function withImports(dist: string, file: string): string[] {
  const words = readFileSync(path.join(dist, file), 'utf8');
  const imported = [...words.matchAll(/@import\s+["']([^"']+)["']/g)].map(([, name = '']) =>
    path.posix.join(path.posix.dirname(file), name),
  );
  return [file, ...imported.flatMap((one) => withImports(dist, one))];
}

/** What `wcsc` refuses among the style sheets of a build, each compiled by itself. */
export function refusedStyles(dist: string): Refusal[] {
  return filesWith(dist, '.wxss').flatMap((file) => {
    const names = [...new Set(withImports(dist, file))].map((name) => name.slice(0, -'.wxss'.length));
    const answer = wcsc(dist, names, { maxBuffer });
    return answer instanceof Error ? [{ file, words: answer.message }] : [];
  });
}
