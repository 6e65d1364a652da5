// What Windows does differently, with the platform handed in: nothing here needs that system.
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
  it('has rights on files everywhere but on Windows', () => {
    expect((['linux', 'darwin', 'win32'] as const).map(hasFileModes)).toEqual([true, true, false]);
  });

  it('signals a program with all it started everywhere but on Windows', () => {
    expect((['linux', 'darwin', 'win32'] as const).map(hasProcessGroups)).toEqual([true, true, false]);
  });

  it('asks for a secret in the words of its usual shell', () => {
    expect(lineToSet('VIVO_APP_SECRET', 'win32')).toBe('$env:VIVO_APP_SECRET = Read-Host VIVO_APP_SECRET');
    expect(lineToSet('VIVO_APP_SECRET', 'linux')).toBe('read -rs VIVO_APP_SECRET && export VIVO_APP_SECRET');
  });

  it('passes on the signals it has', () => {
    expect(passedSignals('win32')).toEqual(['SIGTERM', 'SIGINT', 'SIGHUP']);
    expect(passedSignals('linux')).toContain('SIGQUIT');
  });

  it('finds programs by the name they have there', () => {
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
