/** What a person can mend: one sentence that says what is wrong and what to do. Printed without a stack. */
export class Problem extends Error {
  name = "Problem";
}

/** A step that failed by itself; the last lines of its log tell why. */
export class StepFailure extends Error {
  name = "StepFailure";

  /**
   * @param {string} message
   * @param {string} [log] the log that tells why, when it is not the step's own
   * @param {string[]} [lines] what to show of it, when that is not its end
   */
  constructor(message, log, lines) {
    super(message);
    this.log = log;
    this.lines = lines;
  }
}

/** The start was stopped by the user (Ctrl-C or a signal). */
export class Interrupted extends Error {
  name = "Interrupted";
}
