// Phones of every maker's system from Android 10 to 15, one by one: what is read, and what is reported.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inspectPhone } from '../../src/device/inspect-phone.js';
import { fakeAdb, ONE_PHONE, phoneAnswers } from '../helpers/phone.js';

const QUESTION = { packageName: 'com.example.chat', channelId: 'new_message' };
const codesOf = (problems: readonly { readonly code: string }[]): readonly string[] =>
  problems.map((problem) => problem.code);

const phones: readonly (readonly [name: string, system: string, codes: readonly string[]])[] = [
  ['android-15-healthy', 'Android 15', []],
  ['android-11-two-users', 'Android 11', ['device/battery-saver', 'device/app-in-front']],
  ['android-12-not-installed', 'Android 12', ['device/app-not-installed']],
  ['android-14-undeclared', 'Android 14', ['device/permission-not-declared']],
  ['emui-11-quiet-channel', 'EMUI 11.0.0, Android 10', ['device/channel-quiet']],
  ['harmonyos-4-notifications-off', 'HarmonyOS 4.0.0, Android 12', ['device/notifications-off']],
  ['magicos-8-never-asked', 'MagicOS 8.0, Android 14', ['device/permission-not-asked']],
  ['miui-14-restricted', 'MIUI V140, Android 13', ['device/background-restricted', 'device/autostart-off']],
  ['hyperos-2-refused', 'HyperOS 2.0, Android 15', ['device/notifications-off']],
  ['coloros-14-no-channel', 'ColorOS V14.0.0, Android 14', ['device/channel-missing']],
  ['coloros-11-off-by-default', 'ColorOS V11.1, Android 11', ['device/notifications-off', 'device/no-channels']],
  ['originos-4-channel-off', 'OriginOS 4, Android 14', ['device/channel-off', 'device/do-not-disturb']],
  ['flyme-10-force-stopped', 'Flyme 10.5.0.1A, Android 13', ['device/force-stopped', 'device/standby']],
];

describe('inspect a phone', () => {
  it('has a case for every phone in the folder', () => {
    const files = readdirSync('fixtures/phones').filter((name) => name.endsWith('.txt'));
    expect(files.map((name) => name.replace('.txt', '')).sort()).toEqual(phones.map(([name]) => name).sort());
  });

  it.each(phones)('%s: %s', async (name, system, codes) => {
    const report = await inspectPhone(QUESTION, fakeAdb(name));
    expect(report.facts.find((fact) => fact.id === 'system')?.value).toBe(system);
    expect(codesOf(report.problems)).toEqual(codes);
  });

  it.each(['dumpsys package com.example.chat', 'dumpsys notification', 'cmd appops get com.example.chat'])(
    'reports nothing as missing where %s is refused',
    async (question) => {
      const phone = fakeAdb('android-15-healthy');
      const report = await inspectPhone(QUESTION, async (args, signal) =>
        args.join(' ').endsWith(question)
          ? { kind: 'done', code: 0, stdout: "Permission Denial: can't dump\n", stderr: '' }
          : phone(args, signal),
      );
      expect(codesOf(report.problems)).toEqual(['device/adb-failed']);
      expect(report.isTold).toBe(false);
    },
  );

  it('reports what it read in the terms used on the phone', async () => {
    const { facts } = await inspectPhone(QUESTION, fakeAdb('miui-14-restricted'));
    expect(Object.fromEntries(facts.map((fact) => [fact.id, fact.value]))).toEqual({
      phone: 'Xiaomi 22041211AC',
      system: 'MIUI V140, Android 13',
      'app-version': '3.4.1',
      'notification-permission': 'granted',
      notifications: 'allow',
      'app-importance': 'DEFAULT',
      channel: 'new_message, importance 4',
      background: 'ignore',
      autostart: 'ignore',
      'battery-exemption': 'no',
      standby: 'frequent',
    });
  });

  it("names the channels that exist, and the path to the switch in the maker's own settings", async () => {
    const coloros = await inspectPhone(QUESTION, fakeAdb('coloros-14-no-channel'));
    expect(coloros.problems[0]?.args).toMatchObject({ id: 'new_message', known: 'chat_message, news' });
    const miui = await inspectPhone(QUESTION, fakeAdb('miui-14-restricted'));
    expect(JSON.stringify(miui.problems[0]?.args)).toContain('省电策略');
  });

  it('without a channel ID reports channels only when all are off, and lists them', async () => {
    const { facts, problems } = await inspectPhone(
      { ...QUESTION, channelId: undefined },
      fakeAdb('originos-4-channel-off'),
    );
    expect(codesOf(problems)).toEqual(['device/channel-off', 'device/do-not-disturb']);
    expect(facts.find((fact) => fact.id === 'channels')?.value).toBe('new_message (0)');
    const healthy = await inspectPhone({ ...QUESTION, channelId: undefined }, fakeAdb('android-15-healthy'));
    expect(healthy.problems).toEqual([]);
  });

  it('reads the same with Windows line endings', async () => {
    const answers = phoneAnswers('coloros-14-no-channel');
    const report = await inspectPhone(QUESTION, async (args) => ({
      kind: 'done',
      code: 0,
      stderr: '',
      stdout: (args[0] === 'devices' ? ONE_PHONE : (answers.get(args.slice(3).join(' ')) ?? '')).replace(/\n/g, '\r\n'),
    }));
    expect(codesOf(report.problems)).toEqual(['device/channel-missing']);
    expect(report.phone?.model).toBe('PHZ110');
  });

  it('only reads: runs no command that could change the phone', async () => {
    const asked: string[][] = [];
    await inspectPhone(QUESTION, fakeAdb('android-15-healthy', ONE_PHONE, asked));
    const commands = asked.slice(1).map((args) => args.slice(3).join(' '));
    expect(asked.slice(1).every((args) => args.slice(0, 3).join(' ') === '-s INVENTED0001 shell')).toBe(true);
    for (const command of commands)
      expect(command).toMatch(/^(getprop|dumpsys |cmd appops get |am get-standby-bucket |settings get global )/);
  });

  it.each(['chat', 'com.example.chat; reboot', 'com.example.chat && rm -rf /', '$(reboot)', 'com..chat'])(
    'never passes the name "%s" to the shell of the phone',
    async (packageName) => {
      const asked: string[][] = [];
      const report = await inspectPhone(
        { packageName, channelId: undefined },
        fakeAdb('android-15-healthy', ONE_PHONE, asked),
      );
      expect(codesOf(report.problems)).toEqual(['device/package-name']);
      expect(asked).toEqual([]);
    },
  );

  it('a phone that stops answering halfway is reported, with what was read until then', async () => {
    const whole = fakeAdb('android-15-healthy');
    const report = await inspectPhone(QUESTION, async (args) =>
      args.includes('notification') ? { kind: 'timeout' } : whole(args),
    );
    expect(codesOf(report.problems)[0]).toBe('device/adb-silent');
    expect(report.phone?.app?.version).toBe('3.4.1');
  });
});
