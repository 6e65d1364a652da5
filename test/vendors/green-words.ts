// The success statuses of every vendor's client, one table each; a vendor without a table fails green.test.ts.
import type { TestedService } from '../helpers/emulator-http.js';
import type { GreenWord } from '../helpers/green.js';
import { apnsGreen } from './apns/green.js';
import { fcmGreen } from './fcm/green.js';
import { harmonyGreen } from './harmony/green.js';
import { honorGreen } from './honor/green.js';
import { huaweiGreen } from './huawei/green.js';
import { meizuGreen } from './meizu/green.js';
import { oppoGreen } from './oppo/green.js';
import { vivoGreen } from './vivo/green.js';
import { xiaomiGreen } from './xiaomi/green.js';

export const greenWords: readonly { readonly service: TestedService; readonly words: readonly GreenWord[] }[] = [
  apnsGreen,
  fcmGreen,
  huaweiGreen,
  honorGreen,
  xiaomiGreen,
  oppoGreen,
  vivoGreen,
  meizuGreen,
  harmonyGreen,
];
