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

/** A body as each build may see it: with the first arm of every #if, with the second, … */
export function armsOf(body: string): readonly string[] {
  const lines = body.split('\n');
  const count = 1 + Math.min(8, body.match(/^[ \t]*#[ \t]*el/gm)?.length ?? 0);
  const hasElse = /^[ \t]*#[ \t]*else\b/m.test(body);
  const isSplit = /^[ \t]*#[ \t]*if/m.test(body);
  return Array.from({ length: isSplit && !hasElse ? count + 1 : count }, (_, wanted) => {
    let arm = -1;
    return lines
      .filter((line) => {
        const word = /^[ \t]*#[ \t]*(if|el|endif)/.exec(line)?.[1];
        if (word !== undefined) arm = word === 'if' ? 0 : word === 'el' ? arm + 1 : -1;
        return word === undefined && (arm === -1 || arm === wanted);
      })
      .join('\n');
  });
}
