// The one function used of the xcode package, which ships no types.
declare module 'xcode/lib/parser/pbxproj.js' {
  export function parse(text: string): unknown;
}
