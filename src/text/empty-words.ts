// What programs write where a variable was empty, or where an object is in place of a text: never a value.

const EMPTY_WORDS =
  /^(?:null|undefined|nil|none|nan|\(null\)|\[object object\]|\$\{[^}]*\}|\{\{[^}]*\}\}|\$\([^)]*\)|\$[A-Z_][A-Z0-9_]*|%[A-Z_][A-Z0-9_]*%)$/i;

export const isEmptyWord = (text: string): boolean => EMPTY_WORDS.test(text.trim().slice(0, 200));
