/** Splits the words after `npm run unit --`: `--grep TEXT` and other flags from files and folders. */
export function testWords(words) {
  const at = words.indexOf('--grep');
  const rest = at < 0 ? words : words.filter((_, i) => i !== at && i !== at + 1);
  return {
    grep: at < 0 ? undefined : words[at + 1],
    folders: rest.filter(word => !word.startsWith('--')),
    flags: new Set(rest.filter(word => word.startsWith('--'))),
  };
}
