import { ok, type Json } from "./http";
import { operatorToken } from "./people";

export interface TestOperator {
  id: string;
  email: string;
  password: string;
  token: string;
}

const PASSWORD = "only-for-tests-operator";

/** Invites somebody the way administrators do, and gives them a role unless it is null. */
export async function inviteOperator(name: string, role: string | null): Promise<TestOperator> {
  const administrator = await operatorToken();
  const email = `${name}-${crypto.randomUUID().slice(0, 8)}@quickdash.test`;
  const { invite } = await ok("POST", "/admin/invites", { token: administrator, body: { email } });
  const login = { email, password: PASSWORD };
  const { token: stranger } = await ok("POST", "/auth/user/emailpass/register", { body: login });
  const { user } = await ok("POST", `/admin/invites/accept?token=${invite.token}`, {
    token: stranger,
    body: { email },
  });
  if (role !== null) {
    await giveRole(user.id, role);
  }
  return { id: user.id, ...login, token: await logInOperator(login) };
}

/** A token of an operator's password. */
export async function logInOperator(login: { email: string; password: string }): Promise<string> {
  const { token } = await ok("POST", "/auth/user/emailpass", {
    body: { email: login.email, password: login.password },
  });
  return token as string;
}

/** Changes somebody's role as an administrator. */
export async function giveRole(id: string, role: string): Promise<Json> {
  return ok("POST", `/admin/operators/${id}/role`, { token: await operatorToken(), body: { role } });
}
