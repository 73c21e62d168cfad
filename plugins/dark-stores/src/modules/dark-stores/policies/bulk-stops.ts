/* Why work on an import stops: not faults, but turns it takes. */

/** The job is another process's by now: what this one did must not count. */
export class LeaseLostError extends Error {}

/** Somebody asked for the job to be cancelled. */
export class CancelledError extends Error {}

/** Another import or request added the same offers between our look and our write: the transaction is to be repeated. */
export class OffersMovedError extends Error {}

/** Rows of a file cannot be applied and none shall be. */
export class FaultyRowsError extends Error {}
