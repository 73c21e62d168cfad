/** Where sessions, failed logins and saved filters are kept: a schema of the panel's own, apart from what it only reads. */
export const SESSION_SCHEMA = "panel";
export const SESSION_TABLE = "session";
export const FAILED_LOGIN_TABLE = "failed_login";
export const SAVED_FILTER_TABLE = "saved_filter";
