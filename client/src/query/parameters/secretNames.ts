const SECRET_WORD = /password|passwd|pwd|secret|token|credential|api_?key|access_?key|private_?key/i;

/** Whether a name, as of a parameter, says that its value is a secret. */
export function namesSecret(name: string): boolean {
  return SECRET_WORD.test(name);
}
