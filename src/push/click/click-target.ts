// What a tap opens: what was asked for, else what the config says, else the page of the older plugin.
import type { Problem } from '../../problems/types.js';
import { notOneOf } from '../../problems/value-problem.js';
import { CLICK_TARGETS } from '../message/common-fields.js';
import type { AppContext, ClickTarget, PushMessage, Settings } from '../types.js';

const isClickTarget = (word: string): word is ClickTarget => CLICK_TARGETS.includes(word);

/** `problem` when the flag has an unknown word; a wrong word of the config has a finding of its own and counts as absent. */
export function clickTargetOf(
  asked: string | undefined,
  settings: Settings,
): { readonly target: ClickTarget; readonly problem?: Problem } {
  const word = asked ?? settings.text('click_target') ?? 'plugin';
  return isClickTarget(word)
    ? { target: word }
    : { target: 'plugin', problem: notOneOf('--click-target', word, CLICK_TARGETS) };
}

/** The app a message is meant for. */
export const appContextOf = (message: PushMessage, settings: Settings): AppContext => ({
  packageName: settings.text('package_name'),
  clickTarget: message.clickTarget,
  clickPage: message.clickPage,
});
