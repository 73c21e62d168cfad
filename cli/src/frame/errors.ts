/** What the user typed cannot be run: exit code 2, with a sentence that says what to type instead. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The command ran and could not do its work: exit code 1, with a sentence for the user. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
