/** A text as a plain value of YAML where it may be one, else in quotes. */
export function yamlText(text: string): string {
  const isPlain =
    /^[A-Za-z_][\w .-]*$/.test(text) && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(text) && !/\s$/.test(text);
  return isPlain ? text : JSON.stringify(text);
}
