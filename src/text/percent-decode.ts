// Percent signs taken off a text, for every reader of addresses.

/** As it is where it is not encoded. */
export function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
