// Defaults of rules: their severity, and the apps they apply to.
import { TIMPUSH_SOURCE } from '../facts/timpush/timpush-artifacts.js';
import type { Generation } from '../types.js';

export const error = { severity: 'error', kind: 'notice' } as const;

export const warning = { severity: 'warning', kind: 'notice' } as const;

export const hint = { severity: 'hint', kind: 'notice' } as const;

/** The two discontinued Flutter packages. */
export const OLD: readonly Generation[] = ['international', 'mainland'];

export const ALL: readonly Generation[] = ['international', 'mainland', 'timpush'];

export const NEW: readonly Generation[] = ['timpush'];

export const FLUTTER = ['flutter', 'flutter-module'] as const;

const GRADLE = [...FLUTTER, 'android', 'react-native'] as const;

/** Apps with a Gradle build, whatever their push package. */
export const anyAndroid = { generations: ALL, needs: ['android'], kinds: GRADLE } as const;

export const anyFlutter = { generations: ALL, needs: ['dart'], kinds: FLUTTER } as const;

export const anyIphone = { generations: ALL, vendors: ['apns'], needs: ['ios'] } as const;

export const oldAndroid = { generations: OLD, needs: ['android'], mark: 'A' } as const;

export const oldDart = { generations: OLD, needs: ['dart'], mark: 'A' } as const;

export const timpush = { generations: NEW, mark: 'A', source: TIMPUSH_SOURCE } as const;

export const timpushAndroid = { ...timpush, needs: ['android'], kinds: GRADLE } as const;

/** Apps whose vendors TIMPush takes from timpush-configs.json. */
export const timpushConfig = { ...timpush, kinds: [...GRADLE, 'uni-app'] } as const;

/** Calls of the SDK, in whatever language the app is written. */
export const timpushCode = {
  ...timpush,
  needs: ['code'],
  kinds: [...FLUTTER, 'android', 'ios', 'react-native', 'uni-app', 'harmony'],
} as const;

export const timpushIos = { ...timpush, vendors: ['apns'], needs: ['ios'], kinds: [...FLUTTER, 'ios'] } as const;
