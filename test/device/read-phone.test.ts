// The small readers on their own: odd lines, old formats, and arbitrary text.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isExemptFromDoze,
  readBucket,
  readFront,
  readNotifications,
  readOperations,
  readPackage,
  readProperties,
  readSetting,
} from '../../src/device/read-phone.js';

describe('reading a phone', () => {
  it('a property may run over several lines', () => {
    expect(Object.fromEntries(readProperties('[a.b]: [1]\n[gsm.x]: [one\ntwo]\n[empty]: []\n'))).toEqual({
      'a.b': '1',
      'gsm.x': 'one\ntwo',
      empty: '',
    });
  });

  it.each([
    ['POST_NOTIFICATION: allow', 'allow'],
    ['Uid mode: POST_NOTIFICATION: ignore', 'ignore'],
    ['Uid mode: POST_NOTIFICATION: ignore\nPOST_NOTIFICATION: allow', 'ignore'],
    ['Uid mode: POST_NOTIFICATION: allow\nPOST_NOTIFICATION: ignore; rejectTime=+1m ago', 'ignore'],
    ['No operations.\nDefault mode: allow', undefined],
    ['Error: No UID for com.example.chat in user 0', undefined],
  ])('the operation in %j is %s', (output, mode) => {
    expect(readOperations(output).get('POST_NOTIFICATION')).toBe(mode);
  });

  it('does not match a package whose name only has the same prefix, nor the factory copy of an updated one', () => {
    expect(
      readPackage('Packages:\n  Package [com.example.chat.pro] (1):\n    versionName=2\n', 'com.example.chat'),
    ).toBeUndefined();
    const factory = 'Packages:\nHidden system packages:\n  Package [com.example.chat] (1):\n    versionName=1\n';
    expect(readPackage(factory, 'com.example.chat')).toBeUndefined();
  });

  it('a package that is only installed for another user is not installed', () => {
    const output =
      '  Package [com.example.chat] (1):\n    User 0: installed=false stopped=true\n    User 10: installed=true\n';
    expect(readPackage(output, 'com.example.chat')).toBeUndefined();
  });

  it('a channel that is listed twice is read once, also with braces inside it, and with the state of its group', () => {
    const output = [
      '  AppSettings: com.example.chat (10123) importance=DEFAULT',
      "    NotificationChannel{mId='a', mImportance=3, mDeleted=false}",
      "    NotificationChannel{mId='a', mImportance=3, mDeleted=false}",
      "    NotificationChannel{mId='b', mName=x, mImportance=-1000, mVibrationEffect=Composed{a={}}, mDeleted=true}",
      "    NotificationChannel{mId='c', mName=x, mImportance=4, mDeleted=false, mGroup='g'}",
      "    NotificationChannelGroup{mId='g', mName=G...p, mDescription=, mBlocked=true, mChannels=[], mUserLockedFields=0}",
    ].join('\n');
    expect(readNotifications(output, 'com.example.chat')?.channels).toEqual([
      { id: 'a', importance: 3, deleted: false, groupBlocked: false },
      { id: 'b', importance: -1000, deleted: true, groupBlocked: false },
      { id: 'c', importance: 4, deleted: false, groupBlocked: true },
    ]);
  });

  it('distinguishes a missing permission from a list that was not printed', () => {
    const head = '  Package [com.example.chat] (1):\n    User 0: installed=true\n';
    const read = (rest: string) => readPackage(`${head}${rest}`, 'com.example.chat')?.declaresNotifications;
    expect(read('')).toBeUndefined();
    expect(read('    requested permissions:\n      android.permission.INTERNET\n    install permissions:\n')).toBe(
      false,
    );
    expect(
      read(
        '    requested permissions:\n      android.permission.INTERNET\n      android.permission.POST_NOTIFICATIONS: restricted=true\n',
      ),
    ).toBe(true);
  });

  it('reads the standby bucket, settings, the doze list and the app in front', () => {
    expect([readBucket('40\n'), readBucket('Error'), readSetting('1\n'), readSetting('null')]).toEqual([
      'rare',
      undefined,
      1,
      undefined,
    ]);
    expect(isExemptFromDoze('user,com.example.chat,10123', 'com.example.chat')).toBe(true);
    expect(isExemptFromDoze('user,com.example.chat.pro,10124', 'com.example.chat')).toBe(false);
    for (const word of ['mResumedActivity: ', 'topResumedActivity=', 'ResumedActivity: '])
      expect(readFront(`  ${word}ActivityRecord{1a2b u0 com.example.chat/.Main t1}`)).toBe('com.example.chat');
  });

  it('any text is read without an exception', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        readProperties(text);
        readPackage(`Package [com.example.chat] (${text}`, 'com.example.chat');
        readNotifications(`AppSettings: com.example.chat (1)${text}`, 'com.example.chat');
        readOperations(text);
        readFront(text);
      }),
    );
  });
});
