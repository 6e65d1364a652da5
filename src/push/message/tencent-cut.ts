// How Tencent's back end shortens title and text before it hands a push to a vendor; a push sent directly gets no such cut.
import { cutAtUnits } from '../../text/excerpt.js';

/** Longest title and text in UTF-16 code units. */
export interface TextLimits {
  readonly title: number;
  readonly body: number;
}

export interface CutText {
  readonly title: string;
  readonly body: string;
  readonly titleWasCut: boolean;
  readonly bodyWasCut: boolean;
}

/** Title and text as the phone shows them when Tencent sends. Never splitting a surrogate pair is an assumption. */
export function cutLikeTencent(title: string, body: string, limits: TextLimits): CutText {
  return {
    title: cutWithDots(title, limits.title),
    body: cutWithDots(body, limits.body),
    titleWasCut: title.length > limits.title,
    bodyWasCut: body.length > limits.body,
  };
}

/** The three dots count as three units. */
const cutWithDots = (text: string, limit: number): string =>
  text.length <= limit ? text : `${cutAtUnits(text, Math.max(0, limit - 3))}...`;
