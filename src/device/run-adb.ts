// Runs `adb`, the Android debug bridge, to read from an attached phone.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { programFile } from '../text/platform.js';

export type AdbAnswer =
  | { readonly kind: 'done'; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'timeout' };

/** Runs adb once with these arguments; never throws. */
export type Adb = (args: readonly string[], signal?: AbortSignal) => Promise<AdbAnswer>;

/** A phone that waits for its screen to be unlocked can keep adb hanging. */
const TIMEOUT_MS = 20_000;
/** `dumpsys notification` of a busy phone is a few megabytes. */
const MOST_BYTES = 64 * 1024 * 1024;

/** adb as TIM_PUSH_ADB names it, else in PATH, else in the Android SDK. */
export function systemAdb(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): Adb {
  const programs = candidates(env, platform);
  return async (args, signal) => {
    for (const program of programs) {
      const answer = await runOnce(program, args, env, signal);
      if (answer.kind !== 'missing') return answer;
    }
    return { kind: 'missing' };
  };
}

function candidates(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): readonly string[] {
  const named = env['TIM_PUSH_ADB'];
  if (named !== undefined && named !== '') return [named];
  const file = programFile('adb', platform);
  const sdks = [env['ANDROID_HOME'], env['ANDROID_SDK_ROOT']].filter(
    (sdk): sdk is string => sdk !== undefined && sdk !== '',
  );
  return [file, ...sdks.map((sdk) => join(sdk, 'platform-tools', file))];
}

function runOnce(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal | undefined,
): Promise<AdbAnswer> {
  return new Promise((resolve) => {
    const options = {
      encoding: 'utf8' as const,
      timeout: TIMEOUT_MS,
      maxBuffer: MOST_BYTES,
      env: { ...env },
      windowsHide: true,
      ...(signal === undefined ? {} : { signal }),
    };
    execFile(program, [...args], options, (error, stdout, stderr) => {
      if (error === null) return resolve({ kind: 'done', code: 0, stdout, stderr });
      if (error.code === 'ENOENT' || error.code === 'EACCES') return resolve({ kind: 'missing' });
      if (error.killed === true || error.name === 'AbortError') return resolve({ kind: 'timeout' });
      const code = typeof error.code === 'number' ? error.code : 1;
      return resolve({ kind: 'done', code, stdout, stderr: stderr === '' ? error.message : stderr });
    });
  });
}
