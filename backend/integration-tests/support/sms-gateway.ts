import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** A text message as the gateway got it. */
export interface SentSms {
  to: string;
  text: string;
  template: string;
  key: string;
  authorization: string | undefined;
}

/** The SMS gateway of the platform under test: keeps what it accepts, and refuses or fails when told to. */
export class FakeSmsGateway {
  /** What was accepted, repeats included. */
  readonly accepted: SentSms[] = [];
  /** Everything that was asked for, whatever the answer. */
  readonly asked: SentSms[] = [];
  private readonly statuses = new Map<string, number[]>();
  private readonly server: Server = createServer((request, response) => void this.answer(request, response));

  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => this.server.once("error", reject).listen(port, resolve));
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Answers the next messages to a number with these statuses, one after the other, and 200 from then on. */
  failNext(to: string, ...statuses: number[]): void {
    this.statuses.set(to, statuses);
  }

  /** The accepted messages to a number, login codes left out, oldest first. */
  messagesTo(to: string): SentSms[] {
    return this.accepted.filter((sms) => sms.to === to && sms.template !== "login-code");
  }

  /** How often a message to a number was asked for under each of its keys. */
  triesTo(to: string): SentSms[] {
    return this.asked.filter((sms) => sms.to === to && sms.template !== "login-code");
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString());
    const { authorization } = request.headers;
    const key = String(request.headers["idempotency-key"]);
    const sms: SentSms = { to: body.to, text: body.text, template: body.template, key, authorization };
    this.asked.push(sms);
    const isLogin = sms.template === "login-code";
    const status = isLogin ? 200 : (this.statuses.get(sms.to)?.shift() ?? 200);
    if (status === 200) this.accepted.push(sms);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ id: `sms_${key}` }));
  }
}
