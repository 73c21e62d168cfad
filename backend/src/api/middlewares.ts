import { defineMiddlewares } from "@medusajs/framework/http";
import { answerErrors } from "../http/answer-errors";
import { completeRefusals } from "../http/complete-refusals";

export default defineMiddlewares({
  errorHandler: answerErrors,
  routes: [{ matcher: "/*", middlewares: [completeRefusals] }],
});
