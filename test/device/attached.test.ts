// Which phone is meant, and what is reported when none, several or a locked one is attached.
import { describe, expect, it } from 'vitest';
import { choosePhone, readDevices } from '../../src/device/attached.js';

const list = (...lines: readonly string[]): string => `List of devices attached\n${lines.join('\n')}\n\n`;
const A = 'INVENTED0001           device usb:1-1 product:a model:Pixel_8 device:a transport_id:1';
const B = '192.168.1.20:5555      device product:b model:V2309A device:b transport_id:2';
const choose = (output: string, wanted?: string) =>
  choosePhone({ kind: 'done', code: 0, stdout: output, stderr: '' }, wanted);
const codeOf = (chosen: ReturnType<typeof choosePhone>): string =>
  'problem' in chosen ? chosen.problem.code : chosen.serial;

describe('attached phones', () => {
  it('reads serials, states and models, and skips the startup lines of the adb server', () => {
    const noise = '* daemon not running; starting now at tcp:5037\n* daemon started successfully\n';
    expect(readDevices(noise + list(A, B, 'adb-INV (2)._adb-tls-connect._tcp offline transport_id:9'))).toEqual([
      { serial: 'INVENTED0001', state: 'device', model: 'Pixel_8' },
      { serial: '192.168.1.20:5555', state: 'device', model: 'V2309A' },
      { serial: 'adb-INV (2)._adb-tls-connect._tcp', state: 'offline', model: undefined },
    ]);
  });

  it.each([
    ['one phone', list(A), undefined, 'INVENTED0001'],
    ['none', list(), undefined, 'device/no-phone'],
    ['several', list(A, B), undefined, 'device/several-phones'],
    ['several and one named', list(A, B), '192.168.1.20:5555', '192.168.1.20:5555'],
    ['a name that is not attached', list(A, B), 'OTHER', 'device/unknown-serial'],
    ['one ready beside a locked one', list(A, 'INVENTED0002 unauthorized usb:1-2'), undefined, 'INVENTED0001'],
    ['not allowed yet', list('INVENTED0002 unauthorized usb:1-2 transport_id:3'), undefined, 'device/unauthorized'],
    ['being allowed', list('INVENTED0002 authorizing transport_id:3'), undefined, 'device/unauthorized'],
    ['offline', list('INVENTED0002 offline transport_id:3'), undefined, 'device/offline'],
    ['in recovery', list('INVENTED0002 recovery transport_id:3'), undefined, 'device/offline'],
    [
      'without udev rules',
      list('???????????? no permissions (missing udev rules? user is in the plugdev group); see [http://example.test]'),
      undefined,
      'device/no-permissions',
    ],
  ])('%s', (_name, output, wanted, expected) => {
    expect(codeOf(choose(output, wanted))).toBe(expected);
  });

  it('lists the phones to choose from', () => {
    const chosen = choose(list(A, B));
    expect('problem' in chosen && chosen.problem.args).toEqual({
      count: 2,
      known: 'INVENTED0001 (Pixel 8), 192.168.1.20:5555 (V2309A)',
      serial: 'INVENTED0001',
    });
  });

  it.each([
    [{ kind: 'missing' } as const, 'device/adb-missing'],
    [{ kind: 'timeout' } as const, 'device/adb-silent'],
    [{ kind: 'done', code: 1, stdout: '', stderr: 'adb: cannot connect to daemon' } as const, 'device/adb-failed'],
  ])('%j is %s', (answer, code) => {
    expect(codeOf(choosePhone(answer, undefined))).toBe(code);
  });
});
