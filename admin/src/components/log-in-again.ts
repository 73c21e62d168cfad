import { sayIn } from "../locale/say-in.js";

const say = (english: string): string => sayIn(document.documentElement.lang, english);

/** What AdminJS writes into every page. */
interface PageState {
  session?: { id?: string; email?: string } | null;
  paths: { loginPath: string };
}

let waiting: Promise<void> | undefined;

/**
 * Asks for the password over the page, and resolves once the session is there again: one dialog, however many requests
 * wait for it. Somebody else than before gets a fresh page.
 */
export function askToLogInAgain(): Promise<void> {
  waiting ??= new Promise<void>((resolve) => openDialog(resolve)).finally(() => {
    waiting = undefined;
  });
  return waiting;
}

function openDialog(done: () => void): void {
  const { session, paths } = (window as unknown as { REDUX_STATE: PageState }).REDUX_STATE;
  const dialog = document.createElement("dialog");
  dialog.className = "qd-login-again";
  dialog.setAttribute("aria-labelledby", "qd-login-again-title");
  const title = element("h2", say("Your session ended"));
  title.id = "qd-login-again-title";
  const form = document.createElement("form");
  const email = field(say("Email"), "email", "username", session?.email ?? "");
  const password = field(say("Password"), "password", "current-password", "");
  const error = element("p", "");
  error.className = "qd-login-again-error";
  error.setAttribute("role", "alert");
  const button = element("button", say("Log in and go on"));
  button.type = "submit";
  form.append(email.label, password.label, error, button);
  dialog.append(title, element("p", say("Log in to go on. What you typed on this page is still there.")), form);

  // Closing it with Escape would leave a page whose requests wait for ever.
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    button.disabled = true;
    logIn(paths.loginPath, email.input.value, password.input.value)
      .then((id) => {
        if (session?.id !== undefined && id !== session.id) {
          window.location.reload();
          return;
        }
        dialog.close();
        dialog.remove();
        done();
      })
      .catch((reason: Error) => {
        error.textContent = reason.message;
        password.input.value = "";
        password.input.focus();
      })
      .finally(() => {
        button.disabled = false;
      });
  });
  document.body.append(dialog);
  dialog.showModal();
  password.input.focus();
}

/** Logs in without leaving the page; answers the operator's id, or throws the sentence to show. */
async function logIn(loginPath: string, email: string, password: string): Promise<string> {
  const response = await fetch(loginPath, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams({ email, password }),
  }).catch(() => null);
  const answer = (await response?.json().catch(() => null)) as
    { operator?: { id: string }; message?: string } | null | undefined;
  if (!response?.ok || !answer?.operator) {
    throw new Error(say(answer?.message ?? "The panel does not answer. Try again in a moment."));
  }
  return answer.operator.id;
}

function field(text: string, type: string, autocomplete: AutoFill, value: string) {
  const label = element("label", text);
  const input = document.createElement("input");
  Object.assign(input, { type, autocomplete, value, required: true, maxLength: 200 });
  label.append(input);
  return { label, input };
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text: string): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
