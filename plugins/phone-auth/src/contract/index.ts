import { z } from "zod";

/** Who can log in with a phone number. Operators log in with email and password. */
export const PHONE_ACTOR_TYPES = ["customer", "rider", "staff"] as const;
export type PhoneActorType = (typeof PHONE_ACTOR_TYPES)[number];

/** How the identity of a phone number is stored in Medusa's auth module. */
export const PHONE_OTP_PROVIDER = "phone-otp";

/** Notification template of the message that carries a code. */
export const LOGIN_CODE_TEMPLATE = "login-code";

/** Body of `POST /auth/:actor_type/phone-otp`. National numbers are read in the default country. */
export const requestLoginCodeSchema = z.object({ phone: z.string().trim().min(1).max(32) });
export type RequestLoginCode = z.infer<typeof requestLoginCodeSchema>;

/** Body of `POST /auth/:actor_type/phone-otp/callback`. */
export const logInWithCodeSchema = z.object({
  phone: z.string().trim().min(1).max(32),
  code: z.string().trim().min(1).max(16),
});
export type LogInWithCode = z.infer<typeof logInWithCodeSchema>;

/**
 * Answer to a request for a code; the same whether or not the number is known.
 * `location` is what Medusa's js-sdk expects of a login that needs a second call.
 */
export interface LoginCodeSent {
  status: "sent";
  expires_in_seconds: number;
  location: "otp";
}

/** Answer to the right code. */
export interface LoggedIn {
  token: string;
}
