// What is reported when firebase-admin and Google's own answer name different reasons.
import { expect, it } from 'vitest';
import type { SendResult } from '../../../src/push/types.js';
import { secondClient } from '../../../src/vendors/fcm/client/second-client.js';

it('what firebase-admin 13 merges is reported for that version only', () => {
  const first: SendResult = { token: 't', status: 'rejected', attempts: 1 };
  const notes = (version: string) =>
    secondClient
      .compare(first, { status: 'rejected', code: 'messaging/mismatched-credential' }, version)
      .map(({ en }) => en)
      .join(' ');
  expect(notes('13.10.0')).toContain('firebase-admin 13 gives this name to every 403');
  expect(notes('14.5.1')).not.toContain('13');
});
