import type { RequestHandler } from "express";
import { languageOf, type Language } from "../locale/languages.js";
import type { Assets } from "./assets.js";

const FONT_LINK = /<link rel="stylesheet" href="https:\/\/fonts\.googleapis\.com[^>]*>/;
const LANGUAGE = /<html lang="?[a-z]+"?>/;
const INLINE_SCRIPT = /<script>/g;
const BUNDLE = /<script src="\/admin(\/frontend\/assets\/[a-z.-]+\.js)"><\/script>/g;
/** AdminJS's page has two inline scripts, its state and its start; a third one was not written by it. */
const INLINE_SCRIPTS_PER_PAGE = 2;

/** What pages get besides AdminJS's own. */
interface PageDress {
  language: Language;
  /** Of amounts that name none themselves; as ISO 4217 has it. */
  currency: string | null;
  assets: Pick<Assets, "addressOf">;
}

/**
 * Fits AdminJS's page to our rules: no request to a font host, inline scripts allowed one by one through the nonce of
 * the content security policy, bundles under addresses that can be cached for good. Throws when the page is not the one we know.
 */
export function dressPage(html: string, nonce: string, { language, currency, assets }: PageDress): string {
  const scripts = html.match(INLINE_SCRIPT)?.length ?? 0;
  if (scripts !== INLINE_SCRIPTS_PER_PAGE || !FONT_LINK.test(html)) {
    throw new Error(`The panel's page has ${scripts} inline scripts instead of ${INLINE_SCRIPTS_PER_PAGE}: not sent.`);
  }
  return html
    .replace(FONT_LINK, "")
    .replace(LANGUAGE, `<html lang="${language}" data-currency="${currency ?? ""}">`)
    .replace(INLINE_SCRIPT, `<script nonce="${nonce}">`)
    .replace(BUNDLE, (_script, address: string) => `<script src="${assets.addressOf(address)}"></script>`);
}

/** Dresses every page that AdminJS sends through this response. */
export function pageShell({ currency, assets }: Omit<PageDress, "language">): RequestHandler {
  return (request, response, next) => {
    const send = response.send.bind(response);
    response.send = (body: unknown) => {
      response.send = send;
      const isPage = typeof body === "string" && body.includes("<!DOCTYPE html>");
      if (!isPage) return send(body);
      const nonce = String(response.locals.nonce);
      return send(dressPage(body, nonce, { language: languageOf(request.headers.cookie), currency, assets }));
    };
    response.set("cache-control", "no-store");
    next();
  };
}
