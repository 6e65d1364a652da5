// Where every question to a phone begins: an app that can be asked about, and the one phone that is meant.
import { phoneProblem } from '../problems/entries/phone.js';
import type { Problem } from '../problems/types.js';
import { choosePhone } from './attached.js';
import type { Adb } from './run-adb.js';

/** A package name goes into a shell on the phone, so it may hold nothing but what a package name holds. */
const PACKAGE = /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)+$/;

export async function findPhone(
  { packageName, serial }: { readonly packageName: string; readonly serial?: string | undefined },
  adb: Adb,
  signal?: AbortSignal,
): Promise<{ readonly serial: string } | { readonly problem: Problem }> {
  const wrong = packageProblem(packageName);
  return wrong === undefined ? choosePhone(await adb(['devices', '-l'], signal), serial) : { problem: wrong };
}

export function packageProblem(packageName: string): Problem | undefined {
  if (packageName === '') return phoneProblem('device/package-unknown');
  return PACKAGE.test(packageName)
    ? undefined
    : phoneProblem('device/package-name', { args: { name: packageName.slice(0, 80) } });
}
