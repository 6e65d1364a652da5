// Code that only some builds have: the arms of #if in C and Swift.
import type { Code } from '../../../readers/code.js';

type Builds = 'debug' | 'release' | 'some';

const OTHERS: Readonly<Record<Builds, Builds>> = { debug: 'release', release: 'debug', some: 'some' };

const DEBUG = /^\(?\s*(!?)\s*(?:defined\s*\(?\s*)?DEBUG\b[\s)]*(?:==\s*1\s*)?$/;

function buildsOf(word: string, condition: string): Builds {
  const match = DEBUG.exec(condition.trim());
  return match === null ? 'some' : (match[1] === '!') !== (word === 'ifndef') ? 'release' : 'debug';
}

/** Whether a place is in an arm that only debug builds compile. */
export function isOnlyInDebug({ code }: Pick<Code, 'code'>, offset: number): boolean {
  const open: Builds[] = [];
  const lines = code.slice(0, offset).matchAll(/^[ \t]*#[ \t]*(if|ifdef|ifndef|elif|elseif|else|endif)\b(.*)$/gm);
  for (const [, word = '', condition = ''] of lines) {
    const last = word.startsWith('if') ? undefined : open.pop();
    if (word === 'else') open.push(OTHERS[last ?? 'some']);
    else if (word !== 'endif') open.push(buildsOf(word, condition));
  }
  return open.includes('debug');
}
