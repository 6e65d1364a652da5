// The checklist for "accepted, but the phone stays silent": causes that fit what is known about the push, most likely first.
import type { Text } from '../../text/language.js';
import type { PushMessage, Settings } from '../types.js';

/** What a cause may look at. */
export interface SilentContext {
  readonly settings: Settings;
  readonly message: PushMessage;
}

/** One cause with the place to look; without `when` it can always be. */
export interface SilentCause extends Text {
  readonly when?: (known: SilentContext) => boolean;
}

/** A cause that only comes into question when this holds. */
export const onlyWhen = (when: (known: SilentContext) => boolean, text: Text): SilentCause => ({ ...text, when });

/** The causes that come into question, in the vendor's order. */
export const silentCauses = (checklist: readonly SilentCause[], known: SilentContext): readonly Text[] =>
  checklist.filter((cause) => cause.when?.(known) ?? true).map(({ en, zh }) => ({ en, zh }));
