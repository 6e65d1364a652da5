// What programs write where a variable was empty or never filled in, or where an object is in place of a text: never a value.

const EMPTY_WORDS =
  /^(?:null|undefined|nil|none|nan|\(null\)|<null>|\[object object\]|\$\{[^}]*\}|\$?\{\{[^}]*\}\}|""|''|\$\([^)]*\)|\$[A-Z_][A-Z0-9_]*|\$env:\w+|%[A-Z_][A-Z0-9_]*%)$/i;

/** A place of a template that was not filled, and what Dart, Swift and Java write for an object. */
const UNFILLED =
  /^(?:\{[a-z_]\w+\}|<(?![0-9a-f ]+>)[a-z_][\w -]*>|%[sd@]|\(\)|Instance of '[^']*'|Optional\(.*\)|Future<.*>|(?:[a-z_]\w*\.)+[A-Z]\w*@[0-9a-f]{5,8})$/;

export function isEmptyWord(text: string): boolean {
  const word = text.trim().slice(0, 200);
  return EMPTY_WORDS.test(word) || UNFILLED.test(word);
}
