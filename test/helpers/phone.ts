// A phone connected by USB, from a file in fixtures/phones: the lines after a `$` line are the answer to that command.
import { readFileSync } from 'node:fs';
import type { Adb } from '../../src/device/run-adb.js';

export function phoneAnswers(name: string): ReadonlyMap<string, string> {
  const [, ...sections] = readFileSync(`fixtures/phones/${name}.txt`, 'utf8').split(/^\$ /m);
  return new Map(
    sections.map((section) => {
      const end = section.indexOf('\n');
      return [section.slice(0, end), section.slice(end + 1).replace(/\n+$/, '\n')];
    }),
  );
}

const done = (stdout: string, code = 0) => ({ kind: 'done', code, stdout, stderr: '' }) as const;

export const ONE_PHONE =
  'List of devices attached\nINVENTED0001           device usb:1-1 product:x model:Test_Phone transport_id:1\n';

/** Answers like adb with this phone attached; `asked` collects what was asked. */
export function fakeAdb(name: string, devices = ONE_PHONE, asked: string[][] = []): Adb {
  const answers = phoneAnswers(name);
  return async (args) => {
    asked.push([...args]);
    if (args[0] === 'devices') return done(devices);
    const command = args.slice(args.indexOf('shell') + 1).join(' ');
    const answer = answers.get(command);
    return answer === undefined ? done('', 1) : done(answer);
  };
}
