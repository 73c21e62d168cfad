import { defineMiddlewares } from "@medusajs/framework/http";
import { limitPasswordLogins } from "./limits/password-logins";

export default defineMiddlewares({
  routes: [{ matcher: "/auth/:actor_type/:auth_provider", method: ["POST"], middlewares: [limitPasswordLogins] }],
});
