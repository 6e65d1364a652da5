// The examples of `device-status --help`, run as they stand: a config beside them, the sandbox instead of the vendors.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deviceStatus } from '../../src/commands/device-status.js';
import { oppo } from '../../src/vendors/oppo/index.js';
import { phoneAnswers } from '../helpers/phone.js';
import { emptyFolder, run } from '../helpers/run-cli.js';

const VIVO = '16000000000000000000001';
const OPPO = oppo.emulator.demo.devices.find((device) => device.fate === 'ok')?.token ?? '';

function project(): string {
  const cwd = emptyFolder();
  const config = { package_name: 'com.example.chat', devices: { 'my-vivo': { vendor: 'vivo', token: VIVO } } };
  writeFileSync(join(cwd, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });
  return cwd;
}

function adb(): string {
  const folder = emptyFolder();
  const program = join(folder, 'adb');
  const answers = JSON.stringify(Object.fromEntries(phoneAnswers('originos-4-channel-off')));
  const lines = [
    `#!${process.execPath}`,
    'const args = process.argv.slice(2);',
    "if (args[0] === 'devices') process.stdout.write('List of devices attached\\nINVENTED0001 device\\n');",
    `else process.stdout.write((${answers})[args.slice(3).join(' ')] ?? '');`,
  ];
  writeFileSync(program, lines.join('\n'), { mode: 0o700 });
  return program;
}

describe('the examples of device-status', () => {
  it.each(deviceStatus.examples.map((example) => example.command))('%s', async (command) => {
    const words = command
      .replace('<registration ID>', OPPO)
      .split(' ')
      .slice(1)
      .filter((word) => word !== '--sandbox');
    const result = await run([...words, '--sandbox', '--json'], {
      cwd: project(),
      env: { TIM_PUSH_ADB: adb(), PATH: process.env['PATH'] ?? '' },
    });
    const { devices, tasks, problems } = result.json() as unknown as {
      devices: readonly unknown[];
      tasks?: readonly unknown[];
      problems: readonly { code: string }[];
    };
    // A task of another day is not known to a fresh sandbox; everything else is answered.
    const isTask = words.includes('--task');
    expect(result.exitCode).toBe(isTask ? 1 : 0);
    expect(isTask ? tasks : devices).not.toEqual([]);
    expect(problems.map((problem) => problem.code)).toEqual(
      isTask ? ['device/task-not-found'] : words.includes('--adb') ? ['device/do-not-disturb'] : [],
    );
  });
});
