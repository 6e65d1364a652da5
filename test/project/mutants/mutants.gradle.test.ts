// The Android side: a line that goes missing, or a known name that loses a letter, is reported at its file.
import { describe } from 'vitest';
import { type Watched, watch } from './changes.js';

const KEEP: Omit<Watched, 'base' | 'file'> = { names: ['com.tencent.qcloud', 'com.tencent.timpush'] };

describe('a line that goes missing is reported at its file', () => {
  watch([
    { base: 'healthy-current', file: 'android/app/proguard-rules.pro', ...KEEP },
    { base: 'healthy-native-android', file: 'app/proguard-rules.pro', ...KEEP },
  ]);
});
