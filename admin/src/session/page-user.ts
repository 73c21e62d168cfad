import type { BackendUser } from "../backend-api/backend-api.js";
import type { PageUser } from "./session.js";

/** What pages may know of an operator. AdminJS writes it into a script element unescaped, so markup is taken out here. */
export function pageUserOf(user: Pick<BackendUser, "id" | "email" | "first_name" | "last_name" | "role">): PageUser {
  const name = [user.first_name, user.last_name].filter(Boolean).join(" ");
  return {
    id: withoutMarkup(user.id),
    email: withoutMarkup(user.email),
    role: user.role,
    ...(name && { title: withoutMarkup(name) }),
  };
}

function withoutMarkup(text: string): string {
  // U+2028 and U+2029 end a line inside a script, although JSON allows them in strings.
  return text.replace(/[<>&\u2028\u2029]/g, "");
}
