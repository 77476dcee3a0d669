const SECRET_WORD =
  /passw|passphrase|pwd|secret|token|credential|(api|access|private|auth)_?key|(^|_)(pass|auth|pin)(_|$)/i;

/** Whether a name, as of a parameter, says that its value is a secret. */
export function namesSecret(name: string): boolean {
  return SECRET_WORD.test(name);
}
