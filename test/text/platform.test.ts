// Differences on Windows, with the platform as a parameter: the tests run on any system.
import { describe, expect, it } from 'vitest';
import {
  cacheParts,
  hasFileModes,
  hasProcessGroups,
  lineToSet,
  passedSignals,
  programFile,
  withSlashes,
} from '../../src/text/platform.js';

describe('the platform', () => {
  it('has file permissions everywhere but on Windows', () => {
    expect((['linux', 'darwin', 'win32'] as const).map(hasFileModes)).toEqual([true, true, false]);
  });

  it('signals a program with its child processes everywhere but on Windows', () => {
    expect((['linux', 'darwin', 'win32'] as const).map(hasProcessGroups)).toEqual([true, true, false]);
  });

  it('reads a secret with a command of its usual shell', () => {
    expect(lineToSet('VIVO_APP_SECRET', 'win32')).toBe('$env:VIVO_APP_SECRET = Read-Host VIVO_APP_SECRET');
    expect(lineToSet('VIVO_APP_SECRET', 'linux')).toBe('read -rs VIVO_APP_SECRET && export VIVO_APP_SECRET');
  });

  it('passes on the signals that the system has', () => {
    expect(passedSignals('win32')).toEqual(['SIGTERM', 'SIGINT', 'SIGHUP']);
    expect(passedSignals('linux')).toContain('SIGQUIT');
  });

  it('finds programs by their names on that system', () => {
    expect([programFile('adb', 'win32'), programFile('adb', 'darwin')]).toEqual(['adb.exe', 'adb']);
  });

  it('writes paths with slashes', () => {
    expect(withSlashes('android\\app\\build.gradle')).toBe('android/app/build.gradle');
  });

  it('keeps caches where the system keeps them, and an empty variable counts as none', () => {
    expect(cacheParts({ LOCALAPPDATA: 'C:\\L' }, 'win32', 'C:\\U')).toEqual(['C:\\L', 'tim-push', 'Cache']);
    expect(cacheParts({ LOCALAPPDATA: '' }, 'win32', 'C:\\U')).toEqual([
      'C:\\U',
      'AppData',
      'Local',
      'tim-push',
      'Cache',
    ]);
    expect(cacheParts({}, 'darwin', '/h')).toEqual(['/h', 'Library', 'Caches', 'tim-push']);
    expect(cacheParts({ XDG_CACHE_HOME: '' }, 'linux', '/h')).toEqual(['/h', '.cache', 'tim-push']);
  });
});
