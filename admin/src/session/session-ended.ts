/** Marks the answer to a request of a page whose session is over; the page asks for the password and repeats it. */
export const SESSION_ENDED_HEADER = "x-panel-session-ended";
