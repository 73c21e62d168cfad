import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { PLUGIN, WEBHOOK_PATH } from "../contract";
import { isWebhookSigned } from "../providers/razorpay/webhook";
import { refusedAtTheDoor } from "../providers/razorpay/refusals";

/**
 * Turns away at the door what Razorpay did not sign: Medusa's route would say yes to anything, keep it in Redis and only
 * find out later. The provider checks once more, since events come to it from elsewhere too.
 */
export function requireSignature(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  const { plugins } = req.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE);
  const plugin = plugins.find((each) => typeof each === "object" && each.resolve === PLUGIN);
  const secret = typeof plugin === "object" ? plugin.options.webhook_secret : undefined;
  const signed =
    typeof secret === "string" && isWebhookSigned({ rawData: req.rawBody as Buffer, headers: req.headers }, secret);
  next(signed ? undefined : refusedAtTheDoor());
}

export default defineMiddlewares({
  routes: [
    {
      matcher: WEBHOOK_PATH,
      methods: ["POST"],
      bodyParser: { preserveRawBody: true },
      middlewares: [requireSignature],
    },
  ],
});
