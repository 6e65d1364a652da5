// What rules start with: their severities and the generations of push packages they are for.
import { TIMPUSH_SOURCE } from '../facts/timpush-artifacts.js';
import type { Generation } from '../types.js';

export const error = { severity: 'error', kind: 'notice' } as const;

export const warning = { severity: 'warning', kind: 'notice' } as const;

export const hint = { severity: 'hint', kind: 'notice' } as const;

/** The two discontinued Flutter packages. */
export const OLD: readonly Generation[] = ['international', 'mainland'];

export const ALL: readonly Generation[] = ['international', 'mainland', 'timpush'];

export const NEW: readonly Generation[] = ['timpush'];

export const timpushAndroid = {
  generations: NEW,
  mark: 'A',
  source: TIMPUSH_SOURCE,
  needs: ['android'],
  kinds: ['flutter', 'flutter-module', 'android', 'react-native'],
} as const;

/** Calls of the SDK, in whatever language the app is written. */
export const timpushCode = {
  generations: NEW,
  mark: 'A',
  source: TIMPUSH_SOURCE,
  needs: ['code'],
  kinds: ['flutter', 'flutter-module', 'android', 'ios', 'react-native', 'uni-app', 'harmony'],
} as const;

export const timpushIos = {
  generations: NEW,
  vendors: ['apns'],
  mark: 'A',
  source: TIMPUSH_SOURCE,
  needs: ['ios'],
  kinds: ['flutter', 'flutter-module', 'ios'],
} as const;
