// Which phone is meant: reads `adb devices -l`, and says why when it is not exactly one that may be read.
import { phoneProblem } from '../problems/entries/phone.js';
import type { Problem } from '../problems/types.js';
import type { AdbAnswer } from './run-adb.js';

export interface Attached {
  readonly serial: string;
  /** `device` when it may be read; else `unauthorized`, `offline`, `no permissions` and the like. */
  readonly state: string;
  readonly model: string | undefined;
}

const STATES = 'device|offline|unauthorized|authorizing|connecting|recovery|sideload|bootloader|host|no permissions';

/** Serials of wireless phones may hold blanks, so the state decides where one ends. */
export function readDevices(output: string): readonly Attached[] {
  const line = new RegExp(`^(.+?)\\s+(${STATES})\\b(.*)$`);
  const start = output.indexOf('List of devices attached');
  const lines = (start === -1 ? output : output.slice(start)).split(/\r?\n/).slice(1);
  return lines.flatMap((text): Attached[] => {
    const match = line.exec(text.trim());
    if (match === null || text.startsWith('*')) return [];
    const [, serial = '', state = '', rest = ''] = match;
    return [{ serial: serial.trim(), state, model: /\bmodel:(\S+)/.exec(rest)?.[1] }];
  });
}

/** The phone to read, or the problem with its next step. */
export function choosePhone(
  answer: AdbAnswer,
  wanted: string | undefined,
): { readonly serial: string } | { readonly problem: Problem } {
  if (answer.kind === 'missing') return { problem: phoneProblem('device/adb-missing') };
  if (answer.kind === 'timeout') return { problem: phoneProblem('device/adb-silent') };
  if (answer.code !== 0)
    return {
      problem: phoneProblem('device/adb-failed', { args: { words: firstLine(answer.stderr || answer.stdout) } }),
    };
  const all = readDevices(answer.stdout);
  const meant = wanted === undefined ? all : all.filter((device) => device.serial === wanted);
  const [first, second] = meant;
  if (first === undefined) {
    if (wanted === undefined) return { problem: phoneProblem('device/no-phone') };
    const known = all.map(nameOf).join(', ') || '–';
    return { problem: phoneProblem('device/unknown-serial', { args: { serial: wanted.slice(0, 60), known } }) };
  }
  const ready = meant.filter((device) => device.state === 'device');
  const [only, another] = ready;
  if (only !== undefined && another === undefined) return { serial: only.serial };
  if (another !== undefined)
    return {
      problem: phoneProblem('device/several-phones', {
        args: { count: ready.length, known: ready.map(nameOf).join(', '), serial: only?.serial ?? '' },
      }),
    };
  // No phone may be read: the reason of the first one is reported, and their number.
  const args = { serial: second === undefined ? first.serial : meant.map(nameOf).join(', '), state: first.state };
  if (first.state === 'unauthorized' || first.state === 'authorizing')
    return { problem: phoneProblem('device/unauthorized', { args }) };
  if (first.state === 'no permissions') return { problem: phoneProblem('device/no-permissions', { args }) };
  return { problem: phoneProblem('device/offline', { args }) };
}

const nameOf = (device: Attached): string =>
  device.model === undefined ? device.serial : `${device.serial} (${device.model.replace(/_/g, ' ')})`;

const firstLine = (text: string): string => text.trim().split(/\r?\n/)[0]?.slice(0, 160) ?? '';
